import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Needs } from '../../../casework/needs.ts';
import { postsAt } from '../../../casework/posts.ts';
import { barredNow } from '../../../casework/sanctions.ts';
import { closedToLookers } from '../../../domain/acts/guard.ts';
import { lastFeasibleDay, lastResultDay } from '../../../domain/acts/notice-days.ts';
import { mayReturn } from '../../../domain/acts/reviewer/may-return.ts';
import { postingOutlook } from '../../../domain/acts/reviewer/posting-outlook.ts';
import { type Declaration, submittedEmployerOf } from '../../../domain/declaration/declaration.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { draftChanges } from '../../../domain/declaration/draft/draft-changes.ts';
import type { Move, Standing } from '../../../domain/declaration/moves.ts';
import { objectionsHere } from '../../../domain/declaration/notices.ts';
import type { Employer } from '../../../domain/declaration/registry.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import { governingStage, presentStep } from '../../../domain/declaration/way.ts';
import { dayDefects } from '../../../domain/declaration/written.ts';
import { isContentShown } from '../../../domain/desks/desk-access.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import { dayTyped } from '../../../domain/typed/typed-day.ts';
import { latestThatFit } from '../../../domain/values/bounds.ts';
import { said } from '../../../domain/values/said.ts';
import type { ReviewerRefusal } from '../../../domain/values/verdict.ts';
import { sayHappened } from '../../../domain/wording/say-entry.ts';
import type { TypedAct } from '../../../pages/reviewer/case/act-form.ts';
import { casePage, type OfferedActs } from '../../../pages/reviewer/case/case-page.ts';
import type { Happened } from '../../../pages/reviewer/happened.ts';
import { type Act, casePath } from '../../../pages/reviewer/paths.ts';
import type { WebAnswer } from '../../../web/gateway-event.ts';
import type { PageHead } from '../../../web/refusal-head.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { linkPageAnswer } from '../visit/answer.ts';
import { type CaseVisit, caseRoute } from '../visit/link-visit.ts';
import { judgedIn } from './judged.ts';

type CasePageNeeds = Pick<Needs, 'records' | 'keys'>;

/** The route of a declaration's page for its reviewer. */
export function casePageRoute(needs: CasePageNeeds): ToldRoute {
  return caseRoute(needs, { method: 'GET', path: '' }, (visit) => showCase(needs, visit));
}

/** Shows the page; after a refused act with what was typed and what is wrong with it. */
export async function showCase(
  needs: CasePageNeeds,
  visit: CaseVisit,
  { attempt, ...head }: { attempt?: TypedAct } & Partial<PageHead> = {},
): Promise<WebAnswer> {
  const { subject, language, desk, turn, request, id } = visit;
  const { declaration, call, timeline } = subject;
  const closed = turn === 'own' ? closedTo(visit) : undefined;
  const employer = await needs.records.people.employer(submittedEmployerOf(declaration));
  const content = await contentOf(needs, declaration);
  const barred = turn === 'own' ? await barredNow(needs, subject, request.receivedAt) : [];
  const { previousDraft, submittedDraft } = declaration;
  const shown = casePage({
    language,
    at: request.receivedAt,
    subject,
    desk,
    turn,
    employerName: employer?.name,
    vocabularies: VOCABULARIES,
    content,
    barred,
    posts: turn === 'own' && declaration.quota ? await postsOf(needs, visit, employer) : undefined,
    ...judgedIn(subject, employer),
    changes:
      previousDraft && submittedDraft && changesSince(subject, previousDraft, content ?? submittedDraft),
    timeline: newestFirst(happenedIn(timeline, call)),
    offered: turn === 'own' && !closed ? await offeredTo(visit, attempt) : undefined,
    closed: closed?.because === attempt?.refusal?.because ? undefined : closed,
    done: doneNow(request.query.get('done'), timeline, visit.link.desk),
    attempt,
  });
  return linkPageAnswer({ language, path: casePath(desk, id), home: desk }, shown, head);
}

function postsOf(needs: CasePageNeeds, { subject, id }: CaseVisit, employer: Employer | undefined) {
  const title = subject.declaration.submittedDraft?.level;
  return postsAt(needs, subject.call, employer, { id, title });
}

/**
 * The differences from the submission before. Its identity number is not kept, but the timeline says whether it was
 * another.
 */
function changesSince({ declaration, timeline }: CaseVisit['subject'], before: Draft, content: Draft) {
  const { number, ...identity } = content.identity ?? {};
  const isOther = timeline.findLast(({ move }) => move === 'submit')?.inputs?.numberChanged === true;
  const changes = draftChanges(before, { ...(declaration.submittedDraft ?? content), identity });
  if (!isOther || number === undefined) return changes;
  return [{ at: '/identity/number', before: '…', after: number }, ...changes];
}

/** The events that reviewers read. How the applicant worked on the draft is left out. */
export function happenedIn(
  timeline: readonly TimelineEntry[],
  call: CaseVisit['subject']['call'],
): Happened[] {
  return timeline
    .filter(({ move }) => move !== 'create' && move !== 'change')
    .map((entry) => ({ at: entry.at, said: sayHappened(entry, call), clause: entry.clause }));
}

/** The newest events that one page holds, and a note if there were more. */
function newestFirst(all: readonly Happened[]): Happened[] {
  const latest = latestThatFit(
    all,
    (each) => Buffer.byteLength(each.said.zh) + Buffer.byteLength(each.said.en),
  );
  const earlier = all.slice(0, all.length - latest.length);
  const before = earlier.slice(-1).map(({ at }) => ({
    at,
    said: said(
      `此前还有 ${earlier.length} 条记录，此处从略，仍全部保存`,
      `${earlier.length} entries before this are left out here and kept all the same`,
    ),
  }));
  return [...latest.toReversed(), ...before];
}

/** The last submission with its number open, since reviewers compare it with the document. */
async function contentOf(
  { keys }: Pick<Needs, 'keys'>,
  declaration: Declaration,
): Promise<Draft | undefined> {
  const { submittedDraft, identity, id } = declaration;
  if (!submittedDraft || !isContentShown(declaration)) return undefined;
  if (!identity) return submittedDraft;
  const number = await keys.decryptIdentityNumber(identity.sealed, id);
  return { ...submittedDraft, identity: { ...submittedDraft.identity, number } };
}

/**
 * The reason why nothing can be done although it is this desk's turn: the reviewer is the applicant, or the stage
 * is not open at this instant.
 */
function closedTo({ subject, request, mayDecide }: CaseVisit): ReviewerRefusal | undefined {
  if (!mayDecide.ok) return mayDecide.refusal;
  const stage = governingStage(subject.call, subject.declaration);
  return stage === undefined ? undefined : closedToLookers(subject, stage, request.receivedAt);
}

const ACTS: Partial<Record<Standing, readonly Act[]>> = {
  submitted: ['decision'],
  supported: ['posting'],
  posted: ['result', 'interruption', 'objections'],
  forwarded: ['decision'],
  unpaid: ['payment'],
  'paper-due': ['papers'],
};

/** The acts that the standing offers, each sealed with what this page shows. */
async function offeredTo(visit: CaseVisit, attempt: TypedAct | undefined): Promise<OfferedActs> {
  const { subject, request, id, sealFor } = visit;
  const { declaration } = subject;
  const { version, standing } = declaration;
  const open = objectionsHere(declaration).filter(
    ({ handling }) => standing === 'posted' && handling === undefined,
  );
  const acts: Act[] = [
    ...(ACTS[standing] ?? []),
    ...open.map(({ number }) => `objections/${number}` as const),
  ];
  const seals = await Promise.all(
    acts.map(async (act) => [act, await sealFor(act, { id, version })] as const),
  );
  return {
    seals: Object.fromEntries(seals),
    returning: mayReturn(subject, request.receivedAt),
    isNamesake: visit.isNamesake(),
    posting: standing === 'supported' ? postingOf(visit, attempt) : undefined,
  };
}

function postingOf({ subject, request }: CaseVisit, attempt: TypedAct | undefined): OfferedActs['posting'] {
  const step = presentStep(subject.call, subject.declaration)?.id;
  if (step === undefined) throw new Error('A posting in no step');
  const asked = attempt?.isQuestion ? attempt.typed.countFor : attempt?.typed.postedOn;
  const day = asked === undefined || asked === '' ? undefined : dayTyped(asked);
  const [wrongDay] = day === undefined ? [] : dayDefects('postedOn', day);
  return {
    lastFeasible: lastFeasibleDay(subject, step),
    latest: lastResultDay(subject, step),
    outlook: postingOutlook(subject, {
      step,
      at: request.receivedAt,
      postedOn: wrongDay ? undefined : day,
    }),
    asked,
    wrongDay: attempt?.isQuestion ? wrongDay : undefined,
  };
}

/** The act that this desk has just done, while it is still the last by any link. */
function doneNow(word: string | null, timeline: readonly TimelineEntry[], desk: DeskId): Move | undefined {
  const last = timeline.findLast(({ actor }) => actor.kind === 'link');
  const isOwn = last?.actor.kind === 'link' && last.actor.desk === desk;
  return isOwn && last.move !== 'create' && last.move === word ? last.move : undefined;
}
