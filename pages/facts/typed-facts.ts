import { type Column, columnsOf, isList, type ListName } from '../../domain/achievements/columns.ts';
import { dayOrMonthTyped } from '../../domain/achievements/day-or-month.ts';
import { NONE, type Person } from '../../domain/achievements/person.ts';
import { numberTyped } from '../../domain/typed/typed-number.ts';
import { typedLine } from '../../domain/typed/typed-text.ts';
import { pointer } from '../../domain/values/pointer.ts';
import { hoursRead } from './typed-hours.ts';

/** The text of each field by its JSON pointer, as saved or as typed. */
export type Typed = Readonly<Record<string, string>>;

/** Where the fields of facts stand: by themselves on the page of eligibility, below `/facts` in a draft. */
export type Under = '' | '/facts';

/** The value that a ticked box sends. */
export const TICKED = 'yes';
/** The most entries of one list that a form takes; the facts' own form says how many may be kept. */
const MAX_ROWS = 400;

/** The box of a list or of a day that says that there is none. */
export function boxOfNone(under: Under, fact: string): string {
  return `${under}/${fact}/none`;
}

/** Facts as texts of a form's fields. What is not stated has no text. */
export function typedFacts(facts: Person, under: Under): Typed {
  const typed: Record<string, string> = {};
  for (const [fact, value] of Object.entries(facts)) {
    const hasBox = fact === 'probationPassedOn' || isList(fact);
    if (hasBox && (value === NONE || (Array.isArray(value) && value.length === 0)))
      typed[boxOfNone(under, fact)] = NONE;
    else putLeaves(typed, `${under}/${fact}`, value);
  }
  return typed;
}

function putLeaves(typed: Record<string, string>, at: string, value: unknown): void {
  if (value === undefined || value === false) return;
  if (typeof value !== 'object' || value === null) typed[at] = value === true ? TICKED : String(value);
  else for (const [key, each] of Object.entries(value)) putLeaves(typed, `${at}${pointer([key])}`, each);
}

/**
 * Reads the typed texts of facts. A list of which the form has no field keeps its saved texts, and so does a key that the
 * form does not ask. Rows that are empty or to be taken away vanish, and those after them move up. A name of a list that
 * is no field of a row is passed over.
 */
export function readFacts(form: URLSearchParams, saved: Typed, under: Under): Typed {
  const texts: Record<string, string> = { ...textsUnder(saved, under) };
  const names = [...form.keys()].filter((name) => name.startsWith(`${under}/`) && isField(name, under));
  const lists = new Set(names.map((name) => name.slice(under.length).split('/')[1] ?? ''));
  // Browsers do not send a box that is not ticked.
  for (const fact of lists) delete texts[boxOfNone(under, fact)];
  for (const box of boxesOf(names, under)) delete texts[box];
  for (const name of names) texts[name] = normal(name.slice(under.length), form.get(name) ?? '');
  return compacted(hoursRead(texts, saved, under, names), under);
}

/** The boxes of the rows that a form sent. */
function boxesOf(names: readonly string[], under: Under): string[] {
  return names.flatMap((name) => {
    const row = rowOf(name, under);
    const boxes = row ? columnsOf(row.list).filter(({ is }) => is === 'box') : [];
    return boxes.map(({ key }) => `${row?.at}/${key}`);
  });
}

/** Whether a name may be a field. Of a list only the keys of its rows are, and the box that says that there is none. */
function isField(name: string, under: Under): boolean {
  const [, fact = '', second, ...rest] = name.slice(under.length).split('/');
  if (!isList(fact)) return true;
  return rest.length === 0 ? second === 'none' : rest.length === 1 && rowOf(name, under) !== undefined;
}

/** A day is brought into its normal form, so that another way of writing it is no change. */
function normal(at: string, text: string): string {
  const [, fact = '', , key] = at.split('/');
  const column = isList(fact) ? columnsOf(fact).find((each) => each.key === key) : undefined;
  return column?.is === 'day' || at === '/probationPassedOn' ? dayOrMonthTyped(text) : typedLine(text);
}

function textsUnder(typed: Typed, under: Under): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([at]) => at.startsWith(`${under}/`)));
}

/** The texts without empty ones, with the rows of each list numbered from nought without a gap. */
function compacted(texts: Typed, under: Under): Typed {
  const rows = new Map<string, string>();
  const count = new Map<string, number>();
  const isGone = (row: string) => texts[`${row}/remove`] === TICKED;
  const kept = Object.entries(texts).filter(([at, text]) => text !== '' && !at.endsWith('/remove'));
  const all = kept.map(([at, text]) => ({ at, text, row: rowOf(at, under) }));
  const stated = new Set(all.flatMap(({ at, row }) => (row && !isGiven(at, row) ? [row.at] : [])));
  const placed = all.filter(({ row }) => row === undefined || stated.has(row.at));
  const ordered = placed.toSorted((one, other) => (one.row?.nth ?? 0) - (other.row?.nth ?? 0));
  const numbered = ordered.flatMap(({ at, text, row }) => {
    if (row === undefined) return [[at, text] as const];
    if (isGone(row.at) || row.nth >= MAX_ROWS) return [];
    if (!rows.has(row.at)) {
      const nth = count.get(row.list) ?? 0;
      count.set(row.list, nth + 1);
      rows.set(row.at, `${under}/${row.list}/${nth}`);
    }
    return [[`${rows.get(row.at)}${at.slice(row.at.length)}`, text] as const];
  });
  return Object.fromEntries(numbered);
}

/** Whether the form sets a key of a row by itself. */
function isGiven(at: string, { at: row, list }: { at: string; list: ListName }): boolean {
  return columnsOf(list).some(({ key, use }) => use === 'given' && at === `${row}/${key}`);
}

function rowOf(at: string, under: Under): { at: string; list: ListName; nth: number } | undefined {
  const [, list = '', nth = '', key] = at.slice(under.length).split('/');
  if (!isList(list) || !/^\d{1,3}$/.test(nth) || key === undefined) return undefined;
  return { at: `${under}/${list}/${nth}`, list, nth: Number(nth) };
}

/** How many rows of a list have a text. */
export function rowsTyped(typed: Typed, under: Under, list: ListName): number {
  const rows = Object.keys(typed).flatMap((at) => rowOf(at, under) ?? []);
  return Math.max(0, ...rows.filter((row) => row.list === list).map(({ nth }) => nth + 1));
}

/**
 * Facts as a form typed them, for the facts' own form to read. What is empty is left out and so not stated; a ticked box
 * says that there is none, unless entries stand there. A number that cannot be read stays a text.
 */
export function factsTyped(typed: Typed, under: Under): Readonly<Record<string, unknown>> {
  const facts: Record<string, unknown> = {};
  for (const [at, text] of Object.entries(textsUnder(typed, under))) {
    const [, fact = '', second, key] = at.slice(under.length).split('/');
    if (second === undefined) facts[fact] = fact === 'selfScore' ? numberTyped(text) : text;
    else if (isList(fact) && key !== undefined) putEntry(facts, fact, Number(second), key, text);
    else if (second !== 'none') putUnder(facts, fact, second, byYear(facts, fact, second, key, text));
  }
  for (const at of Object.keys(textsUnder(typed, under))) {
    const [, fact = '', second] = at.slice(under.length).split('/');
    if (second === 'none' && facts[fact] === undefined) facts[fact] = isList(fact) ? [] : NONE;
  }
  return facts;
}

/** What is stated of a year: a number of hours, hours by subject, or a word. Parts count for more than a sum. */
function byYear(
  facts: Record<string, unknown>,
  fact: string,
  year: string,
  subject: string | undefined,
  text: string,
): unknown {
  if (fact !== 'hours') return text;
  const before = (facts[fact] as Readonly<Record<string, unknown>> | undefined)?.[year];
  const parts = typeof before === 'object' ? before : undefined;
  if (subject === undefined) return parts ?? numberTyped(text);
  return { ...parts, [subject]: numberTyped(text) };
}

function putUnder(facts: Record<string, unknown>, fact: string, key: string, value: unknown): void {
  facts[fact] = { ...(facts[fact] as object | undefined), [key]: value };
}

function putEntry(
  facts: Record<string, unknown>,
  list: ListName,
  nth: number,
  key: string,
  text: string,
): void {
  const entries = [...((facts[list] as object[] | undefined) ?? [])];
  const column: Column | undefined = columnsOf(list).find((each) => each.key === key);
  const value = column?.is === 'number' ? numberTyped(text) : column?.is === 'box' ? true : text;
  entries[nth] = { ...entries[nth], [key]: value };
  facts[list] = entries;
}
