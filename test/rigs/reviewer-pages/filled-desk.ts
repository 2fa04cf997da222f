import { MOST_LISTED } from '../../../adapters/records/waiting/desk-lists.ts';
import { endsToActAt } from '../../../domain/acts/feasibility.ts';
import type { Locks } from '../../../domain/call/windows.ts';
import { atDeskSince } from '../../../domain/declaration/at-desk.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import { asCase, changeTo, creationOf, draftOf } from '../adapters/records.ts';
import { largestDraft } from '../domain/largest.ts';
import { countCalls } from '../functions/count-calls.ts';
import { beijing } from '../machine/acting.ts';
import { COUNTY, inventedApplicant } from '../machine/people.ts';
import { CALL } from '../machine/rig.ts';
import { type Reviewing, readingOf } from './reviewing.ts';

/** What the employer has done so far; half of the cases are still to be reviewed. */
const STANDINGS: readonly Standing[] = ['submitted', 'posted', 'submitted', 'supported'];
const AT_ONCE = 25;

/** Puts declarations on the county employer's desk by writes like those of acts, in a mixed order and in no hurry. */
export async function fillDesk(
  { rig }: Reviewing,
  ids: readonly string[],
  more: Partial<Declaration> = {},
): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE)
    await Promise.all(ids.slice(from, from + AT_ONCE).map((id, at) => waitingCase(rig, id, from + at, more)));
}

/**
 * Most are as long as people write them, every twenty-fifth as long as its form takes it; every seventh is under a late
 * entry.
 */
async function waitingCase(
  { machine }: Reviewing['rig'],
  id: string,
  nth: number,
  more: Partial<Declaration>,
): Promise<void> {
  const { declarations } = machine.records;
  const { number: _, ...identity } = { ...inventedApplicant(CALL, nth % 900, {}).draft.identity };
  const usual: Draft = { ...inventedApplicant(CALL, nth % 900, {}).draft, identity };
  const draft = nth % 25 === 0 ? { ...largestDraft(1), employer: COUNTY.code } : usual;
  const begun: Declaration = { ...draftOf(id), draft };
  const gate = { kind: 'open', stage: 'declare' } as const;
  const made = await declarations.create(
    { declaration: begun, gate, locks: asCase(begun).locks, entry: creationOf(begun) },
    undefined,
  );
  const until = beijing(`2021-11-${15 + (nth % 3)}`);
  const grant = nth % 7 === 0 ? { grant: { stage: 'employer', number: 1, until } } : {};
  const at = beijing(`2021-10-11 08:${String((nth * 17) % 60).padStart(2, '0')}`);
  const notice = {
    notice: {
      step: 'notice',
      employer: COUNTY.code,
      postedOn: '2021-10-11',
      place: '公告栏',
      recordedAt: at,
    },
  };
  const to = STANDINGS[nth % STANDINGS.length] ?? 'submitted';
  const set = {
    ...{ run: 1, submittedDraft: draft, submittedAt: at, enteredAt: at, ...grant },
    ...(to === 'posted' ? notice : {}),
    ...more,
  };
  const written = await declarations.writeChange(asCase(begun), changeTo(to, { set, at } as object));
  if (!made.ok || !written.ok) throw new Error(`Not on the desk: ${id}`);
}

/** These cases as a desk should list them, by their own records and the rules: what must be done first comes first. */
export async function inOrder({ rig }: Reviewing, ids: readonly string[], locks?: Locks): Promise<string[]> {
  const found: Declaration[] = [];
  for (let from = 0; from < ids.length; from += MOST_LISTED)
    found.push(...(await rig.machine.records.deskLists.listed(ids.slice(from, from + MOST_LISTED))));
  const placed = found.map((each) => {
    const subject = { ...asCase(each), ...(locks ? { locks } : {}) };
    return [endsToActAt(subject) ?? '', atDeskSince(each), each.id] as const;
  });
  return placed.sort((one, other) => (one.join() < other.join() ? -1 : 1)).map(([, , id]) => id);
}

/** A page of a desk as somebody sees it who turns pages, and how many calls it took. */
export interface Turned {
  readonly ids: readonly string[];
  /** The number of all that wait, as the page says. */
  readonly number: string | undefined;
  readonly calls: number;
  /** The addresses of the pages that it links to, by what the links say. */
  readonly to: Readonly<Record<string, string>>;
}

export async function turned(reviewing: Reviewing, address: string): Promise<Turned> {
  let answer: Awaited<ReturnType<Reviewing['get']>> | undefined;
  const calls = await countCalls(async () => {
    answer = await reviewing.get(address);
  });
  if (answer?.statusCode !== 200) throw new Error(`Answered ${answer?.statusCode}`);
  const { body } = answer;
  const links = [...body.matchAll(/<a href="([^"]*)">((?:上|下|最前)一页|已转主管的全部申报)<\/a>/g)];
  return {
    ids: [...body.matchAll(/\/declarations\/([^"/]+)"/g)].map(([, id = '']) => id),
    number: /(\d+) 份，最急的在前/.exec(readingOf(answer))?.[1],
    calls,
    to: Object.fromEntries(links.map(([, href = '', text = '']) => [text, href.replaceAll('&amp;', '&')])),
  };
}

/** Every page from this one on, by the links of this name; `between` is done before each further page. */
export async function everyPage(
  reviewing: Reviewing,
  address: string,
  {
    link = '下一页',
    between = async () => {},
  }: { link?: string; between?: (seen: readonly Turned[]) => Promise<unknown> } = {},
): Promise<Turned[]> {
  const pages = [await turned(reviewing, address)];
  let next = pages[0]?.to[link];
  while (next !== undefined) {
    await between(pages);
    const page = await turned(reviewing, next);
    pages.push(page);
    next = page.to[link];
  }
  return pages;
}

/** The most calls of one page, however many cases wait at its desk. */
export const MOST_CALLS = 8;
