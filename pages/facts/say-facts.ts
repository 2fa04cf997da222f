import { ALL_SUBJECTS } from '../../domain/achievements/all-subjects.ts';
import { columnsOf, isList, type ListName } from '../../domain/achievements/columns.ts';
import { firstDay, lastDay } from '../../domain/achievements/day-or-month.ts';
import { NONE, type Person } from '../../domain/achievements/person.ts';
import { citation } from '../../domain/call/call.ts';
import { cutOffsOf } from '../../domain/call/cut-offs.ts';
import { termOf } from '../../domain/eligibility/vocabulary.ts';
import { fullOn } from '../../domain/eligibility/years.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayFactEntry, sayFactKey, sayFactValue } from '../../domain/wording/facts/say-fact.ts';
import { sayPlace, withoutFacts } from '../../domain/wording/say-place.ts';
import { sayTotalJudged } from '../../domain/wording/say-score.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { chinese, clause, saidIn, translator } from '../parts/words.ts';
import type { Words } from './facts-form.ts';
import { linesSaid } from './say-lines.ts';

/** A stated value as people read it; what nobody names stays as it was typed. */
export function sayFactText({ language, call, vocabularies }: Words, at: string, text: string): Part {
  if (text === '') return html`<span class="soft">${translator(language)('（未填）', '(empty)')}</span>`;
  const said = sayFactValue({ call, vocabularies }, withoutFacts(at), text);
  return said ? saidIn(language, said) : chinese(language, text);
}

type Row = readonly [name: Part, value: Part];

/** Facts as people read them: a row for each entry of a list and for each other fact, in the order of their form. */
export function factRows(words: Words, facts: Person): Row[] {
  return Object.entries(facts).flatMap(([fact, value]): Row[] => {
    if (value === undefined) return [];
    if (fact === 'scoreLines')
      return [
        [sayPlace(`/${fact}`)[words.language], linesSaid(words.language, words.call, facts.scoreLines ?? [])],
      ];
    if (isList(fact)) return listRows(words, fact, value as readonly Entry[]);
    if (fact === 'selfScore') return [scoreRow(words, String(value))];
    if (typeof value !== 'object') return [row(words, `/${fact}`, String(value))];
    return Object.entries(value).map(([key, each]) =>
      typeof each === 'object'
        ? [sayPlace(`/${fact}/${key}`)[words.language], hoursBySubject(words, each)]
        : row(words, `/${fact}/${key}`, String(each)),
    );
  });
}

/** A stated total says beside it that nothing was added up. */
function scoreRow(words: Words, text: string): Row {
  const { language, call } = words;
  const [label, value] = row(words, '/selfScore', text);
  const total = sayTotalJudged(call);
  return [label, total ? html`${value} <span class="soft">${saidIn(language, total)}</span>` : value];
}

function row(words: Words, at: string, text: string): Row {
  return [sayPlace(at)[words.language], sayFactText(words, at, text)];
}

function hoursBySubject({ language, vocabularies }: Words, hours: Readonly<Record<string, number>>): string {
  const t = translator(language);
  return Object.entries(hours)
    .map(([subject, amount]) => {
      const { name, en } = termOf(vocabularies, 'subjects', subject) ?? { name: subject, en: subject };
      return `${subject === ALL_SUBJECTS ? t('合计', 'all together') : t(name, en)} ${amount}`;
    })
    .join(t('、', ', '));
}

type Entry = Readonly<Record<string, unknown>>;

function listRows(words: Words, list: ListName, entries: readonly Entry[]): Row[] {
  if (entries.length === 0) return [row(words, `/${list}`, NONE)];
  return entries.map((entry, nth) => [
    sayFactEntry(list, nth)[words.language],
    entryLines(words, list, nth, entry),
  ]);
}

function entryLines(words: Words, list: ListName, nth: number, entry: Entry): Html {
  const { language } = words;
  const stated = columnsOf(list).filter(({ key }) => entry[key] !== undefined);
  return html`${stated.map(({ key }, index) => {
    const value = sayFactText(words, `/${list}/${nth}/${key}`, String(entry[key]));
    const years = list === 'titles' && (key === 'obtainedOn' || key === 'employedFrom') && entry[key];
    const label = sayFactKey(list, key)[language];
    return index === 0
      ? html`<div class="line">${key === 'from' && entry.to === undefined ? goingOn(language, value) : value}</div>`
      : html`<div class="line"><span class="soft">${label}${translator(language)('：', ': ')}</span>${value}${typeof years === 'string' && yearsUpTo(words, years)}</div>`;
  })}`;
}

/** A period that has begun and has no end. */
function goingOn(language: Language, from: Part): Html {
  const t = translator(language);
  return html`${t('', 'since ')}${from}${t(' 至今', '')}`;
}

/** The whole years from a day, or from some day of a month, to the call's cut-off, counted as the call counts them. */
function yearsUpTo({ language, call }: Words, since: string): Html | false {
  const { eligibility, cutOff } = call;
  const [by = '', ...others] = cutOffsOf(call, 'title', {});
  if (!eligibility || others.length > 0) return false;
  const t = translator(language);
  const [most, least] = [firstDay(since), lastDay(since)].map((from) => {
    let years = 0;
    while (fullOn(from, years + 1, eligibility.yearRule.value) <= by) years += 1;
    return years;
  });
  const range = [...new Set([least, most])];
  return html` <span class="soft">${t(`（到${by}满${range.join('或')}年）`, ` (${range.join(' or ')} whole years by ${by})`)}</span> ${clause(language, citation(by === cutOff.value ? cutOff : (call.cutOffs ?? cutOff)))}`;
}
