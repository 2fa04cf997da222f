import { type Document, parseDocument } from 'yaml';
import { printCall } from '../../adapters/call-file/print-call.ts';
import { TO_CHECK } from '../../domain/call/call.ts';
import { nameTyped } from '../../domain/check-call/form/typed-file.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { valueAt } from '../../domain/values/pointer.ts';
import { head } from './heading.ts';
import { recite } from './recite.ts';
import { datesOf, type Shift, shiftedYears } from './shifted-dates.ts';

/** The file of a call begun from another year's. */
export interface NextCall {
  readonly id: string;
  readonly text: string;
}

/**
 * Begins a year's call from that of another year, which has been checked. Dates and years are shifted, and closings keep their
 * working days one after another. What is shifted, and what cited a clause of the old notice, is assumed and says that it
 * must be compared with the new one.
 */
export function nextCall(text: string, year: number, calendar: Calendar): NextCall {
  const document: Document = parseDocument(text);
  const value: unknown = document.toJS();
  const old = Number(valueAt(value, ['identity', 'reviewYear', 'value']));
  const shift = { from: old, by: year - old };
  recite(document, reasonOf(old));
  for (const each of [...yearsOf(value, shift), ...datesOf(value, shift, calendar)])
    put(document, value, old, each);
  const id = idOf(String(valueAt(value, ['id'])), old, year);
  document.set('id', id);
  head(document, headingOf(old, year));
  return { id, text: printCall(document) };
}

function idOf(id: string, old: number, year: number): string {
  return id.includes(String(old)) ? id.replaceAll(String(old), String(year)) : `${id}-${year}`;
}

function headingOf(old: number, year: number): string {
  return [
    ' yaml-language-server: $schema=call.schema.json',
    ` ${year}年度，由 npm run call -- begin 从${old}年度的通知起草。写“${TO_CHECK}”的各处须按新通知改写；npm run call -- check 逐一列出。`,
    ` ${year}, begun from the call of ${old}: npm run call -- check lists every value that must be compared with the new notice.`,
  ].join('\n');
}

type Way = readonly (string | number)[];

/** Names below which no year is one of the call's own. */
const ELSEWHERE = ['source', 'assumed', 'texts', 'commitment', 'scoring', 'id'];

/** Everything that names a year, with the year shifted: titles, materials, the years of hours. */
function yearsOf(value: unknown, shift: Shift, path: Way = []): { path: Way; to: unknown }[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) =>
      ELSEWHERE.includes(nameTyped(key))
        ? []
        : yearsOf(each, shift, [...path, Array.isArray(value) ? Number(key) : key]),
    );
  const to = shiftedYears(value, shift);
  return to === value ? [] : [{ path, to }];
}

/** Writes a shifted value, and at the citation above it that it was shifted. */
function put(
  document: Document,
  value: unknown,
  old: number,
  { path, to }: { path: Way; to: unknown },
): void {
  document.setIn(path, to);
  const ends = path.map((_, end) => path.slice(0, path.length - 1 - end));
  const cited = ends.find((each) => {
    const at = valueAt(value, each);
    return typeof at === 'object' && at !== null && ('source' in at || 'assumed' in at);
  });
  if (!cited) return;
  const was = valueAt(value, path);
  const listed = path.length > cited.length + 1;
  document.setIn(
    [...cited, 'assumed'],
    `${TO_CHECK}由${old}年度的通知顺延${listed ? '' : `（原为${was}）`}，请按新通知改写。`,
  );
}

/** The assumption in place of a clause of the old notice: nobody has read the new one yet. A condition of a rule keeps its own. */
function reasonOf(old: number) {
  return (clause: unknown, above: readonly unknown[]) =>
    above.includes('when') ? undefined : `${TO_CHECK}沿用${old}年度的通知（${clause}），请按新通知改写。`;
}
