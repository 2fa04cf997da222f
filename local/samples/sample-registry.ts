import type { Body, Contact, Employer } from '../../domain/declaration/registry.ts';
import type { PostStatement } from '../../domain/quota/statement.ts';

/**
 * Invented employers and bodies for one machine. The area digits 990000 of their credit codes belong to no place,
 * example.com takes no mail, and the telephone numbers are a plain count.
 *
 * They are what a city's operators would register beside the call that comes with the project: a call names affiliations,
 * and never which employers and districts stand under them. A rehearsal of another call takes of them what fits and
 * invents the rest.
 */

const STEMS = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥';

let people = 0;

/** Makes a person. Each has a number and an address of their own, so nobody stands twice in the registry. */
function person(name: string, post: string, mailbox: string): Contact {
  people += 1;
  return { name, post, phone: `139${String(people).padStart(8, '0')}`, email: `${mailbox}@example.com` };
}

type EmployerRow = readonly [
  code: string,
  name: string,
  kind: Employer['kind'],
  district: string,
  affiliation: string,
];

const EMPLOYERS: readonly EmployerRow[] = [
  ['91990000MA990001X2', '示例一号软件有限公司', 'enterprise', 'nanhu', 'county'],
  ['91990000MA99000282', '示例二号网络科技有限公司', 'enterprise', 'xiuzhou', 'county'],
  ['91990000MA9900036W', '示例三号智能制造有限公司', 'enterprise', 'jiashan', 'county'],
  ['91990000MA9900044P', '示例四号数据服务有限公司', 'enterprise', 'pinghu', 'county'],
  ['91990000MA9900052J', '示例五号电子有限公司', 'enterprise', 'haiyan', 'county'],
  ['91990000MA9900060D', '示例六号信息安全有限公司', 'enterprise', 'haining', 'county'],
  ['91990000MA9900079A', '示例七号系统集成有限公司', 'enterprise', 'tongxiang', 'county'],
  ['91990000MA99000875', '示例八号云计算有限公司', 'enterprise', 'jingkai', 'development-zone'],
  ['91990000MA99000950', '示例九号港航信息有限公司', 'enterprise', 'gangqu', 'development-zone'],
  ['91990000MA9900108M', '示例十号市属信息集团有限公司', 'enterprise', 'jiaxing', 'municipal'],
  ['12990000MA990001X7', '示例市信息中心', 'institution', 'jiaxing', 'municipal'],
  ['12990000MA99000287', '示例省属研究院嘉兴分院', 'institution', 'nanhu', 'provincial'],
];

/** The posts of an invented institution at a level, of which many are free. */
export function manyPosts(level: string): PostStatement {
  return {
    ...{ level, approved: 60, employed: 12, held: 3, left: 1 },
    ...{ approvedBy: '示例市人力资源和社会保障局', approvedOn: '2021-03-15' },
  };
}

export const sampleEmployers: Employer[] = EMPLOYERS.map(
  ([code, name, kind, district, affiliation], index) => ({
    code,
    name,
    kind,
    district,
    affiliation,
    ...(kind === 'institution' ? { posts: ['mid', 'junior'].map(manyPosts) } : {}),
    contact: person(`联系人${STEMS[index]}`, '人事专员', `employer-${index + 1}`),
    superior: person(`负责人${STEMS[index]}`, '人事负责人', `employer-${index + 1}-head`),
  }),
);

/** The districts that have bodies. Units of the city itself report to the committee without any. */
const DISTRICTS: readonly (readonly [id: string, name: string])[] = [
  ['nanhu', '南湖区'],
  ['xiuzhou', '秀洲区'],
  ['jiashan', '嘉善县'],
  ['pinghu', '平湖市'],
  ['haiyan', '海盐县'],
  ['haining', '海宁市'],
  ['tongxiang', '桐乡市'],
  ['jingkai', '嘉兴经济技术开发区（国际商务区）'],
  ['gangqu', '嘉兴港区'],
];

const KINDS = [
  { kind: 'acceptance-point', short: 'point', name: '职称申报受理点', posts: ['受理员', '受理点负责人'] },
  { kind: 'hr-bureau', short: 'hr', name: '人力社保部门', posts: ['审核员', '审核科室负责人'] },
] as const;

export const sampleBodies: Body[] = DISTRICTS.flatMap(([district, place]) =>
  KINDS.map(({ kind, short, name, posts }) => ({
    id: `jx-${district}-${short}`,
    kind,
    name: `${place}${name}（示例）`,
    district,
    contact: person(`${place}${posts[0]}（示例）`, posts[0], `${short}-${district}`),
    superior: person(`${place}${posts[1]}（示例）`, posts[1], `${short}-${district}-head`),
  })),
);
