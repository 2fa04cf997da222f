import type { Because, BecauseOfAct } from '../values/because.ts';
import { type Said, said } from '../values/said.ts';
import type { Refusal } from '../values/verdict.ts';
import { fillIn, sayFacts } from './say-facts.ts';

/** A sentence for each word of a refusal. Its placeholders are filled with the refusal's facts. */
export type Sentences<B extends Because> = Readonly<Record<B, Said>>;

/** The sentences for refusals of an applicant's acts, and of any act on a declaration. */
export const REFUSALS: Sentences<BecauseOfAct> = {
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
  'file-not-opened-yet': said(
    '没能在限定的时间和内存内打开这个文件；请稍后再点一次，或重新打印为 PDF（照片请缩小）后另行上传。',
    'The file could not be opened in the time and memory set for it. Try once more, or print it to PDF anew (make a photograph smaller) and upload that.',
  ),
  'key-reused': said(
    '同一个 Idempotency-Key 已用于另一次操作，请换一个。',
    'This Idempotency-Key was used for another request; use a new one.',
  ),
  'no-such-call': said('没有这个评审通知，请核对编号。', 'There is no such call; check its id.'),
  'is-booked': said(
    '这份申报已预约在 {bookedFor} 自动提交，在此之前不能改动。要修改或现在提交，请先取消预约。',
    'It is booked to be submitted by itself at {bookedFor}, and takes no change until then. To change it, or to submit it now, cancel the booking first.',
  ),
  'not-booked': said(
    '这份申报没有预约提交，或预约已经办理；请查看最新状态。',
    'No submission of it is booked, or the booking has run; look at its present status.',
  ),
  'not-in-this-standing': said(
    '申报当前状态为“{standing}”，不能进行此操作；请刷新查看最新状态。',
    'The declaration stands at "{standing}", which does not allow this; look at its present status.',
  ),
  'refused-by-lock': said(
    '“{stage}”截止时仍有异议未处理完，已由系统按通知自动记为不予推荐；确有特殊情况的，请与人社部门联系。',
    'An objection was unsettled when "{stage}" closed, so it was refused automatically. For a special reason, ask the HR bureau.',
  ),
  lapsed: said(
    '“{stage}”截止时申报尚未办结，已按逾期处理，不再受理；如有特殊原因请联系主管部门。',
    'It was unfinished when "{stage}" closed and has lapsed; late is not accepted. For a special reason, ask the HR bureau.',
  ),
  abandoned: said(
    '“{stage}”截止时仍未完成，已按通知视为放弃。',
    'It was unfinished when "{stage}" closed and counts as abandoned, as the call says.',
  ),
  stale: said(
    '您看到的内容之后已有变化（您看到 {shown}，现为 {now}）；请查看变化后重新操作。',
    'Something changed since what you saw ({shown}, now {now}); look at it and decide again.',
  ),
  'already-decided': said(
    '此件已有决定，您的操作未生效；请查看最新状态。',
    'This was decided already; look at its present status.',
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
  'next-stage-closed': said(
    '接下来的“{stage}”已于 {closesAt} 截止，办了也到不了下一步，故不受理；如有特殊原因请联系主管部门。',
    'The next step, "{stage}", closed at {closesAt}, so this would lead nowhere and is not accepted. For a special reason, ask the HR bureau.',
  ),
  'term-over': said(
    '这份申报在“{step}”的办理期限已于 {endsAt} 届满，不再受理；确有特殊情况的，请与主管部门联系。',
    'The time that this declaration had for "{step}" ended at {endsAt}, so this is not accepted. For a special reason, ask the HR bureau.',
  ),
  'in-time-but-unrecorded': said(
    '您的这次操作于 {at} 送达，在截止之前，但系统未能及时登记，没有生效；不视为逾期。请再试一次；仍不成功的，请凭上述时间联系主管部门。',
    'This arrived at {at}, before the closing, but could not be recorded and did not take effect; you are not late. Try again; if that fails, tell the HR bureau this time.',
  ),
  'grant-ran-out': said(
    '准许的逾期申报已于 {until} 到期。',
    'The late entry that was granted ended at {until}.',
  ),
  'grant-used': said(
    '准许的逾期申报已经使用，只能使用一次。',
    'The late entry that was granted has been used; it admits one entry.',
  ),
  'granted-already': said(
    '已准许逾期办理至 {until}，尚未到期；到期后仍需要的，届时再准许。',
    'A late entry is granted until {until} and still runs; another may be granted when it has ended.',
  ),
  'link-ended': said(
    '您的链接已失效，操作未登记；请使用最近一封通知邮件中的链接。',
    'Your link opens no more and nothing was recorded; use the link of the latest letter.',
  ),
  'already-claimed': said(
    '您已有另一份申报，{scope}只能有一份。',
    'You have another declaration; there is one {scope}.',
  ),
  'number-claimed': said(
    '这一证件号码名下已有另一份申报，{scope}只能有一份。如不是您本人提交，请联系：{contact}；核实后可解除占用，您填写的内容不受影响。',
    'Another declaration is held under this identity number; there is one {scope}. If it is not yours, ask: {contact}. Once that is established the number is freed; what you filled in stays.',
  ),
  'claim-freed': said(
    '经操作员核实，这一证件号码属于他人，不能再用它提交。请改填您本人的号码；如号码确是您本人的，请联系：{contact}。',
    'The operators established that this identity number is somebody else’s, so nothing is submitted under it again. State your own; if it is yours, ask: {contact}.',
  ),
  'confirmation-wrong': said(
    '登记内容有误，请逐项改正。',
    'What is recorded is not filled in correctly; each point is listed.',
  ),
  'sent-too-late': said(
    '材料寄出（以邮戳为准）或送达的最后一天是 {sentBy}，此件已晚，不能登记收到。',
    'Papers had to be posted (by their postmark) or handed in by {sentBy}; these came too late and cannot be recorded as received.',
  ),
  'claim-gone': said(
    '经操作员核实，这份申报填写的证件号码已改由他人使用，不能再往下办；请联系主管部门。',
    'The operators established that its identity number is somebody else’s, so it goes no further; ask the HR bureau.',
  ),
  'posts-not-stated': said(
    '用人单位没有登记{level}的核定情况，现在不能办理。请由单位把核定数、已聘数、取得资格未聘数和核定机关、日期报主管部门登记，登记后再办。',
    'Nothing is registered of the posts that the employer has at this level ({level}), so this cannot be done now. The employer states to the HR bureau how many were approved, by whom and when, how many are employed and how many hold the title without employment; once that is registered, do it again.',
  ),
  'no-free-post': said(
    '{level}没有空余：用人单位本年度按规定可占用 {most} 个，已占用 {taken} 个。有人撤回、不予推荐或逾期的，空出后可再办；核定数有变化的，请先由单位报主管部门重新登记。',
    'No post is free ({level}): by the rule the employer may fill {most} this year, and {taken} are taken. It can be done once another declaration is withdrawn, refused or lapses; if the approved number has changed, the employer has it registered anew with the HR bureau first.',
  ),
  'nothing-changed': said(
    '填写的与现有的相同，没有更改。',
    'It is what stands already; nothing was changed.',
  ),
  incomplete: said(
    '申报材料不完整，请一次补齐以下各项。',
    'The declaration is incomplete; everything that is missing is listed.',
  ),
  'refused-by-rule': said(
    '按通知的规则不能提交：下列条件不符合。这是系统按规则自动作出的，没有人作过决定。您可以要求由人核定：请联系 {contact}，并告知申报编号；工作人员记录准许并写明理由后，即可提交。',
    'By the call’s rules this cannot be submitted: the conditions below are not met. The rule alone says so, and nobody has decided it. You may ask for a person: tell {contact} the reference number. Once an officer has admitted the case, in a recorded act with its reason, it can be submitted.',
  ),
  malformed: said(
    '有的内容填写不正确，请逐项改正。',
    'Some of it is not filled in correctly; each point is listed.',
  ),
  'too-many-begun': said(
    '您在本次评审下已建立 {most} 份申报，不能再新建；确需申报的，请联系主管部门。',
    'You have begun {most} declarations under this call, the most there may be; if you still have to declare, ask the HR bureau.',
  ),
  'too-many-changes': said(
    '提交前已修改 {most} 次，不能再改；请提交现有内容，或撤回后重新申报。',
    'It was changed {most} times before being submitted, the most there may be: submit it as it is, or withdraw it and declare again.',
  ),
  'too-many-corrections': said(
    '联系方式已更正 {most} 次，不能再改；确需更正的，请联系主管部门。',
    'Telephone and mailbox were corrected {most} times, the most there may be; if they still have to change, ask the HR bureau.',
  ),
  'too-many-announced': said(
    '今天已为这份申报登记上传 {most} 个文件；请先上传、收下已登记的文件，其余明天再传。',
    '{most} files were announced for this declaration today, the most there may be: upload those, and the rest tomorrow.',
  ),
  'calendar-not-published': said(
    '{year}年放假安排尚未公布，暂时无法计算；公布后即可计算。',
    "{year}'s arrangement is not published, so this cannot be counted yet; it is as soon as that is there.",
  ),
};

/**
 * Says why an act was refused, and what to do next. Instants are said by the zone's wall clock; without a zone they
 * stay as they are stored. `besides` holds further sentences of an entrance that refuses more than acts on a
 * declaration.
 */
export function sayRefusal<B extends Because = never>(
  { because, facts = {} }: Refusal<BecauseOfAct | NoInfer<B>>,
  zone?: string,
  besides?: Sentences<B>,
): Said {
  const sentences = { ...REFUSALS, ...besides } as Sentences<BecauseOfAct | B>;
  return fillIn(sentences[because], sayFacts(facts, zone));
}
