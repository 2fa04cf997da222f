import type { LinkRecord } from '../../../adapters/records/links.ts';
import type { Needs } from '../../../casework/needs.ts';
import type { Done } from '../../../casework/perform.ts';
import type { Arrival } from '../../../domain/declaration/case.ts';
import { type Move, mayMove } from '../../../domain/declaration/moves.ts';
import type { Read } from '../../../domain/declaration/written.ts';
import type { AttemptedAct } from '../../../domain/reminders/unrecorded.ts';
import type { Because, BecauseOfReviewer } from '../../../domain/values/because.ts';
import { type ReviewerRefusal, type ReviewerVerdict, refused } from '../../../domain/values/verdict.ts';
import { REVIEWER_REFUSALS } from '../../../domain/wording/reviewer-refusals.ts';
import { sayRefusal } from '../../../domain/wording/say-refusal.ts';
import type { Attempt } from '../../../pages/reviewer/case/act-form.ts';
import { type Act, casePath } from '../../../pages/reviewer/paths.ts';
import { tooLatePage } from '../../../pages/reviewer/too-late-page.ts';
import { seeOther, type WebAnswer } from '../../../web/gateway.ts';
import { refusalHead } from '../../../web/refusal-head.ts';
import type { PathParts } from '../../../web/routing.ts';
import { isFromOurSite } from '../../../web/session.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { happenedIn, showCase } from '../looking/case.ts';
import { pageAnswer } from '../visit/answer.ts';
import { boundTo, type CaseVisit, caseRoute, caseVisit, notFound, openLink } from '../visit/link-visit.ts';
import { troubleAnswer } from '../visit/trouble.ts';
import { isEachOnce, readWho, typedIn, type Who } from './typed.ts';

export type ActPostNeeds = Pick<Needs, 'records' | 'keys' | 'workflow' | 'origin'>;

type FieldOf = Readonly<Partial<Record<BecauseOfReviewer, string>>>;

/** One act on a case's page: its address, the reading of its form, and the rule that judges it. */
export interface ActPost<T> {
  /** The path after the declaration's address: `/decision`. */
  readonly path: string;
  readonly attempt: AttemptedAct;
  readonly act: (parts: PathParts) => Act;
  /** The move, as the rules and the timeline name it. */
  readonly move: (input: T) => Move;
  readonly read: (typed: Attempt['typed'], parts: PathParts) => Read<T>;
  readonly perform: (
    id: string,
    input: T,
    arrival: Arrival,
    link: LinkRecord,
  ) => Promise<ReviewerVerdict<Done>>;
  /** Whether the form only asks what would follow. */
  readonly asks?: (typed: Attempt['typed']) => boolean;
  /** Fields of the form at which a rule's refusal is shown. */
  readonly fields?: FieldOf;
}

/**
 * A route for an act. It takes a post from our own page and judges it once, on the version that the page showed.
 */
export function actRoute<T>(needs: ActPostNeeds, post: ActPost<T>): ToldRoute {
  return caseRoute(needs, { method: 'POST', path: post.path, attempt: post.attempt }, async (visit) => {
    const form = new URLSearchParams(visit.request.body);
    const act = post.act(visit.parts);
    if (!(await isOwnForm(needs, visit, form, act)))
      return troubleAnswer(visit.request, 'foreign-form', { desk: visit.desk });
    return decide(needs, visit, post, { act, typed: typedIn(form), shown: Number(form.get('version')) });
  });
}

async function isOwnForm(
  needs: ActPostNeeds,
  { request, link, id }: CaseVisit,
  form: URLSearchParams,
  act: Act,
): Promise<boolean> {
  const version = form.get('version') ?? '';
  const bound = boundTo(link, act, { id, version });
  if (!isEachOnce(form) || !isFromOurSite(needs, request)) return false;
  return needs.keys.isFormSeal(form.get('seal') ?? '', ...bound);
}

interface Posted extends Pick<Attempt, 'act' | 'typed'> {
  /** The version that the page showed. */
  readonly shown: number;
}

async function decide<T>(
  needs: ActPostNeeds,
  visit: CaseVisit,
  { read, perform, move, asks, fields = {} }: ActPost<T>,
  { act, typed, shown }: Posted,
): Promise<WebAnswer> {
  const { request, link, id, desk, parts } = visit;
  const isShown = visit.subject.declaration.version === shown;
  if (asks?.(typed))
    return isShown && visit.turn === 'own'
      ? showCase(needs, visit, { attempt: { act, typed, isQuestion: true } })
      : changed(needs, visit, { act, typed, shown });
  const [who, input] = [readWho(typed, visit.isNamesake(typed.statedName)), read(typed, parts)];
  const attempt = (value: T, stated: Who) => {
    const actor = { kind: 'link', audience: link.audience, ...stated } as const;
    return perform(id, value, { at: request.receivedAt, actor, version: shown }, link);
  };
  const done = (value: T) => seeOther(`${casePath(desk, id)}?done=${move(value)}`);
  if (!isShown && who.ok && input.ok) {
    // Nothing is written on another version, but a second click of the act that made this one is answered as done.
    const again = await attempt(input.value, who.value);
    if (again.ok) return done(input.value);
    if (again.refusal.because === 'in-time-but-unrecorded') return inTime(visit, shown, again.refusal);
  }
  // A page offers an act only to the desk whose turn it is. Anybody else is told whose turn it is.
  if (!isShown || visit.turn !== 'own') return changed(needs, visit, { act, typed, shown });
  if (!visit.mayDecide.ok)
    return answerRefused(needs, visit, { act, typed, shown }, visit.mayDecide.refusal, fields);
  if (!who.ok || !input.ok) {
    const defects = [input, who].flatMap((each) => (each.ok ? [] : each.defects));
    return showCase(needs, visit, { attempt: { act, typed, defects }, status: 422 });
  }
  const verdict = await attempt(input.value, who.value);
  if (verdict.ok) return done(input.value);
  return answerRefused(needs, visit, { act, typed, shown }, verdict.refusal, fields);
}

const CHANGED: readonly Because[] = [
  'stale',
  'already-decided',
  'superseded',
  'not-in-this-standing',
  'lapsed',
];

async function answerRefused(
  needs: ActPostNeeds,
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
  const attempt: Attempt =
    at === undefined
      ? { act, typed, refusal, defects: refusal.defects ?? [] }
      : { act, typed, defects: [{ at, because: 'missing' }] };
  return showCase(needs, now, { attempt, ...refusalHead(refusal) });
}

/**
 * Answers an act that came in time and could not be recorded. The page says so even if the case is over, since the
 * reviewer was not late.
 */
function inTime(
  { subject, language, desk, turn }: CaseVisit,
  shown: number,
  refusal: ReviewerRefusal,
): WebAnswer {
  const { call, declaration, timeline } = subject;
  const since = happenedIn(
    timeline.filter(({ version }) => version > shown),
    call,
  );
  const sentence = sayRefusal(refusal, call.identity.zone.value, REVIEWER_REFUSALS);
  const content = tooLatePage({ language, subject, desk, turn, since, sentence });
  const place = { language, path: casePath(desk, declaration.id), home: desk };
  return pageAnswer(place, content, refusalHead(refusal));
}

/**
 * Answers an act on a page that is out of date. If the act is still this desk's, the form comes again with what was
 * typed, beside what happened; otherwise the page says what dealt with it and when.
 */
async function changed(
  needs: ActPostNeeds,
  visit: CaseVisit,
  { act, typed, shown }: Posted,
): Promise<WebAnswer> {
  const { subject, language, desk, turn } = visit;
  const { timeline, call, declaration } = subject;
  const since = happenedIn(
    timeline.filter(({ version }) => version > shown),
    call,
  );
  const { refusal } = refused('stale', { facts: { shown, now: declaration.version } });
  if (turn === 'own' && isStillAsked(act, visit))
    return showCase(needs, visit, { attempt: { act, typed, refusal, since }, ...refusalHead(refusal) });
  const content = tooLatePage({ language, subject, desk, turn, since });
  return pageAnswer(
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
