import type { DefectWord } from '../values/defect.ts';
import { type Said, said } from '../values/said.ts';

/** The sentence for each word of a defect. Its placeholders are filled with the defect's detail. */
export const DEFECTS: Readonly<Record<DefectWord, Said>> = {
  missing: said('未填写。', 'must be filled in.'),
  'wrong-type': said('填写的内容类型不对。', 'is of the wrong type.'),
  malformed: said('格式不正确、过长或不在可选范围内。', 'is malformed, too long or not among the choices.'),
  'no-such-day': said(
    '日历上没有 {day} 这一天，请核对。',
    'names {day}, a day that no calendar has; compare it.',
  ),
  'not-a-year': said(
    '年份须为四位数字，如 2021。',
    'must have a year of four digits as its name, such as 2021.',
  ),
  'no-letter': said('至少要有一个汉字或字母。', 'needs at least one letter or ideograph.'),
  'given-twice': said('同一年份写了两次，请只留一个。', 'is stated twice; leave one of them.'),
  'unknown-field': said('没有这一项，请删去。', 'is not a field of a declaration; take it away.'),
  'not-stated': said('须声明在职在岗。', 'must be made: employed there and at the post.'),
  'level-not-open': said(
    '这个级别现在不受理申报，请另选级别。',
    'takes no declarations now; choose another level.',
  ),
  'not-asked': said('本次通知不要求填写，请去掉。', 'is asked of nobody by this call; leave it out.'),
  'not-in-this-call': said(
    '不在本次评审通知的范围内，请重新选择。',
    'is not offered by this call; choose again.',
  ),
  'in-the-future': said('不能晚于今天。', 'lies in the future.'),
  'before-the-call': said(
    '早于通知发布的 {issuedOn}，请核对。',
    'lies before the call was issued, on {issuedOn}; check it.',
  ),
  'booked-in-the-past': said('须晚于现在（{now}）。', 'must lie ahead: it is {now} now.'),
  'booked-too-late': said(
    '最晚可预约到 {latest}（截止前 {minutes} 分钟）；更晚的，请到时自己提交。',
    'is too close to the closing: at the latest {latest}, {minutes} minutes before it. Later than that, please submit it yourself.',
  ),
  'too-large': said('不能超过 {maximum}。', 'is more than {maximum}.'),
  'too-much-stated': said(
    '各项内容合计太长，请删短或删去不需要的内容。',
    'holds too much text taken together; shorten it or take away what is not needed.',
  ),
  'end-before-beginning': said('不能早于开始。', 'is earlier than the beginning.'),
  'sum-below-parts': said('不能少于各科目之和。', 'is less than its parts together.'),
  'rank-beyond-people': said('名次（位次）不能大于总人数。', 'is higher than the number of people.'),
  'material-missing': said('未上传“{name}”。', 'still lack "{name}".'),
  'file-name-too-long': said(
    '太长：连同结尾最多 {maximum} 字节（约 83 个汉字），请改短后再上传。',
    'is too long: at most {maximum} bytes with its ending, which are as many letters; shorten it.',
  ),
  'not-a-material-type': said('只接受这些类型：{types}。', 'is not one of the accepted types: {types}.'),
  'file-too-large': said('不能超过 {size}（{maximum} 字节）。', 'is larger than {size} ({maximum} bytes).'),
  'file-empty': said('是空文件。', 'is empty.'),
  'file-size-differs': said('与所报大小不符。', 'is not of the size that was stated.'),
  'file-hash-differs': said(
    '与所报校验值不符，文件可能在传输中损坏，请重新上传。',
    'has another SHA-256 than stated; upload it again.',
  ),
  'file-is-not-its-type': said(
    '内容不是所选的文件类型（{stated}），请换一个文件。',
    'does not hold what its type says ({stated}); choose another file.',
  ),
  'file-is-another-type': said(
    '您选的是 {stated}，文件内容却是 {found}（只改结尾不会改变内容）；请选 {found} 重新上传。',
    'was said to be {stated}, and its content is {found}: another ending does not change it. Choose {found} and upload it again.',
  ),
  'file-is-of-no-type-taken': said(
    '您选的是 {stated}，文件内容却是 {found}，不在接受之列；请另存（导出、打印）为 PDF 或 JPEG 后再上传。',
    'was said to be {stated}, and its content is {found}, which is not taken: save, export or print it as PDF or JPEG, and upload that.',
  ),
  'pdf-locked': said(
    '打开时要输密码，审核人打不开；请去掉打开密码，或打开后选“打印”另存为一份没有密码的 PDF，再上传。',
    'asks for a password when it is opened, which reviewers do not have: take the password off, or open it and print it to PDF, and upload that.',
  ),
  'pdf-protected': said(
    '用了只有特定软件或证书才能解开的加密，审核人打不开；请打开后选“打印”另存为一份 PDF，再上传。',
    'is encrypted for a certain program or certificate, and reviewers cannot open it: open it and print it to PDF, and upload that.',
  ),
  'pdf-damaged': said(
    '打不开：PDF 不完整或已损坏；请重新打印（导出）为 PDF，或重新扫描后再上传。',
    'does not open: the PDF is cut short or damaged. Print it to PDF again, or scan it again, and upload that.',
  ),
  'pdf-without-pages': said(
    '一页也没有；请重新打印（导出）为 PDF 后再上传。',
    'has no page: print it to PDF again, and upload that.',
  ),
  'pdf-page-damaged': said(
    '第 {page} 页打不开；请重新打印（导出）为 PDF，或重新扫描后再上传。',
    'has a page that does not open, number {page}: print it to PDF again, or scan it again, and upload that.',
  ),
  'picture-damaged': said(
    '打不开：图片不完整或已损坏；请重新拍照或重新扫描后再上传。',
    'does not open: the picture is cut short or damaged. Photograph or scan it again, and upload that.',
  ),
  'picture-too-large': said(
    '图片为 {width}×{height} 像素，最多 {millions} 百万像素；请把图片缩小后再上传。',
    'is a picture of {width}×{height} pixels; at most {millions} million are taken. Make it smaller, and upload that.',
  ),
  'pdf-not-opened': said(
    '多次都没能在限定的时间和内存内打开；请重新打印为 PDF（或分成几个文件）后再上传。',
    'could not be opened in the time and memory set for it, several times over: print it to PDF again, or divide it, and upload that.',
  ),
  'picture-not-opened': said(
    '多次都没能在限定的时间和内存内打开；请重新拍照，或把图片缩小后再上传。',
    'could not be opened in the time and memory set for it, several times over: photograph it again or make it smaller, and upload that.',
  ),
  'file-given-already': said(
    '与这项材料下已有的“{name}”内容完全相同，不必再传；如果传错了，请换一个文件。',
    'holds exactly the same as "{name}", which was given for this material already: it need not be uploaded again, or another file was meant.',
  ),
  'too-many-files': said(
    '最多上传 {maximum} 个文件。',
    'holds {maximum} files already, the most there may be.',
  ),
  'not-a-mobile-number': said('不是有效的手机号码（11位）。', 'is no mobile number of 11 digits.'),
  'not-a-telephone-number': said(
    '不是有效的电话号码：请只写一个号码，固定电话加区号，境外号码以 + 和国家或地区代码开头，分机写在“转”之后。',
    'is no telephone number: state one number alone, of a line with its area code, from abroad with + and the code of its country or region, an extension behind “ext.”.',
  ),
  'not-an-email': said('不是有效的电子邮箱地址。', 'is no e-mail address.'),
  'not-registered': said(
    '该单位尚未登记，请核对代码或请单位联系受理部门登记。',
    'is not registered; check the code or have the employer register.',
  ),
  'own-employers-contact': said(
    '您的手机号码或邮箱与单位经办人（主管）相同；不能审核自己的申报，请单位更换经办人。',
    "has your phone or e-mail as its contact's; nobody reviews his own declaration.",
  ),
  'no-body-registered': said(
    '所在地的“{body}”尚未登记，请联系主管部门。',
    'has no "{body}" registered in its district; ask the HR bureau.',
  ),
  'same-name': said(
    '与申报人同名：请勾选声明您不是申报人本人；本人不能办理自己的申报。',
    'must be ticked, as you are called as the applicant is: nobody decides on an own declaration.',
  ),
  'not-confirmed': said(
    '请勾选，表明知道这一决定不能撤销。',
    'must be ticked: you know that this cannot be undone.',
  ),
  'not-agreed': said('须同意现行的承诺内容。', 'must be agreed to as it is worded now.'),
  'signs-of-the-timeline': said(
    '不能换行，也不能含 ； ， ： “ ”：办理记录用这些标点隔开各项内容，写在这里会使人误读。',
    'holds a line break or one of ; , : and quotation marks. The timeline sets its own words apart by these, and would be misread.',
  ),
  'wrong-sign': said(
    '有不能收下的字符：{signs}；请改用正确的字。',
    'holds signs that cannot be kept: {signs}; type the right ones.',
  ),
  'wrong-form': said('位数或格式不正确。', 'has the wrong form.'),
  'wrong-at-place': said(
    '第 {place} 位与这种证件的号码格式不符，请核对。',
    'does not fit its kind of document at place {place}; compare it.',
  ),
  'of-residence-permit': said(
    '是港澳台居民居住证的号码，请在证件类型中选择“港澳台居民居住证”。',
    'is that of a residence permit for Hong Kong, Macao and Taiwan residents: choose that kind of document.',
  ),
  'of-permanent-resident': said(
    '是外国人永久居留身份证的号码，请在证件类型中选择“外国人永久居留身份证”。',
    'is that of a foreign permanent resident card: choose that kind of document.',
  ),
  'wrong-checksum': said(
    '末位（第18位）校验码不符，请逐位核对。',
    'fails its checksum, the 18th place; compare each.',
  ),
  'only-fifteen-digits': said('15位旧号码已停用，请填写18位号码。', 'has 15 digits, which is obsolete.'),
  'no-such-birth-date': said(
    '其中的出生日期（第7至14位）不存在。',
    'holds a birth date, places 7 to 14, that does not exist.',
  ),
  'born-in-the-future': said('其中的出生日期晚于今天。', 'holds a birth date in the future.'),
  'age-not-plausible': said('其中的出生日期与在职年龄不符。', 'holds a birth date of no working age.'),
  'letter-not-used': said(
    '含有代码不使用的字母（I、O、Z、S、V）。',
    'holds a letter never used: I, O, Z, S or V.',
  ),
  'wrong-organisation-checksum': said(
    '其中组织机构代码的校验码不符，请逐位核对。',
    'fails the checksum of its organisation code.',
  ),
  'of-another-decision': said(
    '与所选的决定不符：请改选，或删去这里的内容。',
    'belongs to another decision: choose that one, or empty this field.',
  ),
  'reason-not-asked': said(
    '不须说明理由：这一条已经符合、尚不能判断、不能以理由代替，或者通知中没有这一条；请删去。',
    'is not asked for: the condition is met, not known, not answered by a reason, or not in the call. Take it away.',
  ),
  'posted-before-submission': said(
    '不能早于提交之日 {submittedOn}。',
    'lies before the submission on {submittedOn}.',
  ),
  'posted-before-interruption': said(
    '不能早于上次公示中断之日 {interruptedOn}。',
    'lies before the interruption on {interruptedOn}.',
  ),
  'posted-in-future': said('不能晚于今天（{today}）。', 'lies after today, {today}.'),
  'postmark-after-receipt': said('不能晚于收到日期。', 'lies after the day of receipt.'),
  'posted-too-far-back': said(
    '最早只能填写 {earliestDay}。',
    'lies before {earliestDay}, the earliest day allowed.',
  ),
};
