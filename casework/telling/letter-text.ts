import type { Letter } from '../../adapters/mail/channel.ts';
import type { Story } from '../../adapters/records/declarations/story.ts';
import { nameIn } from '../../domain/call/named.ts';
import { stageNamed } from '../../domain/call/steps.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { nextBatchOf } from '../../domain/declaration/next-batch.ts';
import { governingStage } from '../../domain/declaration/way.ts';
import { waitsAtOneOf } from '../../domain/desks/desk.ts';
import { linkOpensUntil } from '../../domain/desks/link-life.ts';
import { coveredIn, type Message, tellsOfAnAct } from '../../domain/desks/message.ts';
import { superiorDeskOf } from '../../domain/identifiers/desk-id.ts';
import { sayDecisions } from '../../domain/reminders/decisions.ts';
import { handsOverAt, statedDays } from '../../domain/reminders/ladder/stated-days.ts';
import { sayUnarranged, unarrangedYear, uncountedDays } from '../../domain/reminders/ladder/unarranged.ts';
import { askedBy, corrects, DATE_CHANGED } from '../../domain/reminders/owed/openings.ts';
import { saysTooLate } from '../../domain/reminders/too-late.ts';
import { dayOf, type Instant } from '../../domain/values/instant.ts';
import { fill, fillLines } from '../../domain/wording/fill.ts';
import { sayChangedDays } from '../../domain/wording/say-changed-days.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import type { Needs } from '../needs.ts';
import { addressOfLink } from '../reviewer/links.ts';
import type { SeenDesk } from '../reviewer/seen-desks.ts';

type TextNeeds = Pick<Needs, 'keys' | 'origin' | 'now'>;

/**
 * Writes a message's letter: the call's text with what is known now, then where its reader goes on. `desk` is the one
 * that the message speaks to, with its link; the applicant needs none.
 */
export async function letterOf(
  needs: TextNeeds,
  subject: Case & Pick<Story, 'timeline'>,
  message: Message,
  desk?: SeenDesk,
): Promise<Omit<Letter, 'to'>> {
  const { id } = subject.declaration;
  const values = valuesOf(subject, message, needs.now());
  // An applicant's letter repeats no request, because what is asked now may be asked of a desk.
  const asked =
    message.audience === 'applicant' ? [message.occasion] : askedBy(subject, message.occasion, needs.now());
  const [speaks = message.occasion, ...more] = corrects(message) ? [DATE_CHANGED, ...asked] : asked;
  const { subject: title, body } = textOf(subject, speaks);
  const told = message.covers.map((cover) => coveredIn(cover).occasion).filter(tellsOfAnAct);
  const also = [...more, ...told];
  const again = message.attempts > 1 ? '【重发】' : '';
  return {
    subject: again + fill(title, values),
    body: [
      bodyLines(subject, body, values),
      ...alsoLines(subject, { speaks, also }, values),
      ...(await whereToGoOn(needs, subject, message, desk)),
    ].join('\n'),
    reference: [id, message.occasion, message.round, message.audience].join('/'),
  };
}

/** The values that a text about this declaration can state, as they are known now. */
export function valuesOf(
  { call, declaration, ...rest }: Case,
  message: Pick<Message, 'states'>,
  now: Instant,
): Record<string, string> {
  const stage = governingStage(call, declaration);
  const next = nextBatchOf({ call, declaration, locks: rest.locks });
  const subject = { call, declaration, ...rest };
  const handed = handsOverAt(subject, now);
  // A letter names a hand-over only if it is still ahead.
  const { handsOverAt: _kept, ...stated }: Record<string, string> = {
    ...{ ...uncountedDays(subject), ...statedDays(subject), ...message.states },
  };
  // A last day that has passed can no longer be asked for. Its line gives way to the one that says it is too late.
  const { lastFeasible } = stated;
  if (lastFeasible !== undefined && lastFeasible < dayOf(now, call.identity.zone.value))
    delete stated.lastFeasible;
  const decisions = sayDecisions(subject, now);
  const known = {
    ...stated,
    ...saysTooLate(subject, now),
    ...{ decisions: decisions.zh, decisionsEn: decisions.en },
    reference: declaration.id,
    call: call.identity.title.value,
    ...(handed === undefined ? {} : { handsOverAt: sayInstant(handed, call.identity.zone.value, true) }),
    ...(next ? { nextBatch: next.name, nextBatchEn: nameIn('en', next) } : { unlessCarried: '' }),
    ...(stage === undefined ? {} : { stage: stageNamed(call, stage).name }),
  };
  const { zh: changed, en: changedEn } = sayChangedDays((stated.changedDays ?? '').split(' '), known);
  return { ...known, changed, changedEn };
}

/**
 * A text's lines. The lines with a day that waits for the arrangement of a year give way to a sentence that says so,
 * because no sentence about a day reads right without one.
 */
export function bodyLines(subject: Case, body: string, values: Readonly<Record<string, string>>): string {
  const year = unarrangedYear(subject);
  const waiting = Object.keys(uncountedDays(subject)).filter((name) => body.includes(`{${name}}`));
  if (year === undefined || waiting.length === 0) return fillLines(body, values);
  const known = Object.fromEntries(Object.entries(values).filter(([name]) => !waiting.includes(name)));
  const { zh, en } = sayUnarranged(year);
  return `${fillLines(body, known).trimEnd()}\n${zh}\n${en}\n`;
}

/** The lines for what a letter tells besides its main text: headlines in both languages, each once. */
export function alsoLines(
  subject: Case,
  { speaks, also }: { readonly speaks: string; readonly also: readonly string[] },
  values: Readonly<Record<string, string>>,
): string[] {
  const headlines = (occasion: string) => {
    const { subject: zh, en } = textOf(subject, occasion);
    return [`又：${zh}。`, ...(en === undefined ? [] : [`Also: ${en}.`])].map((line) =>
      fillLines(line, values),
    );
  };
  const said = new Set(['', ...headlines(speaks)]);
  return [...new Set(also.flatMap(headlines))].filter((line) => !said.has(line));
}

export function textOf({ call }: Case, occasion: string) {
  const text = call.texts.value[occasion];
  if (!text) throw new Error(`The call ${call.id} has no text for the occasion ${occasion}`);
  return text;
}

/**
 * The lines that say where the reader goes on. The applicant signs in at the declaration's page; everybody else
 * opens the desk's link, also to read about a declaration that no longer waits there. Once the call has closed
 * for good no link opens, so the letter names none.
 */
function whereToGoOn(
  needs: TextNeeds,
  subject: Case,
  message: Message,
  desk: SeenDesk | undefined,
): string[] | Promise<string[]> {
  const { id } = subject.declaration;
  if (message.audience === 'applicant')
    return ['查看申报：', 'Open your declaration:', `${needs.origin}/declarations/${id}`];
  return linkLines(needs, desk, [subject]);
}

/** The lines with a desk's link; none once no link would open. */
export async function linkLines(
  needs: TextNeeds,
  desk: SeenDesk | undefined,
  subjects: readonly Case[],
): Promise<string[]> {
  if (!desk?.link || !wouldOpen(desk, subjects, needs.now())) return [];
  return [
    '办理链接，仅供本岗位使用，请勿转发：',
    'Your link, for your desk alone; please do not pass it on:',
    await addressOfLink(needs)(desk.link),
  ];
}

/** Whether a link of this desk would open now, by what waits there of these declarations of its call. */
export function wouldOpen(
  { desk }: Pick<SeenDesk, 'desk'>,
  subjects: readonly Case[],
  now: Instant,
): boolean {
  if (subjects.length === 0) return false;
  // A declaration that went on to another desk keeps no link open here, whatever late entry it has there.
  const desks = [desk, superiorDeskOf(desk)];
  const waiting = subjects.filter(({ declaration }) => waitsAtOneOf(desks, declaration));
  const declarations = waiting.map(({ declaration }) => declaration);
  // Declarations of several versions may stand here, and a later version may have a later step.
  const locks = Object.assign({}, ...subjects.map((subject) => subject.locks)) as Case['locks'];
  return linkOpensUntil(locks, declarations) > now;
}
