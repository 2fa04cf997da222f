import type { Story } from '../../adapters/records/declarations/story.ts';
import { withNumberOpen } from '../../casework/applicant/identity.ts';
import { missingOf, routeAheadOf } from '../../casework/applicant/missing.ts';
import { storyCaseOf } from '../../casework/case.ts';
import type { ApplicantNeeds } from '../../casework/needs.ts';
import { barredNow } from '../../casework/sanctions.ts';
import { why } from '../../casework/why.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { type Declaration, employerOf } from '../../domain/declaration/declaration.ts';
import { isFinal, mayMove, type Standing } from '../../domain/declaration/moves.ts';
import { carriedInto } from '../../domain/declaration/next-batch.ts';
import type { Employer } from '../../domain/declaration/registry.ts';
import type { TimelineEntry } from '../../domain/declaration/timeline.ts';
import { isPersonConfirmed } from '../../domain/sanctions/confirmed-person.ts';
import { latestThatFit } from '../../domain/values/bounds.ts';
import { sayHappened } from '../../domain/wording/say-entry.ts';
import { justDone } from '../../pages/applicant/status/just-done.ts';
import { statusPage } from '../../pages/applicant/status/status-page.ts';
import type { TimelineEvent } from '../../pages/applicant/status/timeline-list.ts';
import { pageAnswer } from '../../web/answer.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { sealToBegin } from './begin.ts';
import { type OwnCaseVisit, ownPageOf } from './case-visit.ts';
import { refusalToEdit } from './editing.ts';

/** The route of a declaration's page. */
export function statusRoutes(needs: ApplicantNeeds): ToldRoute[] {
  return [ownPageOf(storyCaseOf, needs, '/declarations/{id}', (visit) => show(needs, visit))];
}

async function show(needs: ApplicantNeeds, visit: OwnCaseVisit<Case & Story>): Promise<WebAnswer> {
  const { viewer, request, subject: story, seal } = visit;
  const at = request.receivedAt;
  const { declaration, call, timeline } = story;
  const employer = await employerShown(needs, declaration);
  const mayEdit = mayMove(declaration.standing, 'change');
  const happened = timeline.map((entry) => ({
    at: entry.at,
    said: sayHappened(entry, call),
    clause: entry.clause,
    change: changeOf(entry),
  }));
  const latest = latestThatFit(happened, ({ said }) => Buffer.byteLength(said[viewer.language]));
  const content = statusPage({
    language: viewer.language,
    at,
    subject: story,
    employerName: employer?.name,
    route: await routeAheadOf(needs, story, employer),
    endedFrom: endedFrom(declaration.standing, timeline),
    timeline: latest.toReversed(),
    earlier: happened.length - latest.length,
    why: why(story),
    closed: mayEdit ? refusalToEdit(story, at) : undefined,
    missing: mayEdit
      ? await missingOf(needs, story, await withNumberOpen(needs, declaration), at)
      : undefined,
    done: justDone(request.query.get('done'), declaration),
    carriedInto: carriedInto(story),
    barred: isPersonConfirmed(story) ? await barredNow(needs, story, at) : [],
    beginSeal: await sealToBegin(story, at, seal),
  });
  return pageAnswer(viewer, content);
}

/**
 * The employer to name. A draft that can be edited goes to the employer it states; a submission that has ended went
 * to the submitted one.
 */
async function employerShown(
  { records }: ApplicantNeeds,
  declaration: Declaration,
): Promise<Employer | undefined> {
  const code = mayMove(declaration.standing, 'change') ? declaration.draft.employer : employerOf(declaration);
  return code === undefined ? undefined : records.people.recentEmployer(code);
}

/** The kind of a change: of the draft's text, or of its files. */
function changeOf({ move, inputs }: TimelineEntry): TimelineEvent['change'] {
  if (move !== 'change') return undefined;
  return String(inputs?.sections) === 'materials' ? 'files' : 'draft';
}

/** The last standing before a declaration ended short of the committee. */
function endedFrom(standing: Standing, timeline: readonly TimelineEntry[]): Standing | undefined {
  if (!isFinal(standing) || standing === 'recommended') return undefined;
  return timeline.findLast(({ from, to }) => to === standing && from !== standing)?.from;
}
