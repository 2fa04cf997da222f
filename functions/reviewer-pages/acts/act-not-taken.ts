import type { Needs } from '../../../casework/needs.ts';
import { type Move, mayMove } from '../../../domain/declaration/moves.ts';
import type { Because, BecauseOfReviewer } from '../../../domain/values/because.ts';
import { type ReviewerRefusal, refused } from '../../../domain/values/verdict.ts';
import { REVIEWER_REFUSALS } from '../../../domain/wording/reviewer-refusals.ts';
import { sayRefusal } from '../../../domain/wording/say-refusal.ts';
import type { TypedAct } from '../../../pages/reviewer/case/act-form.ts';
import { type Act, casePath } from '../../../pages/reviewer/paths.ts';
import { tooLatePage } from '../../../pages/reviewer/too-late-page.ts';
import type { WebAnswer } from '../../../web/gateway-event.ts';
import { refusalHead } from '../../../web/refusal-head.ts';
import { happenedIn, showCase } from '../looking/case.ts';
import { linkPageAnswer } from '../visit/answer.ts';
import { type CaseVisit, caseVisit, notFound, openLink } from '../visit/link-visit.ts';

type NotTakenNeeds = Pick<Needs, 'records' | 'keys'>;

export type FieldOf = Readonly<Partial<Record<BecauseOfReviewer, string>>>;

export interface Posted extends Pick<TypedAct, 'act' | 'typed'> {
  /** The version that the page showed. */
  readonly shown: number;
}

const CHANGED: readonly Because[] = [
  'stale',
  'already-decided',
  'superseded',
  'not-in-this-standing',
  'lapsed',
  'abandoned',
];

export async function answerRefused(
  needs: NotTakenNeeds,
  visit: CaseVisit,
  { act, typed, shown }: Posted,
  refusal: ReviewerRefusal,
  fields: FieldOf,
): Promise<WebAnswer> {
  const opened = await openLink(needs, visit.request, visit.parts);
  if (!opened.ok) return opened.answer;
  const now = await caseVisit(needs, visit);
  if (!now) return notFound(visit);
  if (CHANGED.includes(refusal.because) && now.subject.declaration.version !== shown)
    return changed(needs, now, { act, typed, shown });
  if (refusal.because === 'in-time-but-unrecorded') return inTime(now, shown, refusal);
  const at = (fields as Readonly<Partial<Record<Because, string>>>)[refusal.because];
  const attempt: TypedAct =
    at === undefined
      ? { act, typed, refusal, defects: refusal.defects ?? [] }
      : { act, typed, defects: [{ at, because: 'missing' }] };
  return showCase(needs, now, { attempt, ...refusalHead(refusal) });
}

/**
 * Answers an act that came in time and could not be recorded. The page says so even if the case is over, since the
 * reviewer was not late.
 */
export function inTime(
  { subject, language, desk, turn, request }: CaseVisit,
  shown: number,
  refusal: ReviewerRefusal,
): WebAnswer {
  const { call, declaration, timeline } = subject;
  const since = happenedIn(
    timeline.filter(({ version }) => version > shown),
    call,
  );
  const sentence = sayRefusal(refusal, call.identity.zone.value, REVIEWER_REFUSALS);
  const content = tooLatePage({ language, at: request.receivedAt, subject, desk, turn, since, sentence });
  const place = { language, path: casePath(desk, declaration.id), home: desk };
  return linkPageAnswer(place, content, refusalHead(refusal));
}

/**
 * Answers an act on a page that is out of date. If the act is still this desk's, the form comes again with what was
 * typed, beside what happened; otherwise the page says what dealt with it and when.
 */
export async function changed(
  needs: NotTakenNeeds,
  visit: CaseVisit,
  { act, typed, shown }: Posted,
): Promise<WebAnswer> {
  const { subject, language, desk, turn, request } = visit;
  const { timeline, call, declaration } = subject;
  const since = happenedIn(
    timeline.filter(({ version }) => version > shown),
    call,
  );
  const { refusal } = refused('stale', { facts: { shown, now: declaration.version } });
  if (turn === 'own' && isStillAsked(act, visit))
    return showCase(needs, visit, { attempt: { act, typed, refusal, since }, ...refusalHead(refusal) });
  const content = tooLatePage({ language, at: request.receivedAt, subject, desk, turn, since });
  return linkPageAnswer(
    { language, path: casePath(desk, declaration.id), home: desk },
    content,
    refusalHead({ because: 'already-decided' }),
  );
}

/** Whether this act is still asked of this desk, perhaps in a later round. */
function isStillAsked(act: Act, { subject }: CaseVisit): boolean {
  const { standing, objections } = subject.declaration;
  const number = /^objections\/(\d+)$/.exec(act)?.[1];
  if (number !== undefined) {
    const objection = objections.find((each) => each.number === Number(number));
    return standing === 'posted' && objection !== undefined && objection.handling === undefined;
  }
  return mayMove(standing, MOVE_OF[act] ?? 'settle');
}

const MOVE_OF: Readonly<Record<string, Move>> = {
  decision: 'support',
  posting: 'post',
  result: 'record',
  interruption: 'interrupt',
  objections: 'object',
};
