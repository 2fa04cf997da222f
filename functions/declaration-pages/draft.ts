import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import { changeDraft } from '../../casework/applicant/change-draft.ts';
import { withNumberOpen } from '../../casework/applicant/identity.ts';
import { wrongOnes } from '../../casework/applicant/missing.ts';
import { submissionFactsOf } from '../../casework/applicant/submission-facts.ts';
import { storyCaseOf } from '../../casework/case.ts';
import type { DeclarationPagesNeeds } from '../../casework/needs.ts';
import { postsAt } from '../../casework/posts.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Draft } from '../../domain/declaration/draft/draft.ts';
import type { Employer } from '../../domain/declaration/registry.ts';
import { whatIsMissing } from '../../domain/declaration/what-is-missing.ts';
import { judgeAll } from '../../domain/eligibility/judgement.ts';
import { routesOfLevel } from '../../domain/eligibility/unmet/routes-of-level.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { sayEntry } from '../../domain/wording/say-entry.ts';
import { type DraftPage, draftPage } from '../../pages/applicant/draft-page.ts';
import { type Typed, typedOf } from '../../pages/draft/draft-form.ts';
import { isSection } from '../../pages/draft/draft-sections.ts';
import { type DraftView, draftView } from '../../pages/draft/draft-view.ts';
import { pageAnswer } from '../../web/answer.ts';
import { seeOther } from '../../web/gateway.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { refusalHead } from '../../web/refusal-head.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { type OwnCaseVisit, ownPage, ownPost, type PostVisit, pathOf } from './case-visit.ts';
import { changesBetween, draftTypedIn } from './draft-input.ts';
import { isEditable, refusalToEdit } from './editing.ts';

const PATH = '/declarations/{id}/draft';

/** The routes of the draft's form, or of its content while it cannot be edited. */
export function draftRoutes(needs: DeclarationPagesNeeds): ToldRoute[] {
  return [
    ownPage(needs, PATH, (visit) => show(needs, visit)),
    ownPost(
      needs,
      {
        path: PATH,
        attempt: 'change',
        purpose: 'draft',
        pageOf: ({ id = '' }) => pathOf(id, '/draft'),
        again: (visit) => typedAgain(needs, visit),
      },
      (visit) => save(needs, visit),
    ),
  ];
}

async function show(needs: DeclarationPagesNeeds, visit: OwnCaseVisit): Promise<WebAnswer> {
  const { subject, request } = visit;
  const at = request.receivedAt;
  const open = await withNumberOpen(needs, subject.declaration);
  if (isEditable(subject, at)) return formAnswer(needs, visit, open, {});
  return viewAnswer(needs, visit, open);
}

/**
 * Answers with the saved draft to read. After a save that came too late it shows the typed texts too, and the
 * reason.
 */
async function viewAnswer(
  needs: DeclarationPagesNeeds,
  { viewer, request, subject }: OwnCaseVisit,
  open: Draft,
  unsaved?: DraftView['unsaved'],
): Promise<WebAnswer> {
  const at = request.receivedAt;
  const { employer } = await submissionFactsOf(needs, subject, open, at);
  const { language } = viewer;
  const content = draftView({
    language,
    at,
    subject,
    draft: open,
    vocabularies: VOCABULARIES,
    employerName: employer?.name,
    hasSms: needs.site.hasSms,
    ...(unsaved ? { unsaved } : {}),
  });
  return pageAnswer(viewer, content, refusalHead(unsaved?.refusal));
}

/** The parts that a refused save adds to the form. */
type Refused = Pick<DraftPage, 'since' | 'savedNow' | 'refusal'> & {
  readonly values?: Typed;
  readonly defects?: readonly Defect[];
};

async function formAnswer(
  needs: DeclarationPagesNeeds,
  { viewer, request, subject, sealFor }: OwnCaseVisit,
  open: Draft,
  refused: Refused,
): Promise<WebAnswer> {
  const at = request.receivedAt;
  const facts = await submissionFactsOf(needs, subject, open, at);
  const content = draftPage({
    language: viewer.language,
    at,
    subject,
    values: typedOf(open),
    vocabularies: VOCABULARIES,
    defects: wrongOnes(whatIsMissing(open, subject.call, facts, at)),
    employerName: facts.employer?.name,
    posts: await postsAt(needs, subject.call, facts.employer, {
      id: subject.declaration.id,
      title: open.level,
    }),
    routes: routesOf(subject, facts.employer),
    seal: await sealFor('draft', { version: subject.declaration.version }),
    hasSms: needs.site.hasSms,
    saved: refused.refusal ? undefined : (request.query.get('saved') ?? undefined),
    ...refused,
  });
  return pageAnswer(viewer, content, refusalHead(refused.refusal));
}

/** The judgement of the saved draft: of its level, or of every level while none is chosen. */
function routesOf({ call, declaration }: Case, employer: Employer | undefined): DraftPage['routes'] {
  const { eligibility } = call;
  if (!eligibility) return undefined;
  const { draft, batch } = declaration;
  const around = { batch, employerKind: employer?.kind };
  const ofLevel = routesOfLevel(call, VOCABULARIES, draft, around);
  const all = () => judgeAll(call, eligibility, VOCABULARIES, draft.facts ?? {}, around);
  return {
    spoken: { call, eligibility, vocabularies: VOCABULARIES },
    routes: draft.level === undefined ? all() : ofLevel,
    chosen: draft,
  };
}

async function save(needs: DeclarationPagesNeeds, visit: PostVisit): Promise<WebAnswer> {
  const { subject, form, arrival, id } = visit;
  const saved = typedOf(await withNumberOpen(needs, subject.declaration));
  const typed = draftTypedIn(form, saved);
  const changes = changesBetween(saved, typed);
  if (Object.keys(changes).length === 0) return savedAnswer(visit);
  const verdict = await changeDraft(needs)({ id, changes, arrival, caseAsRead: subject });
  return verdict.ok ? savedAnswer(visit) : notSaved(needs, visit, typed, verdict.refusal);
}

/** Shows what was typed before a session ended in its form, with what changed if the draft changed meanwhile. */
async function typedAgain(needs: DeclarationPagesNeeds, visit: PostVisit): Promise<WebAnswer> {
  const { subject, form, arrival, request } = visit;
  const { version } = subject.declaration;
  const open = await withNumberOpen(needs, subject.declaration);
  const typed = draftTypedIn(form, typedOf(open));
  if (version === arrival.version && isEditable(subject, request.receivedAt))
    return formAnswer(needs, visit, open, { values: typed });
  return notSaved(needs, visit, typed, { because: 'stale', facts: { shown: arrival.version, now: version } });
}

/** Goes on to where the button leads: the list of what is missing, or the same section. */
function savedAnswer({ form, id }: PostVisit): WebAnswer {
  const next = form.get('next');
  if (next === 'submit') return seeOther(pathOf(id, '/submit'));
  const section = next !== null && isSection(next) ? next : undefined;
  return seeOther(`${pathOf(id, '/draft')}?saved=${section === undefined ? 'all' : `${section}#${section}`}`);
}

/** Shows the form with all typed texts again; after a stale save also what changed meanwhile. */
async function notSaved(
  needs: DeclarationPagesNeeds,
  visit: PostVisit,
  typed: Typed,
  refusal: Refusal,
): Promise<WebAnswer> {
  const now = await storyCaseOf(needs, visit.id);
  const subject: Case = now ?? visit.subject;
  const open = await withNumberOpen(needs, subject.declaration);
  // One page was sent twice at once, and the typed texts are saved already.
  if (refusal.because === 'stale' && isSaved(typed, typedOf(open))) return savedAnswer(visit);
  const closed = refusalToEdit(subject, visit.request.receivedAt);
  if (closed) {
    const unsaved = differing(typed, typedOf(open));
    const why = refusal.because === 'in-time-but-unrecorded' ? refusal : closed;
    return viewAnswer(needs, { ...visit, subject }, open, { refusal: why, typed: unsaved });
  }
  const isStale = refusal.because === 'stale';
  const since = (now?.timeline ?? [])
    .filter(({ version }) => isStale && version > visit.arrival.version)
    .map((entry) => sayEntry(entry, subject.call));
  const savedNow = isStale ? differing(typedOf(open), typed) : {};
  const { defects = [] } = refusal;
  return formAnswer(needs, { ...visit, subject }, open, { values: typed, refusal, defects, since, savedNow });
}

function isSaved(typed: Typed, saved: Typed): boolean {
  return Object.keys(differing(typed, saved)).length === 0;
}

/** The fields whose text differs, with the text that `one` has there. */
function differing(one: Typed, other: Typed): Typed {
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const differ = fields.filter((at) => (one[at] ?? '') !== (other[at] ?? ''));
  return Object.fromEntries(differ.map((at) => [at, one[at] ?? '']));
}
