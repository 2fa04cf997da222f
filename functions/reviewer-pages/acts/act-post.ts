import type { LinkRecord } from '../../../adapters/records/links.ts';
import type { Needs } from '../../../casework/needs.ts';
import type { Done } from '../../../casework/perform.ts';
import type { Arrival, Case } from '../../../domain/declaration/case.ts';
import type { Move } from '../../../domain/declaration/moves.ts';
import type { Read } from '../../../domain/declaration/written.ts';
import type { AttemptedAct } from '../../../domain/reminders/unrecorded.ts';
import type { ReviewerVerdict } from '../../../domain/values/verdict.ts';
import type { TypedAct } from '../../../pages/reviewer/case/act-form.ts';
import { type Act, casePath } from '../../../pages/reviewer/paths.ts';
import { seeOther } from '../../../web/gateway.ts';
import type { WebAnswer } from '../../../web/gateway-event.ts';
import type { PathParts } from '../../../web/routing.ts';
import { isFromOurSite } from '../../../web/session.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { showCase } from '../looking/case.ts';
import { boundTo, type CaseVisit, caseRoute } from '../visit/link-visit.ts';
import { troubleAnswer } from '../visit/trouble.ts';
import { answerRefused, changed, type FieldOf, inTime, type Posted } from './act-not-taken.ts';
import { isEachOnce, readWho, typedIn, type Who } from './typed.ts';

export type ActPostNeeds = Pick<Needs, 'records' | 'keys' | 'workflow' | 'origin'>;

/** One act on a case's page: its address, the reading of its form, and the rule that judges it. */
export interface ActPost<T> {
  /** The path after the declaration's address: `/decision`. */
  readonly path: string;
  readonly attempt: AttemptedAct;
  readonly act: (parts: PathParts) => Act;
  /** The move, as the rules and the timeline name it. */
  readonly move: (input: T) => Move;
  readonly read: (typed: TypedAct['typed'], parts: PathParts) => Read<T>;
  readonly perform: (
    id: string,
    input: T,
    arrival: Arrival,
    link: LinkRecord,
    caseAsRead: Case,
  ) => Promise<ReviewerVerdict<Done>>;
  /** Whether the form only asks what would follow. */
  readonly asks?: (typed: TypedAct['typed']) => boolean;
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
      return troubleAnswer(visit.request, 'foreign-request', { desk: visit.desk });
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
    const actor = { kind: 'link', desk: link.desk, ...stated } as const;
    return perform(id, value, { at: request.receivedAt, actor, version: shown }, link, visit.subject);
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
