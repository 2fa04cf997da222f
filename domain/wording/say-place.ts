import { type Said, said } from '../values/said.ts';
import { sayFactPlace } from './facts/say-fact.ts';

/** The names of the fields, by JSON pointer. */
const PLACES: Readonly<Record<string, Said>> = {
  '': said('填报内容', 'The content'),
  '/identity': said('身份信息', 'Identity'),
  '/identity/kind': said('证件类型', 'Kind of identity document'),
  '/identity/number': said('证件号码', 'Identity number'),
  '/identity/name': said('姓名', 'Name'),
  '/identity/phone': said('手机号码', 'Mobile number'),
  '/identity/smsAgreed': said('接收短信', 'Short messages'),
  '/identity/email': said('电子邮箱', 'E-mail address'),
  '/employer': said('用人单位', 'Employer'),
  '/inService': said('在职在岗情况', 'Employment'),
  '/inService/stated': said('在职在岗声明', 'Statement of employment'),
  '/inService/post': said('现任岗位', 'Post'),
  '/level': said('申报级别', 'Level'),
  '/profession': said('申报专业', 'Profession'),
  '/eligibilityRoute': said('申报途径', 'Eligibility route'),
  '/facts': said('学历、职称等情况', 'Degrees, titles and other facts'),
  '/hours': said('继续教育学时', 'Hours of continuing education'),
  '/degrees': said('学历', 'Degrees'),
  '/titles': said('职称', 'Titles'),
  '/certificates': said('职业资格、技能等级', 'Certificates'),
  '/awards': said('奖项、称号', 'Awards'),
  '/employments': said('工作经历', 'Periods of work'),
  '/probationPassedOn': said('见习期考核合格日期', 'Day of the passed probation'),
  '/madeUpHours': said('补学的学时', 'Hours made up'),
  '/personKind': said('人员类别', 'Kind of person'),
  '/insured': said('参保时间', 'Times of insurance'),
  '/insurance': said('社会保险', 'Insurance'),
  '/assessments': said('年度考核', 'Yearly assessments'),
  '/achievements': said('业绩成果', 'Achievements'),
  '/recommenders': said('推荐人', 'Recommenders'),
  '/selfScore': said('自评分', 'Self-score'),
  '/scoreLines': said('量化赋分', 'Scoring table'),
  '/materials': said('申报材料', 'Materials'),
  '/material': said('材料名称', 'Material'),
  '/fileName': said('文件名', 'File name'),
  '/type': said('文件类型', 'File type'),
  '/bytes': said('文件大小', 'File size'),
  '/sha256': said('文件校验值', 'SHA-256'),
  '/file': said('文件', 'File'),
  '/agreedHash': said('承诺文本校验值', 'Hash of the commitment'),
  '/call': said('评审通知', 'Call'),
  '/submitAt': said('预约时间', 'Time of the booked submission'),
  '/commitment': said('诚信承诺', 'Commitment'),
  '/postedOn': said('张贴日期', 'Day of posting'),
  '/paidOn': said('缴费日期', 'Day of paying'),
  '/receipt': said('票据号', 'Number of the receipt'),
  '/receivedOn': said('收到日期', 'Day of receipt'),
  '/postmarkedOn': said('邮戳日期', 'Day of the postmark'),
  '/place': said('张贴地点', 'Place of posting'),
  '/statedName': said('您的姓名', 'Your name'),
  '/statedPost': said('您的职务', 'Your post'),
  '/otherPerson': said('同名声明', 'Statement of being another person'),
  '/decision': said('决定', 'Decision'),
  '/confirmed': said('确认', 'Confirmation'),
  '/opinion': said('意见', 'Opinion'),
  '/defects': said('需要补正的内容', 'What is to be corrected'),
  '/reason': said('理由', 'Reason'),
  '/substance': said('异议内容', 'Substance of the objection'),
  '/handling': said('处理情况', 'Handling'),
  '/note': said('补充说明', 'Remark'),
};

/** The names of fields that occur many times. Each pattern finds which one it is. */
const MANY: readonly (readonly [RegExp, (which: string) => Said])[] = [
  [/^\/assessments\/(\d{4})$/, (year) => said(`${year}年度考核`, `Assessment of ${year}`)],
  [/^\/hours\/(\d{4})(?:\/|$)/, (year) => said(`${year}年继续教育学时`, `Hours of ${year}`)],
  [
    /^\/materials\/(\d+)(?:\/|$)/,
    (index) => said(`第${Number(index) + 1}件材料`, `Material ${Number(index) + 1}`),
  ],
  [/^\/eligibility\//, () => said('申报条件', 'A condition')],
  [/^\/otherwise/, () => said('另有判断', 'What is judged otherwise')],
  [/^\/points/, () => said('单位评的分值', 'Points by the employer')],
  [/^\/reasons\//, () => said('未符合条件的理由', 'A reason')],
  [/^\/materials\//, () => said('申报材料', 'Materials')],
];

/** The pointer of a fact in what a person states, for its pointer in a draft; any other pointer as it is. */
export function withoutFacts(at: string): string {
  return at.replace(/^\/facts(?=\/)/, '');
}

/**
 * The name of the field at a JSON pointer. Facts have the same names in a draft and by themselves, and a box that says
 * that there is none has the name of its fact.
 */
export function sayPlace(pointer: string): Said {
  const at = withoutFacts(pointer).replace(/\/none$/, '');
  const known = PLACES[at] ?? sayFactPlace(at);
  if (known) return known;
  for (const [pattern, name] of MANY) {
    const [found, which = ''] = pattern.exec(at) ?? [];
    if (found !== undefined) return name(which);
  }
  return said(`“${at}”`, `"${at}"`);
}
