import { type Call, citation } from '../../domain/call/call.ts';
import { situationNamed, UNINSURED } from '../../domain/call/named.ts';
import { factsAsked, yearsAsked } from '../../domain/eligibility/facts-asked.ts';
import type { RouteJudgement } from '../../domain/eligibility/judgement.ts';
import type { Term, VocabularyName } from '../../domain/eligibility/vocabulary.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Spoken } from '../../domain/wording/say-judgement.ts';
import { checkbox, dayField, radioField, selectField, textField } from '../html/field.ts';
import { button, section } from '../html/form.ts';
import { type Html, html, type Part } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { routeResult } from '../judgement/route-result.ts';
import { registerNote } from '../parts/register-note.ts';
import { clause, namedInFull, translator, wording } from '../parts/words.ts';

/** The word of a list that says that there is nothing. */
export const NONE = 'none';

export interface EligibilityPage {
  readonly language: Language;
  readonly spoken: Spoken;
  /** What was typed, by the pointers of the facts. */
  readonly typed: Readonly<Record<string, string>>;
  /** The defects of what was typed, in the page's language. */
  readonly errors: Readonly<Record<string, string>>;
  /** The judgement of what was typed, once there is one without a defect. */
  readonly judged?: readonly RouteJudgement[];
}

/** The boxes that say that there was none. */
export const NO_WORK = '/employments/none';
export const NO_PROBATION = '/probationPassedOn/none';

/** The pointers of the facts that the page asks for. */
export function fieldsAsked(call: Call): string[] {
  const { hours, employedFrom } = askedBy(call);
  return [
    ...[0, 1].flatMap((nth) => [`/degrees/${nth}/degree`, `/degrees/${nth}/obtainedOn`]),
    ...[0, 1].flatMap((nth) => [`/certificates/${nth}/certificate`, `/certificates/${nth}/obtainedOn`]),
    ...['/titles/0/title', '/titles/0/obtainedOn', '/awards/0/award', '/awards/0/rank'],
    ...(employedFrom ? ['/titles/0/employedFrom'] : []),
    ...['/employments/0/from', NO_WORK, '/probationPassedOn', NO_PROBATION, '/selfScore', '/insurance'],
    ...hours.map((year) => `/hours/${year}`),
  ];
}

/** The years whose hours the call asks for, and whether it counts a title's years from employment. */
function askedBy(call: Call): { readonly hours: readonly number[]; readonly employedFrom: boolean } {
  const asked = factsAsked(call);
  return { hours: yearsAsked(asked), employedFrom: asked.some(({ employedFrom }) => employedFrom) };
}

/** The page where anybody finds out whether he or she may declare, before signing in. */
export function eligibilityPage(values: EligibilityPage): PageContent {
  const { language, spoken, judged } = values;
  const { call } = spoken;
  const t = translator(language);
  const title = t('我能申报吗', 'May I declare?');
  const body = html`<p class="crumbs"><a href="/calls/${call.id}">${t('返回评审通知', 'Back to the call')}</a></p>
<h1>${title}</h1>
<p>${wording(language, call.identity.title)}</p>
<p>${t(
    '不用登录；所填内容只用来判断，不保存。不清楚的可以不填，没填的按“不知道”算，不会因此判为不符合。',
    'No sign-in is needed. What you state is judged and not kept. Leave out what you do not know: it counts as not known, never as no.',
  )}</p>
<p>${t('年限算到', 'Years are counted up to ')}${call.cutOff.value} ${clause(language, citation(call.cutOff))}</p>
${registerNote(language, call)}
${judged && results(values, judged)}
<form method="post" action="/calls/${call.id}/eligibility" novalidate>
${facts(values)}
${button({ label: t('看看能否申报', 'See whether I may declare') })}</form>`;
  return { title, body };
}

function facts({ language, spoken, typed, errors }: EligibilityPage): Html {
  const t = translator(language);
  const { call, vocabularies } = spoken;
  const asked = askedBy(call);
  const field = (name: string, label: Part) => ({
    ...{ language, name, label, value: typed[name], optional: true },
    ...(errors[name] === undefined ? {} : { error: errors[name] }),
  });
  const options = (list: VocabularyName) => vocabularies[list].map((term) => optionOf(language, term));
  const none = { value: NONE, label: t('没有', 'None') };
  const since = (name: string, label = t('取得日期', 'Obtained on')) =>
    dayField({
      ...field(name, label),
      hint: t('只知道月份的填 2010-06', 'If you know the month alone, 2010-06'),
    });
  const box = (name: string, label: Part) =>
    checkbox({ language, name, label, value: NONE, checked: typed[name] === NONE, optional: true });
  return html`${section({
    id: 'background',
    title: t('学历和职称', 'Degree and title'),
    body: html`${selectField({ ...field('/degrees/0/degree', t('最高学历（学位）', 'Highest degree')), options: options('degrees') })}
${since('/degrees/0/obtainedOn')}
${selectField({ ...field('/degrees/1/degree', t('此前的学历（如有）', 'An earlier degree, if any')), options: options('degrees') })}
${since('/degrees/1/obtainedOn')}
${since('/probationPassedOn', t('见习期满并考核合格的日期（如有）', 'Probation passed on, if it was'))}
${box(NO_PROBATION, t('没有见习期考核合格', 'No probation was passed'))}
${selectField({ ...field('/titles/0/title', t('现有职称', 'Present title')), options: [none, ...options('titles')] })}
${since('/titles/0/obtainedOn')}
${asked.employedFrom && since('/titles/0/employedFrom', t('受聘日期', 'Employed under it since'))}`,
  })}
${section({
  id: 'skill',
  title: t('技能和奖项', 'Skill and awards'),
  body: html`${selectField({ ...field('/certificates/0/certificate', t('职业资格或技能等级', 'Certificate of skill')), options: [none, ...options('certificates')] })}
${since('/certificates/0/obtainedOn')}
${selectField({ ...field('/certificates/1/certificate', t('此前的等级（如有）', 'An earlier one, if any')), options: options('certificates') })}
${since('/certificates/1/obtainedOn')}
${since('/employments/0/from', t('从事技术技能工作的开始日期（一直在做）', 'In technical or skilled work since, without a break'))}
${box(NO_WORK, t('没有从事过技术技能工作', 'No technical or skilled work yet'))}
${selectField({ ...field('/awards/0/award', t('奖项、称号', 'Award')), options: [none, ...options('awards')] })}
${textField({ ...field('/awards/0/rank', t('名次（竞赛）', 'Rank, of a contest')), inputMode: 'numeric', width: 'short' })}`,
})}
${section({
  id: 'others',
  title: t('其他', 'Others'),
  body: html`${asked.hours.map((year) =>
    textField({
      ...field(`/hours/${year}`, t(`${year}年继续教育学时`, `Hours of continuing education in ${year}`)),
      ...{ inputMode: 'decimal', width: 'short' },
    }),
  )}
${textField({ ...field('/selfScore', t('自评分', 'Self-score')), inputMode: 'decimal', width: 'short' })}
${radioField({
  ...field('/insurance', t('社会保险', 'Insurance')),
  options: [
    ...(call.insurance?.value ?? []).map((each) => ({
      value: each.id,
      label: namedInFull(language, each),
    })),
    { value: UNINSURED, label: namedInFull(language, situationNamed(call, UNINSURED)) },
  ],
})}`,
})}`;
}

function optionOf(language: Language, { id, name, en }: Term) {
  return { value: id, label: language === 'zh' ? name : en };
}

/** Routes that are open come first, those of which too little is known next. */
const ORDER = { met: 0, 'not-known': 1, 'not-met': 2 } as const;

function results({ language, spoken }: EligibilityPage, judged: readonly RouteJudgement[]): Html {
  const t = translator(language);
  const sorted = judged.toSorted((one, other) => ORDER[one.is] - ORDER[other.is]);
  const open = judged.filter(({ is }) => is === 'met').length;
  const head =
    open > 0
      ? t(
          `按所填情况，有${open}条途径可以申报。`,
          `By what you state, you may declare by ${open} of these routes.`,
        )
      : t(
          '按所填情况，还没有可以申报的途径；下面写明各差什么。',
          'By what you state, no route is open yet; below is what each lacks.',
        );
  return html`<section class="section" id="results"><h2>${t('判断结果', 'The answer')}</h2>
<p><strong>${head}</strong></p>
<p>${t('这是按通知条件的初步判断，以受理和评审为准。', 'This is a first judgement by the conditions of the call; acceptance and review decide.')}</p>
${sorted.map((each) => routeResult(language, spoken, each))}</section>`;
}
