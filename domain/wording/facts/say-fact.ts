import { columnsOf, isList, type ListName, SITUATIONS } from '../../achievements/columns.ts';
import { NONE } from '../../achievements/person.ts';
import type { Call } from '../../call/call.ts';
import { nameIn, situationNamed } from '../../call/named.ts';
import { termOf, type Vocabularies } from '../../eligibility/vocabulary.ts';
import { type Said, said } from '../../values/said.ts';

/** One entry of each list. */
const ENTRIES: Readonly<Record<ListName, readonly [zh: string, en: string]>> = {
  degrees: ['学历', 'degree'],
  titles: ['职称', 'title'],
  certificates: ['技能证书', 'certificate'],
  awards: ['奖项、称号', 'award'],
  employments: ['工作经历', 'period of work'],
  achievements: ['业绩成果', 'achievement'],
  recommenders: ['推荐人', 'recommender'],
  madeUpHours: ['补学学时', 'making up of hours'],
  scoreLines: ['赋分', 'line of the scoring table'],
  insured: ['参保', 'time of insurance'],
};

/** What each key of an entry is called beside its field. */
const KEYS: Readonly<Record<ListName, Readonly<Record<string, Said>>>> = {
  degrees: {
    degree: said('学历（学位）', 'Kind of degree'),
    obtainedOn: said('毕业日期', 'Day of graduation'),
    school: said('毕业院校', 'School'),
    major: said('所学专业', 'Major'),
    studyForm: said('学习形式', 'Form of study'),
    number: said('毕业（学位）证书编号', 'Number of the diploma'),
  },
  titles: {
    title: said('职称', 'Title'),
    obtainedOn: said('职称取得日期', 'Day of the title'),
    employedFrom: said('受聘日期', 'Employed under it since'),
    number: said('职称证书编号', "Number of the title's certificate"),
    way: said('取得方式', 'Way of obtaining it'),
    issuedBy: said('发证单位', 'Issued by'),
  },
  certificates: {
    certificate: said('技能等级', 'Level of skill'),
    obtainedOn: said('技能证书取得日期', 'Day of the certificate'),
    number: said('技能证书编号', 'Number of the certificate'),
  },
  awards: {
    award: said('奖项、称号', 'Award'),
    rank: said('名次', 'Rank'),
    people: said('获奖总人数', 'People who won it together'),
    year: said('获奖年份', 'Year of the award'),
  },
  employments: {
    from: said('开始工作日期', 'Worked from'),
    to: said('结束工作日期', 'Worked to'),
    employer: said('工作单位', 'Employer then'),
    post: said('工作岗位', 'Post then'),
    dispatched: said('劳务派遣', 'Dispatched'),
  },
  achievements: {
    kind: said('成果类别', 'Kind of achievement'),
    name: said('成果名称', 'Name of the achievement'),
    on: said('完成（发表、授权）日期', 'Day of the achievement'),
    place: said('刊物、机关或编号', 'Journal, authority or number'),
    rank: said('本人排名', 'Own rank'),
    people: said('总人数', 'Number of people'),
    coauthors: said('合作者', 'Co-authors'),
    shownBy: said('佐证材料', 'Material that shows it'),
  },
  recommenders: {
    name: said('推荐人姓名', 'Name of the recommender'),
    title: said('推荐人职称', 'Title of the recommender'),
    employer: said('推荐人单位', 'Employer of the recommender'),
    profession: said('推荐人专业', 'Profession of the recommender'),
    sameProfession: said('推荐人专业与申报专业相同或相近', 'Of the same or a near profession'),
  },
  madeUpHours: {
    year: said('补哪一年的学时', 'Made up for the year'),
    hours: said('补学的学时数', 'Hours made up'),
    subject: said('补学科目', 'Subject made up'),
    on: said('补学完成日期', 'Made up on'),
  },
  scoreLines: {
    indicator: said('指标', 'Indicator'),
    level: said('等级', 'Level'),
    grade: said('档次', 'Grade'),
    amount: said('数量', 'Number'),
    rank: said('本人排名', 'Own rank'),
    holds: said('属实', 'It holds'),
    what: said('具体内容', 'What it is'),
    shownBy: said('佐证材料', 'Material that proves it'),
  },
  insured: {
    as: said('参保情况', 'Insured as'),
    from: said('参保起始月份', 'Insured from'),
    to: said('参保截止月份', 'Insured to'),
  },
};

export function sayFactKey(list: ListName, key: string): Said {
  return KEYS[list][key] ?? said(`“${key}”`, `"${key}"`);
}

/** The name of one entry of a list, such as 第1项学历. */
export function sayFactEntry(list: ListName, nth: number): Said {
  const [zh, en] = ENTRIES[list];
  return said(`第${nth + 1}项${zh}`, `${en.charAt(0).toUpperCase()}${en.slice(1)} ${nth + 1}`);
}

/** The name of an entry of a person's lists or of one of its keys; undefined for any other pointer. */
export function sayFactPlace(at: string): Said | undefined {
  const [, list = '', index = '', key] = at.split('/');
  if (!isList(list) || !/^\d+$/.test(index)) return undefined;
  const entry = sayFactEntry(list, Number(index));
  if (key === undefined) return entry;
  const name = sayFactKey(list, key);
  return said(`${entry.zh}的${name.zh}`, `${name.en} of ${ENTRIES[list][1]} ${Number(index) + 1}`);
}

/** Stands for a box that is ticked. */
const TICKED = 'true';

/** A stated value in the words of the vocabularies and the call; undefined for a text that stays as it is. */
export function sayFactValue(
  { call, vocabularies }: { readonly call: Call; readonly vocabularies: Vocabularies },
  at: string,
  text: string,
): Said | undefined {
  const [, fact = '', , key] = at.split('/');
  const of = isList(fact) ? columnsOf(fact).find((each) => each.key === key) : undefined;
  if (fact === 'insurance' || of?.of === SITUATIONS) {
    const named = situationNamed(call, text);
    return said(nameIn('zh', named), nameIn('en', named));
  }
  if (fact === 'personKind' && text === NONE) return said('都不是', 'none of these');
  if (text === NONE && key === undefined) return said('没有', 'none');
  if (of?.is === 'box') return text === TICKED ? said('是', 'yes') : said('否', 'no');
  const list = fact === 'assessments' ? fact : fact === 'personKind' ? 'personKinds' : of?.of;
  const term = list === undefined ? undefined : termOf(vocabularies, list, text);
  return term && said(term.name, term.en);
}
