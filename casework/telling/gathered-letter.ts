import type { Letter } from '../../adapters/mail/channel.ts';
import type { LetterRecord } from '../../adapters/records/letters/letter-writes.ts';
import type { Call } from '../../domain/call/call.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { submittedNameOf } from '../../domain/declaration/declaration.ts';
import { LINK_REISSUED } from '../../domain/desks/message.ts';
import { type DeskId, deskParts } from '../../domain/identifiers/desk-id.ts';
import { daysStatedByAct } from '../../domain/reminders/owed/owed-for-acts.ts';
import { onOneLine } from '../../domain/values/said.ts';
import { fill, fillLines } from '../../domain/wording/fill.ts';
import { sayAct } from '../../domain/wording/say-entry.ts';
import { sayInstant, sayStanding } from '../../domain/wording/say-facts.ts';
import type { Needs } from '../needs.ts';
import { type SeenDesk, underCall } from '../reviewer/seen-desks.ts';
import { type Carried, deskUnderCall, type Gathered } from './carried.ts';
import { alsoLines, bodyLines, linkLines, textOf, valuesOf } from './letter-text.ts';
import { type Act, actsIn, type Named, namedIn } from './named-cases.ts';

type GatheredLetterNeeds = Pick<Needs, 'keys' | 'origin' | 'now'>;

/**
 * The most declarations, and the most acts, that one letter names: a few screens. The desk shows all of them.
 */
export const MAX_NAMED = 40;

/**
 * Writes the one letter of a mailbox. About a single declaration it uses the call's text of the occasion. About
 * several it lists each with the applicant's name, its number, what is asked and the last day, the most urgent
 * first, under its desk and call. Acts done by the desk's link since the last letter follow. No other file that sends
 * letters reads the names of applicants.
 */
export async function gatheredLetter(
  needs: GatheredLetterNeeds,
  letter: LetterRecord,
  { carried, desks }: Gathered,
): Promise<Omit<Letter, 'to'>> {
  const named = namedIn(carried, needs.now());
  const acts = actsIn(carried);
  const [only] = named;
  const keys = [...new Set([...named, ...acts].map(keyOf))];
  const isOne = only !== undefined && named.length === 1 && keys.length === 1;
  const { title, head } = isOne ? alone(needs, only) : together(named);
  const shown = isOne ? [] : named.slice(0, MAX_NAMED);
  const parts: string[][] = [];
  for (const key of keys) {
    const at = <T extends Pick<Named, 'desk' | 'subject'>>(all: readonly T[]) =>
      all.filter((each) => keyOf(each) === key);
    const more = isOne ? 0 : at(named).length - at(shown).length;
    const desk = desks.find((each) => underCall(each) === key);
    const part = { named: at(shown), acts: at(acts), more, isHeaded: keys.length > 1, desk };
    parts.push(await partOf(needs, part, at(carried)));
  }
  return {
    subject: (letter.attempts > 1 ? '【重发】' : '') + title,
    body: [head, ...parts].map((part) => part.join('\n')).join('\n'),
    reference: referenceOf(letter, carried),
  };
}

/**
 * Names the letter. A second copy has the name of the first, so that a mailbox may show one of them, unless it tells
 * more than the first did.
 */
function referenceOf(
  { mailbox, number, attempts, takenAt }: LetterRecord,
  carried: readonly Carried[],
): string {
  const tellsMore = carried.some(({ message }) => message.queuedAt > takenAt);
  return [mailbox, number, ...(attempts > 1 && tellsMore ? [attempts] : [])].join('/');
}

function keyOf(each: Pick<Named, 'desk' | 'subject'>): string {
  return underCall(deskUnderCall(each));
}

interface Begun {
  readonly title: string;
  readonly head: readonly string[];
}

/**
 * The title and opening of a letter about one declaration: the call's text of the occasion, with number and
 * applicant.
 */
function alone(needs: GatheredLetterNeeds, { subject, occasions, corrects }: Named): Begun {
  const [speaks = '', ...also] = occasions;
  const values = {
    ...valuesOf(subject, { states: corrects }, needs.now()),
    ...namesOf(subject),
  };
  const { subject: title, body } = textOf(subject, speaks);
  // Only the text of a new link says what its reader must do about it, so it stands in full.
  const whole = also.filter((each) => each === LINK_REISSUED).map((each) => textOf(subject, each).body);
  const others = alsoLines(subject, { speaks, also: also.filter((each) => each !== LINK_REISSUED) }, values);
  const texts = [body, ...whole, subject.call.letters.value.applicant].map((text) =>
    bodyLines(subject, text, values),
  );
  const [first = '', ...rest] = texts;
  return { title: fill(title, values), head: [first, ...others, ...rest] };
}

function together(named: readonly Named[]): Begun {
  const [first] = named;
  if (!first) throw new Error('A letter about nothing');
  const { subject, subjectTold, opening } = first.subject.call.letters.value;
  const { lastDay } = first;
  // One case may stand at two desks of a mailbox, where the contact is the superior too.
  const count = new Set(named.map((each) => each.subject.declaration.id)).size;
  const { applicant } = namesOf(first.subject);
  const values = { count: String(count), applicant, ...(lastDay === undefined ? {} : { lastDay }) };
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
  readonly desk: SeenDesk | undefined;
}

/** The lines of one desk under one call: its declarations, the acts done by its link, and the link. */
async function partOf(
  needs: GatheredLetterNeeds,
  { named, acts, more, isHeaded, desk }: Part,
  carried: readonly Carried[],
): Promise<string[]> {
  const [first] = carried;
  if (!first) return [];
  const { call } = first.subject;
  const { letters } = call;
  const listed = acts.slice(-MAX_NAMED);
  const earlier = acts.length - listed.length;
  return [
    ...(isHeaded ? [headingOf(first.desk, desk, call)] : []),
    ...named.map((each) => caseLines(needs, each)),
    ...(more > 0 ? [fill(letters.value.more, { more: String(more) })] : []),
    ...(listed.length > 0 ? ['', letters.value.acts, ...listed.map(actLines)] : []),
    ...(earlier > 0 ? [fill(letters.value.more, { more: String(earlier) })] : []),
    ...(await linkLines(
      needs,
      desk,
      carried.map(({ subject }) => subject),
    )),
  ];
}

/** Heads a part with its desk and its call, since one mailbox may serve several desks. */
function headingOf(desk: DeskId, seen: SeenDesk | undefined, call: Call): string {
  const name = seen?.holder?.name ?? deskParts(desk).whom;
  return `【${name}${deskParts(desk).isSuperior ? '（主管）' : ''}】${call.identity.title.value}`;
}

function caseLines(needs: GatheredLetterNeeds, { subject, occasions, lastDay, corrects }: Named): string {
  const stated = valuesOf(subject, { states: corrects }, needs.now());
  const { closesOn: _on, lastFeasible: _feasible, handsOverAt: _handed, ...told } = stated;
  const byActs = occasions.map((occasion) => {
    const { lastFeasible: _missed, ...days } = daysStatedByAct(subject, occasion);
    return days;
  });
  // A case that is only told of shows its present standing, which says who goes on with it.
  const { zh: standing, en: standingEn } = sayStanding(subject.declaration);
  const toldOnly = Object.assign(told, ...byActs, { standing, standingEn });
  const values = { ...(lastDay === undefined ? toldOnly : stated), ...namesOf(subject) };
  const texts = occasions.map((occasion) => textOf(subject, occasion));
  const each = (of: (text: (typeof texts)[number]) => string) => [
    ...new Set(texts.map((text) => fill(of(text), stated))),
  ];
  const what = each(({ subject: zh }) => zh).join('；');
  const whatEn = each(({ subject: zh, en = zh }) => en).join('; ');
  return fillLines(subject.call.letters.value.case, { ...values, what, whatEn });
}

function actLines({ subject, entry }: Act): string {
  const { zh: act, en: actEn } = sayAct(entry);
  const at = sayInstant(entry.at, subject.call.identity.zone.value, true);
  return fillLines(subject.call.letters.value.act, { ...namesOf(subject), at, act, actEn });
}

/** The number and the applicant's name as submitted. A draft being edited is shown to nobody else. */
function namesOf({ declaration }: Case): { readonly reference: string; readonly applicant: string } {
  return { reference: declaration.id, applicant: onOneLine(submittedNameOf(declaration)) };
}
