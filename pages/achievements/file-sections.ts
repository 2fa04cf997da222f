import type {
  AchievementFile,
  VocabularyOfFile,
  Words,
} from '../../domain/achievement-file/achievement-file.ts';
import { ALL_SUBJECTS } from '../../domain/achievements/hours.ts';
import type { Vocabularies } from '../../domain/eligibility/vocabulary.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Said, said } from '../../domain/values/said.ts';
import { sayPlace } from '../../domain/wording/say-place.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { pairs } from '../html/table.ts';
import { saidIn, translator } from '../parts/words.ts';

/** The names of what an entry of a file states. */
const FIELDS: Readonly<Record<string, Said>> = {
  degree: said('学历（学位）', 'Degree'),
  title: said('职称', 'Title'),
  certificate: said('职业资格、技能等级', 'Certificate'),
  award: said('奖项、称号', 'Award'),
  kind: said('类别', 'Kind'),
  name: said('名称', 'Name'),
  obtainedOn: said('取得日期', 'Obtained on'),
  employedFrom: said('聘任日期', 'Employed under it since'),
  studyForm: said('学习形式', 'Form of study'),
  school: said('毕业院校', 'School'),
  major: said('所学专业', 'Major'),
  number: said('证书编号', 'Number'),
  way: said('取得方式', 'Obtained by'),
  issuedBy: said('发证机构', 'Issued by'),
  rank: said('名次（位次）', 'Rank'),
  people: said('总人数', 'Number of people'),
  year: said('年份', 'Year'),
  from: said('开始', 'From'),
  to: said('结束', 'To'),
  employer: said('单位', 'Employer'),
  post: said('岗位', 'Post'),
  dispatched: said('劳务派遣', 'Dispatched'),
  on: said('时间', 'When'),
  place: said('刊物、机构或编号', 'Journal, authority or number'),
  coauthors: said('合作者', 'Coauthors'),
  hours: said('学时', 'Hours'),
  subject: said('科目', 'Subject'),
  as: said('参保情况', 'Insured as'),
};

/** The vocabulary of each field that holds a term. */
const TERMS: Readonly<Record<string, VocabularyOfFile>> = {
  degree: 'degrees',
  title: 'titles',
  certificate: 'certificates',
  award: 'awards',
  kind: 'achievementKinds',
  studyForm: 'studyForms',
  way: 'titleWays',
  subject: 'subjects',
  as: 'situations',
};

interface Shown {
  readonly language: Language;
  readonly words: Words;
  readonly vocabularies: Vocabularies;
}

/** All facts of a file, list by list. A term that no vocabulary knows any more says so. */
export function fileSections(
  language: Language,
  { facts, words }: AchievementFile,
  vocabularies: Vocabularies,
): Html {
  const shown: Shown = { language, words, vocabularies };
  return html`${Object.entries(facts).map(([name, value]) => oneSection(shown, name, value))}`;
}

function oneSection(shown: Shown, name: string, value: unknown): Html {
  const { language } = shown;
  return html`<h2 id="${name}">${saidIn(language, sayPlace(`/${name}`))}</h2>
${Array.isArray(value) ? entries(shown, value) : single(shown, name, value)}`;
}

function entries(shown: Shown, all: readonly object[]): Html {
  if (all.length === 0) return html`<p>${translator(shown.language)('没有', 'None')}</p>`;
  return html`${all.map((entry) => pairs(Object.entries(entry).map(([key, value]) => rowOf(shown, key, value))))}`;
}

/** A value by itself; values by year are as many rows. */
function single(shown: Shown, name: string, value: unknown): Html {
  if (typeof value !== 'object' || value === null)
    return html`<p>${value === 'none' ? translator(shown.language)('没有', 'None') : String(value)}</p>`;
  const vocabulary = name === 'assessments' ? 'assessments' : undefined;
  return pairs(Object.entries(value).map(([year, each]) => [year, textOf(shown, each, vocabulary)] as const));
}

function rowOf(shown: Shown, key: string, value: unknown): readonly [Part, Part] {
  const name = FIELDS[key];
  return [name ? saidIn(shown.language, name) : key, textOf(shown, value, TERMS[key])];
}

function textOf(shown: Shown, value: unknown, vocabulary: VocabularyOfFile | undefined): Part {
  const t = translator(shown.language);
  if (vocabulary !== undefined) return termOf(shown, vocabulary, String(value));
  if (typeof value === 'boolean') return value ? t('是', 'Yes') : t('否', 'No');
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, each]) => `${subjectOf(shown, key)} ${each}`)
        .join(t('、', ', '))
    : String(value);
}

function subjectOf({ language, words }: Shown, id: string): string {
  return id === ALL_SUBJECTS
    ? translator(language)('合计', 'in all')
    : (words.subjects?.[id]?.[language] ?? id);
}

function termOf({ language, words, vocabularies }: Shown, vocabulary: VocabularyOfFile, id: string): Html {
  const t = translator(language);
  // The situations of insurance are each call's own, and no list has them.
  const isKnown = vocabulary === 'situations' || vocabularies[vocabulary].some((term) => term.id === id);
  const word = saidIn(language, words[vocabulary]?.[id] ?? { zh: id, en: id });
  return isKnown
    ? word
    : html`${word} ${t('（现行词表没有这一项，申报时请另选）', '(no list has it any more; a draft asks for it again)')}`;
}
