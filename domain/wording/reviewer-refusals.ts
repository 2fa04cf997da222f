import type { BecauseOfReviewer } from '../values/because.ts';
import { said } from '../values/said.ts';
import type { Sentences } from './say-refusal.ts';

/** The sentences for refusals that only a reviewer's act meets: the reason, and what to do next. */
export const REVIEWER_REFUSALS: Sentences<BecauseOfReviewer> = {
  'claim-lost': said(
    '经操作员核实，这份申报填写的证件号码已改由他人使用，不能推荐；请退回申报人更正，或不予推荐。',
    'The operators established that its identity number is somebody else’s, so it cannot be recommended: return it for correction or refuse it.',
  ),
  'own-declaration': said(
    '本岗位登记的联系人就是申报人本人，不能办理自己的申报；请联系主管部门登记其他联系人。',
    'The applicant is the registered contact of this desk, and nobody decides on his own declaration; ask the HR bureau to register somebody else.',
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
  'returned-as-often': said(
    '本环节对同一份申报最多退回 {most} 次，已用完，不能再退回；只能同意或不予推荐。',
    'This step may return a declaration {most} time(s) at most and has done so; support or refuse it.',
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
  'cannot-finish-before-year': said(
    '{year}年放假安排尚未公布，但无论如何安排，此日张贴的公示都来不及在截止日 {latest} 前期满；如仍要张贴，请明确确认。',
    "{year}'s arrangement is not published, but however it turns out, a notice posted then ends too late for the last day {latest}; confirm to post all the same.",
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
  'too-many-objections': said(
    '已登记 {most} 条异议，不能再单独登记；请把其余异议一并写入某一条的处理情况，并联系主管部门。',
    '{most} objections are recorded, the most there may be: write further ones into the handling of one of them, and tell the HR bureau.',
  ),
  'no-such-condition': said(
    '所填的条件不是这份申报的条件，请刷新页面后重新填写。',
    'A condition that is judged otherwise is none of this declaration’s; open its page anew.',
  ),
  'no-such-line': said(
    '所评的一行不在最近一次提交的评分表中，或现在不由用人单位评分，请刷新页面后重新填写。',
    'A line that was given points is none of the last submission, or it is not the employer’s turn; open the page anew.',
  ),
  'too-many-rounds': said(
    '这份申报已退回、中断或重新开放 {most} 次，不能再登记中断；请联系主管部门。',
    'The declaration was returned, interrupted or reopened {most} times, so no further interruption is recorded: tell the HR bureau.',
  ),
};
