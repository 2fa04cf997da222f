import type { Letter } from '../adapters/channel.ts';
import type { LetterRecord } from '../adapters/records/letter-writes.ts';
import type { Case } from '../domain/acts/guard.ts';
import type { Call } from '../domain/call.ts';
import { deskParts } from '../domain/desk-access.ts';
import type { Day, Instant } from '../domain/instant.ts';
import { lastDayToAct } from '../domain/ladder.ts';
import { fill, fillLines } from '../domain/message.ts';
import { askedBy } from '../domain/openings.ts';
import { daysStatedByAct } from '../domain/owed-for-acts.ts';
import { onOneLine, sayInstant } from '../domain/said.ts';
import { sayAct } from '../domain/say-entry.ts';
import type { TimelineEntry } from '../domain/verdict.ts';
import type { Carried } from './carried.ts';
import { holderOf } from './holder-of.ts';
import { linkOfDesk, textOf, valuesOf } from './letter.ts';
import type { Needs } from './needs.ts';

type Composing = Pick<Needs, 'records' | 'keys' | 'origin' | 'now'>;

/** So many declarations, and so many acts, one letter names: a few screens; all of them stand at the desk. */
export const MOST_NAMED = 40;

/** Everything that is said of one declaration at one desk. */
interface Named {
  readonly subject: Case;
  readonly desk: string;
  /** Why it is written about, by the call's occasions: what is asked comes first. */
  readonly occasions: readonly string[];
  /** The last day on which what is asked can be done; undefined where it is only told of. */
  readonly lastDay: Day | undefined;
  /** Why a stated day changed, where one did. */
  readonly why: string | undefined;
}

interface Act {
  readonly subject: Case;
  readonly desk: string;
  readonly entry: TimelineEntry;
}

/**
 * The one letter of a mailbox. Of a single declaration it says what the call says on its occasion; of several it lists
 * each with the applicant's name, number, what is asked and the last day, the most urgent first, under the desk that
 * it waits at. At each desk stands what was done by its link since the letter before. Names stand here and nowhere
 * else of what sends letters.
 */
export async function gatheredLetter(
  needs: Composing,
  letter: LetterRecord,
  carried: readonly Carried[],
): Promise<Omit<Letter, 'to'>> {
  const named = namedIn(carried, needs.now());
  const acts = actsIn(carried);
  const [only] = named;
  const desks = [...new Set([...named, ...acts].map(({ desk }) => desk))];
  const isOne = only !== undefined && named.length === 1 && desks.length === 1;
  const { title, head } = isOne ? alone(needs, only) : together(named);
  const shown = isOne ? [] : named.slice(0, MOST_NAMED);
  const parts: string[][] = [];
  for (const key of [...new Set([...named, ...acts].map(deskUnderCall))]) {
    const at = <T extends Pick<Named, 'desk' | 'subject'>>(all: readonly T[]) =>
      all.filter((each) => deskUnderCall(each) === key);
    const more = isOne ? 0 : at(named).length - at(shown).length;
    const part = { named: at(shown), acts: at(acts), more, isHeaded: desks.length > 1 };
    parts.push(await partOf(needs, part, at(carried)));
  }
  return {
    subject: (letter.attempts > 1 ? '【重发】' : '') + title,
    body: [head, ...parts].map((part) => part.join('\n')).join('\n'),
    reference: `${letter.mailbox}/${letter.number}`,
  };
}

function deskUnderCall({ desk, subject }: Pick<Named, 'desk' | 'subject'>): string {
  return `${desk} ${subject.call.id}`;
}

/** What is asked is sorted by its last day, and stands before what is only told of. */
function namedIn(carried: readonly Carried[], now: Instant): Named[] {
  const saying = carried.filter(({ still }) => still.asks || still.told.length > 0);
  const cases = Map.groupBy(saying, ({ desk, subject }) => `${desk} ${subject.declaration.id}`);
  return [...cases.values()]
    .map((records) => nameCase(records, now))
    .sort((one, other) => {
      const [first, second] = [one, other].map(
        ({ lastDay = '9999', subject }) => `${lastDay} ${subject.declaration.id}`,
      );
      return (first ?? '') < (second ?? '') ? -1 : 1;
    });
}

function nameCase(records: readonly Carried[], now: Instant): Named {
  const [first] = records;
  if (!first) throw new Error('A declaration without a message');
  const asking = records
    .filter(({ still }) => still.asks)
    .map(({ message }) => message)
    .sort((one, other) => (one.queuedAt < other.queuedAt ? -1 : 1));
  // The latest asks for what the ones before asked; that a date changed is said first, with the days as they are.
  const changed = asking.filter(({ occasion }) => occasion === 'date-changed').slice(-1);
  const asked = asking
    .filter((each) => !changed.includes(each) && each.occasion !== 'date-changed')
    .slice(-1);
  // The newest first: what it led to is how the case stands.
  const told = records.flatMap(({ still }) => still.told).sort((one, other) => other.round - one.round);
  const occasions = [...changed, ...asked].flatMap(({ occasion }) => askedBy(first.subject, occasion, now));
  return {
    subject: first.subject,
    desk: first.desk,
    occasions: [...new Set([...occasions, ...told.map(({ occasion }) => occasion)])],
    lastDay: asking.length > 0 ? lastDayToAct(first.subject, now) : undefined,
    why: changed[0]?.states.why,
  };
}

/** The acts by each desk's own link, in the order in which they were done. */
function actsIn(carried: readonly Carried[]): Act[] {
  const acts = carried.flatMap(({ subject, desk, still }) =>
    subject.timeline
      .filter(({ version }) => still.acts.includes(version))
      .map((entry) => ({ subject, desk, entry })),
  );
  return acts.sort((one, other) => (one.entry.at < other.entry.at ? -1 : 1));
}

interface Begun {
  readonly title: string;
  readonly head: readonly string[];
}

/** The call's own text of the occasion, with whose declaration it is. */
function alone(needs: Composing, { subject, occasions, why }: Named): Begun {
  const [speaks = '', ...also] = occasions;
  const values = {
    ...valuesOf(subject, { states: why === undefined ? {} : { why } }, needs.now()),
    ...namesOf(subject),
  };
  const { subject: title, body } = textOf(subject, speaks);
  const others = also.map((occasion) => `又：${textOf(subject, occasion).subject}。`);
  const texts = [body, ...others, subject.call.letters.value.applicant].map((text) =>
    fillLines(text, values),
  );
  return { title: fill(title, values), head: texts };
}

function together(named: readonly Named[]): Begun {
  const { call } = named[0]?.subject ?? {};
  if (!call) throw new Error('A letter about nothing');
  const { subject, subjectTold, opening } = call.letters.value;
  const { lastDay } = named[0] ?? {};
  const values = { count: String(named.length), ...(lastDay === undefined ? {} : { lastDay }) };
  return {
    title: fill(lastDay === undefined ? subjectTold : subject, values),
    head: [fillLines(opening, values)],
  };
}

interface Part {
  readonly named: readonly Named[];
  readonly acts: readonly Act[];
  readonly more: number;
  readonly isHeaded: boolean;
}

/** One desk under one call: what it is written about, what was done by its link, and the link. */
async function partOf(
  needs: Composing,
  { named, acts, more, isHeaded }: Part,
  carried: readonly Carried[],
): Promise<string[]> {
  const [first] = carried;
  if (!first) return [];
  const { call } = first.subject;
  const { letters } = call;
  const listed = acts.slice(-MOST_NAMED);
  const earlier = acts.length - listed.length;
  return [
    ...(isHeaded ? [await headingOf(needs, first.desk, call)] : []),
    ...named.map((each) => caseLines(needs, each)),
    ...(more > 0 ? [fill(letters.value.more, { more: String(more) })] : []),
    ...(listed.length > 0 ? ['', letters.value.acts, ...listed.map(actLines)] : []),
    ...(earlier > 0 ? [fill(letters.value.more, { more: String(earlier) })] : []),
    ...(await linkOfDesk(
      needs,
      first.desk,
      carried.map(({ subject }) => subject),
    )),
  ];
}

/** A mailbox may be of several desks: each is named, with the call. */
async function headingOf(needs: Composing, desk: string, call: Call): Promise<string> {
  const name = (await holderOf(needs, desk))?.name ?? deskParts(desk).whom;
  return `【${name}${deskParts(desk).isSuperior ? '（主管）' : ''}】${call.identity.title.value}`;
}

function caseLines(needs: Composing, { subject, occasions, lastDay }: Named): string {
  const stated = valuesOf(subject, { states: {} }, needs.now());
  const { closesOn: _on, lastFeasible: _feasible, handsOverAt: _handed, ...told } = stated;
  const byActs = occasions.map((occasion) => daysStatedByAct(subject, occasion));
  const values = {
    ...(lastDay === undefined ? Object.assign(told, ...byActs) : stated),
    ...namesOf(subject),
  };
  const texts = occasions.map((occasion) => textOf(subject, occasion));
  const what = texts.map((text) => fill(text.subject, stated)).join('；');
  const whatEn = texts.map((text) => fill(text.en ?? text.subject, stated)).join('; ');
  return fillLines(subject.call.letters.value.case, { ...values, what, whatEn });
}

function actLines({ subject, entry }: Act): string {
  const { zh: act, en: actEn } = sayAct(entry);
  const at = sayInstant(entry.at, subject.call.identity.zone.value, true);
  return fillLines(subject.call.letters.value.act, { ...namesOf(subject), at, act, actEn });
}

/** Of what was submitted: what is being edited is between the applicant and nobody. */
function namesOf({ declaration }: Case): { readonly reference: string; readonly applicant: string } {
  const name = declaration.submittedDraft?.identity?.name ?? '';
  return { reference: declaration.id, applicant: onOneLine(name) };
}
