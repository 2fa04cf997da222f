import { fillIn, type Said, said, sayFacts } from './said.ts';
import type { Refusal } from './verdict.ts';

/** A sentence for each word of a refusal. Placeholders are the refusal's facts. */
export type Sentences = Readonly<Record<string, Said>>;

/** Of acts on a declaration, whoever acts. */
const REFUSALS: Sentences = {
  'no-such-declaration': said(
    '没有这份申报，请核对申报编号。',
    'There is no such declaration; check the reference number.',
  ),
  'already-taken-in': said('这个文件已经处理过。', 'This file was dealt with already.'),
  'no-such-material': said(
    '没有这份材料，请刷新页面。',
    'There is no such material; look at the list again.',
  ),
  'not-uploaded': said('还没有收到这个文件，请先上传。', 'The file has not arrived; upload it first.'),
  'file-refused': said(
    '文件没有收下，请按下列说明更换后重新上传。',
    'The file was not taken in; every defect is listed.',
  ),
  'key-reused': said(
    '同一个 Idempotency-Key 已用于另一次操作，请换一个。',
    'This Idempotency-Key was used for another request; use a new one.',
  ),
  'no-such-call': said('没有这个评审通知，请核对编号。', 'There is no such call; check its id.'),
  'not-in-this-standing': said(
    '申报当前状态为“{standing}”，不能进行此操作；请刷新查看最新状态。',
    'The declaration stands at "{standing}", which does not allow this; look at its present status.',
  ),
  lapsed: said(
    '“{stage}”截止时申报尚未办结，已按逾期处理，不再受理；如有特殊原因请联系主管部门。',
    'It was unfinished when "{stage}" closed and has lapsed; late is not accepted. For a special reason, ask the HR bureau.',
  ),
  stale: said(
    '您看到的内容之后已有变化（您看到 {shown}，现为 {now}）；请查看变化后重新操作。',
    'Something changed since what you saw ({shown}, now {now}); look at it and decide again.',
  ),
  'already-decided': said(
    '此件已有决定，您的操作未生效；请查看最新状态。',
    'This was decided already; look at its present status.',
  ),
  'link-ended': said(
    '您的链接已失效，操作未登记；请使用最近一封通知邮件中的链接。',
    'Your link opens no more and nothing was recorded; use the link of the latest letter.',
  ),
  superseded: said('已有更新的处理流程，此操作未生效。', 'A later run has taken over; nothing was changed.'),
  'stage-not-open': said(
    '“{stage}”尚未开始，{opensAt} 起受理。',
    '"{stage}" is not open yet; it opens at {opensAt}.',
  ),
  'stage-closed': said(
    '“{stage}”已于 {closesAt} 截止，逾期不再受理；如有特殊原因请联系主管部门。',
    '"{stage}" closed at {closesAt}; late is not accepted. For a special reason, ask the HR bureau.',
  ),
  'in-time-but-unrecorded': said(
    '您在截止前已提交，但系统未能及时记录；请立即重试或联系主管部门，不视为逾期。',
    'You were in time but it could not be recorded; try again or call the HR bureau. You are not late.',
  ),
  'own-declaration': said(
    '本岗位登记的联系人就是申报人本人，不能办理自己的申报；请联系主管部门登记其他联系人。',
    'The applicant is the registered contact of this desk, and nobody decides on his own declaration; ask the HR bureau to register somebody else.',
  ),
  'grant-ran-out': said(
    '准许的逾期申报已于 {until} 到期。',
    'The late entry that was granted ended at {until}.',
  ),
  'grant-used': said(
    '准许的逾期申报已经使用，只能使用一次。',
    'The late entry that was granted has been used; it admits one entry.',
  ),
  'already-claimed': said(
    '您本年度已有另一份申报，每人每年只能有一份。',
    'You have another declaration this year; there is one a person and year.',
  ),
  incomplete: said(
    '申报材料不完整，请一次补齐以下各项。',
    'The declaration is incomplete; everything that is missing is listed.',
  ),
  malformed: said(
    '有的内容填写不正确，请逐项改正。',
    'Some of it is not filled in correctly; each point is listed.',
  ),
  'identity-fixed': said(
    '提交后不能更改身份证件信息；如有错误请撤回后重新申报。',
    'Identity cannot change after submission; withdraw and declare again.',
  ),
  'reason-missing': said('请写明理由。', 'Give the reason.'),
  'defects-missing': said('退回时须一次写明全部需要补正的内容。', 'A return names every defect at once.'),
  'returns-not-allowed': said(
    '本环节不允许退回，只能同意或不予推荐。',
    'This stage cannot return a declaration; support or refuse it.',
  ),
  'too-late-to-return': said(
    '补正截止时间 {resubmitBy} 已过，不能再退回；只能同意或不予推荐。',
    'The time to correct ended at {resubmitBy}, so it cannot be returned; support or refuse it.',
  ),
  'opinion-missing': said('请填写用人单位推荐意见。', "Give the employer's opinion."),
  'posting-wrong': said(
    '公示信息有误，请逐项改正。',
    'The posting is not filled in correctly; each point is listed.',
  ),
  'cannot-finish-in-time': said(
    '此日张贴的公示到 {lastDay} 才满，{resultFrom} 方可登记结果，已晚于截止日 {latest}；如仍要张贴，请明确确认。',
    'Posted then, the notice ends {lastDay} and its result can be recorded from {resultFrom}, after the last day {latest}; confirm to post all the same.',
  ),
  'notice-still-running': said(
    '公示至 {lastDay} 结束，{resultFrom} 起方可登记“无异议”。',
    'The public notice runs to {lastDay}; "no objection" can be recorded from {resultFrom}.',
  ),
  'objection-unsettled': said(
    '还有 {objections} 条异议没有处理结果，请先登记处理情况。',
    '{objections} objections have no handling yet; record it first.',
  ),
  'no-such-open-objection': said('没有第 {number} 条待处理异议。', 'There is no open objection {number}.'),
  'too-many-begun': said(
    '您在本次评审下已建立 {most} 份申报，不能再新建；确需申报的，请联系主管部门。',
    'You have begun {most} declarations under this call, the most there may be; if you still have to declare, ask the HR bureau.',
  ),
  'too-many-changes': said(
    '提交前已修改 {most} 次，不能再改；请提交现有内容，或撤回后重新申报。',
    'It was changed {most} times before being submitted, the most there may be: submit it as it is, or withdraw it and declare again.',
  ),
  'too-many-announced': said(
    '今天已为这份申报登记上传 {most} 个文件；请先上传、收下已登记的文件，其余明天再传。',
    '{most} files were announced for this declaration today, the most there may be: upload those, and the rest tomorrow.',
  ),
  'too-many-objections': said(
    '已登记 {most} 条异议，不能再单独登记；请把其余异议一并写入某一条的处理情况，并联系主管部门。',
    '{most} objections are recorded, the most there may be: write further ones into the handling of one of them, and tell the HR bureau.',
  ),
  'too-many-rounds': said(
    '这份申报已退回、中断或重新开放 {most} 次，不能再登记中断；请联系主管部门。',
    'The declaration was returned, interrupted or reopened {most} times, so no further interruption is recorded: tell the HR bureau.',
  ),
  'record-full': said(
    '这份申报的内容太长，已无法保存；请缩短文字，或删去不需要的材料后再试。',
    'The declaration holds too much to be kept: shorten its texts or take off files that are not needed, and try again.',
  ),
  'calendar-not-published': said(
    '{year}年节假日安排尚未公布，无法计算。',
    'The calendar of {year} is not published yet, so it cannot be counted.',
  ),
};

/**
 * Why an act was refused, and what to do next. Instants are said as the zone's wall clock shows them; without a zone
 * as they are kept. `besides` are the sentences of whoever refuses more than acts on a declaration.
 */
export function sayRefusal({ because, facts = {} }: Refusal, zone?: string, besides: Sentences = {}): Said {
  const sentence =
    besides[because] ?? REFUSALS[because] ?? said(`不予受理（${because}）。`, `Refused (${because}).`);
  return fillIn(sentence, sayFacts(facts, zone));
}

/** Every word of an act on a declaration for which there is a sentence. */
export const SAID_REFUSALS = Object.keys(REFUSALS);
