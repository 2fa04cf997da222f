import type { BecauseOfOperator } from '../values/because.ts';
import { said } from '../values/said.ts';
import type { Sentences } from './say-refusal.ts';

/** The sentences for refusals that only an operator's act meets: the reason, and what to do next. */
export const OPERATOR_REFUSALS: Sentences<BecauseOfOperator> = {
  unconfirmed: said(
    '尚未执行：本操作有以下影响，须先确认。',
    'Nothing was done yet: the act has these effects, which must be confirmed first.',
  ),
  'no-such-registration': said(
    '存储桶中没有 {file}；请先在 S3 控制台上传到这个位置，再重新启动本操作。',
    'The bucket holds no {file}: upload it there by the S3 console, then start the act again.',
  ),
  'registration-too-large': said(
    '登记文件超过 {most} KB；请分成几个文件，逐个登记。',
    'The file of registrations is larger than {most} KB; divide it and register each.',
  ),
  'registration-not-json': said(
    '登记文件不是有效的 JSON（UTF-8 编码）；请改正后重新上传，再启动本操作。',
    'The file of registrations is no JSON in UTF-8: correct it, upload it again and start the act again.',
  ),
  'too-many-successors': said(
    '本文件中更换的人员太多：连同须停用的链接共 {writes} 项，一次最多 {most} 项；请分成几个文件，逐个登记。',
    'The file replaces too many people: with the links that end it takes {writes} writes, of at most {most}; divide it and register each.',
  ),
  'no-calendar': said(
    '还没有公布任何放假安排，无法计算日期；请先用 publish-calendar 公布。',
    'No arrangement of days off is published yet, so no day can be counted: start the act publish-calendar first.',
  ),
  'nothing-published-yet': said(
    '还没有发布过，没有可以替换的版本（您填写的 expectedVersion 是 {shown}）；首次发布请填 0，再重新启动本操作。',
    'Nothing was published yet, so there is no version {shown} to replace: write 0 as expectedVersion and start the act again.',
  ),
  'nothing-registered-yet': said(
    '文件中有还没有登记过的，没有可以替换的版本（您填写的 expected 是 {shown}）；首次登记请填 0 或不填，再重新启动本操作。',
    'The file has what was not registered yet, so there is no version {shown} to replace: write 0 as expected, or leave it out, and start the act again.',
  ),
  'no-link-yet': said(
    '这个岗位还没有过链接，没有可以作废的（您填写的 expectedRound 是 {shown}）；请填 0，再重新启动本操作。',
    'The desk has had no link yet, so there is no link {shown} to revoke: write 0 as expectedRound and start the act again.',
  ),
  'no-such-call-file': said(
    '存储桶中没有 {file}；请先在 S3 控制台上传到这个位置，再重新启动本操作。',
    'The bucket holds no {file}: upload it there by the S3 console, then start the act again.',
  ),
  'call-too-large': said(
    '通知文件超过 {most} KB；请核对是否传错了文件。',
    'The file of the call is larger than {most} KB; look whether it is the right one.',
  ),
  'call-not-text': said(
    '通知文件不是 UTF-8 编码的文字；请另存为 UTF-8 后重新上传，再启动本操作。',
    'The file of the call is no text in UTF-8: save it as such, upload it again and start the act again.',
  ),
  'no-such-calendar': said(
    '存储桶中没有 {file}；请先在 S3 控制台上传到这个位置，再重新启动本操作。',
    'The bucket holds no {file}: upload it there by the S3 console, then start the act again.',
  ),
  'calendar-too-large': said(
    '放假安排文件超过 {most} KB；请核对是否传错了文件。',
    'The file of days off is larger than {most} KB; look whether it is the right one.',
  ),
  'calendar-not-json': said(
    '放假安排文件不是有效的 JSON（UTF-8 编码）；请改正后重新上传，再启动本操作。',
    'The file of days off is no JSON in UTF-8: correct it, upload it again and start the act again.',
  ),
  'calendar-unchanged': said(
    '这份安排与现行第 {version} 版相同，无须公布。',
    'This is what version {version}, which is in force, says already.',
  ),
  'calendar-years-vanish': said(
    '文件中没有 {years} 年，而这一年已经开始：人们已按它的安排办理，不能撤回；请保留并在其中改正。',
    'The file lacks {years}, which has begun: people have gone by its arrangement, so it cannot be taken back. Keep the year and correct it there.',
  ),
  'claim-not-held': said(
    '这一证件号码没有被其他申报占用，无须解除。',
    'No other declaration holds this identity number; there is nothing to free.',
  ),
  'not-the-holder': said(
    '占用这一证件号码的是申报 {holder}（{standing}，单位代码 {employer}）；请核实后填写 "holder": "{holder}"，重新启动本操作。',
    'The number is held by the declaration {holder} ({standing}, employer {employer}). Establish whose it is, then start the act again with "holder": "{holder}".',
  ),
  'number-accepted-already': said(
    '这份申报填写的证件号码已经核准，无须再次核准。',
    'The number that this declaration states was let through already.',
  ),
  'nothing-to-admit': said(
    '这份申报没有按规则不能提交的条件，无须准许。',
    'No condition of this declaration refuses by rule; there is nothing to admit.',
  ),
  'not-the-conditions': said(
    '按规则不能提交的条件是：{conditions}。请核实后把准许的写入 "conditions"，重新启动本操作。',
    'What refuses by rule is: {conditions}. Establish the case, then start the act again with "conditions" naming those on which it is admitted.',
  ),
  'nothing-to-accept': said(
    '这份申报填写的证件号码，校验码相符，或者这类证件没有校验码，无须核准；提交时若仍被拒绝，请按所列原因办理。',
    'The check digit of the number that this declaration states is right, or its document has none: there is nothing to let through. If it cannot be submitted, what is listed there is the reason.',
  ),
  'number-not-stated': said(
    '这份申报还没有填写证件号码；请申报人先填写并保存。',
    'The declaration states no identity number yet; its applicant must fill it in first.',
  ),
  'nothing-to-rehash': said(
    '密钥环中只有一个证件哈希密钥，没有需要改用的；请先按 docs/keys.md 准备并启用新密钥。',
    'The ring has one key of the identity hash alone: prepare and promote another first (docs/keys.md).',
  ),
  'no-such-sanctions': said(
    '存储桶中没有 {file}；请先在 S3 控制台上传到这个位置，再重新启动本操作。文件每用一次即从存储桶删除。',
    'The bucket holds no {file}: upload it there by the S3 console, then start the act again. Each act deletes the file that it read.',
  ),
  'sanctions-too-large': said(
    '诚信档案文件超过 {most} KB；请分成几个文件。',
    'The file of sanctions is larger than {most} KB; divide it.',
  ),
  'sanctions-not-json': said(
    '诚信档案文件不是有效的 JSON（UTF-8 编码）；请改正后重新上传，再启动本操作。',
    'The file of sanctions is no JSON in UTF-8: correct it, upload it again and start the act again.',
  ),
  'no-such-sanction': said(
    '诚信档案库中没有记录 {sanction}；它可能已到期并被清除。',
    'The register has no entry {sanction}; it may have run out and been forgotten.',
  ),
  'sanction-ended': said(
    '记录 {sanction} 已经终止，不再更改。',
    'The entry {sanction} was ended and changes no more.',
  ),
  'no-file-signing-key': said(
    '密钥环没有文件签名密钥；请用 npm run -s key-ring -- rotate file-signing 添加（docs/keys.md），再重新启动本操作。',
    'The key ring has no key that signs files: add one by npm run -s key-ring -- rotate file-signing (docs/keys.md), then start the act again.',
  ),
  'not-shared': said(
    '记录 {sanction} 没有告知过“{platform}”；平台名称须与告知时写法一致。',
    '{sanction} was never shared with "{platform}"; spell the platform as when it was told.',
  ),
  'no-such-stage': said('评审通知中没有环节“{stage}”。', 'The call has no stage "{stage}".'),
  'grant-in-the-past': said(
    '准许期限 {until} 已过，请填写将来的时间。',
    'The end of the grant, {until}, has passed; give a later one.',
  ),
  'grant-before-closing': said(
    '准许期限 {until} 不晚于该环节现有的截止时间 {closesAt}，无须准许；请填写更晚的时间。',
    'The end of the grant, {until}, is not after the closing {closesAt}; give a later one.',
  ),
  'call-unreadable': said(
    '评审通知文件有误，请逐项改正。',
    "The call's file has defects; every one is listed.",
  ),
  'would-strand-cases': said(
    '尚未发布：这一版与现行的截止锁或已有的申报不符，请逐项改正。',
    'Nothing was published: the version does not fit the locks in force or the declarations that there are; every point is listed.',
  ),
  'never-earlier': said(
    '截止时间只能延后，不能提前（{from} → {to}）。',
    'A closing never moves earlier ({from} to {to}).',
  ),
  'to-in-the-past': said('新的截止时间 {to} 已过。', 'The new closing {to} has passed.'),
  'past-the-next-stage': said(
    '必须早于下一环节{next}的截止时间 {closesAt}；请先延后该环节。',
    'It must come before the closing {closesAt} of the next stage, {next}; move that one first.',
  ),
  'no-such-act': said('没有这种操作；可用的操作：{acts}。', 'There is no such act; the acts are {acts}.'),
};
