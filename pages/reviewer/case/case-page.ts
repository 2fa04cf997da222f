import type { ReturnTerms } from '../../../domain/acts/reviewer/may-return.ts';
import type { LineScored } from '../../../domain/acts/reviewer/score-otherwise.ts';
import { citation } from '../../../domain/call/call.ts';
import { stepOf } from '../../../domain/call/steps.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import type { DraftChange } from '../../../domain/declaration/draft/draft-changes.ts';
import { isToConfirm, type Move } from '../../../domain/declaration/moves.ts';
import { noticesOf } from '../../../domain/declaration/notices.ts';
import { governingStage, presentStep } from '../../../domain/declaration/way.ts';
import type { Turn } from '../../../domain/desks/desk-access.ts';
import type { Vocabularies } from '../../../domain/eligibility/vocabulary.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import { dayOf, type Instant } from '../../../domain/values/instant.ts';
import type { Language } from '../../../domain/values/said.ts';
import type { ReviewerRefusal, ReviewerVerdict } from '../../../domain/values/verdict.ts';
import { REVIEWER_REFUSALS } from '../../../domain/wording/reviewer-refusals.ts';
import { sayDefect } from '../../../domain/wording/say-defect.ts';
import { sayRefusal } from '../../../domain/wording/say-refusal.ts';
import { type Html, html } from '../../html/html.ts';
import type { PageContent } from '../../html/page-content.ts';
import { deadlineOf } from '../../parts/case-deadline.ts';
import { noticeDays } from '../../parts/notice-days.ts';
import { type PostsShown, postsNote } from '../../parts/posts-note.ts';
import { errorSummary, noteBox } from '../../parts/problems.ts';
import { type SanctionShown, sanctionNote } from '../../parts/sanction-note.ts';
import { zoneName } from '../../parts/time.ts';
import { cannotFinishNote } from '../../parts/too-late-note.ts';
import { basis, clause, saidIn, standingName, translator, wording } from '../../parts/words.ts';
import { type Happened, happenings } from '../happened.ts';
import { isJudged, turnNote } from '../turn.ts';
import type { Forms, TypedAct } from './act-form.ts';
import { DONE_SAID, refused } from './after-act.ts';
import { changesTable } from './changes.ts';
import { confirmationForm } from './confirmation-forms.ts';
import { contentOf } from './content.ts';
import { decisionForm } from './decision-form.ts';
import { type CaseJudged, judgedNote } from './judged.ts';
import { interruptionForm, resultForm } from './notice-forms.ts';
import { objectionForms, objectionsToRead } from './objection-forms.ts';
import { type PostingChoice, postingForm } from './posting-form.ts';
import { scoreSheet } from './score-sheet.ts';

/** The acts that can be done now, and what their forms show besides. */
export interface OfferedActs {
  readonly seals: Readonly<Record<string, string>>;
  readonly returning: ReviewerVerdict<ReturnTerms>;
  /** Whether the person registered at the desk has the applicant's name. */
  readonly isNamesake: boolean;
  readonly posting: PostingChoice | undefined;
}

export interface CasePage {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  /** The address of the desk's own page. */
  readonly desk: string;
  readonly turn: Turn;
  readonly employerName: string | undefined;
  readonly vocabularies: Vocabularies;
  /** The last submission, with its identity number open; undefined while it is not shown. */
  readonly content: Draft | undefined;
  /** The entries of the register of sanctions that bar the applicant, while the decision is this desk's. */
  readonly barred: readonly SanctionShown[];
  /** The posts that the declaration needs one of, while it is this desk's turn; undefined if it needs none. */
  readonly posts?: PostsShown | undefined;
  /** The differences from the submission before; undefined if there was none. */
  readonly changes: readonly DraftChange[] | undefined;
  /** The judgement of what was submitted; undefined if the call judges nobody. */
  readonly judged?: CaseJudged | undefined;
  /** The entries, newest first. */
  readonly timeline: readonly Happened[];
  /** The points that the employer gives lines of the scoring table, by the places of the lines. */
  readonly employers?: ReadonlyMap<number, LineScored> | undefined;
  /** The acts of this desk; undefined where it can do nothing now. */
  readonly offered: OfferedActs | undefined;
  /** The reason why nothing can be done although it is this desk's turn. */
  readonly closed: ReviewerRefusal | undefined;
  /** The act that this desk has just done. */
  readonly done: Move | undefined;
  readonly attempt?: TypedAct | undefined;
}

/**
 * The page of a declaration for its reviewer: where it stands, what it says, what changed, and what can be done.
 */
export function casePage(values: CasePage): PageContent {
  const { language, at, subject, desk, attempt } = values;
  const { declaration, call } = subject;
  const t = translator(language);
  const title = `${t('申报', 'Declaration')} ${declaration.id}`;
  const hasFailed = attempt !== undefined && !attempt.isQuestion;
  const wrongDay = hasFailed ? undefined : values.offered?.posting?.wrongDay;
  const body = html`${hasFailed && refused(values, attempt)}${wrongDay && unreadable(language, wrongDay)}
<p class="crumbs"><a href="${desk}">${t('返回待办列表', 'Back to the list')}</a></p>
${values.done !== undefined && noteBox('done', html`<p><strong>${t('已登记：', 'Recorded: ')}${DONE_SAID[values.done]?.[language]}</strong></p>`)}
<h1>${title}</h1>
<p>${wording(language, call.identity.title)}</p>
${deadlineOf(language, subject, at)}
<p class="standing">${standingName(declaration)[language]}</p>
${turnNote(values)}
${closedNote(values)}
${cannotFinishNote(language, subject, at)}
${duty(values)}
${sanctionNote(language, 'for-reviewer', values.barred)}
${postsNote(language, call, 'for-reviewer', values.posts)}
${judgementOf(values)}
${values.content !== undefined && scoreSheet({ language, subject, employers: values.employers })}
${isJudged(declaration) ? [toDecision(values), reading(values), actsOf(values)] : [actsOf(values), reading(values)]}
<h2>${t('办理记录', 'Timeline')}</h2>
<p class="soft">${t('最近的在前，', 'Newest first, ')}${zoneName(language, call.identity.zone.value)}</p>
${happenings(language, call.identity.zone.value, values.timeline, { reversed: true })}`;
  return { title, body, call, failed: hasFailed || wrongDay !== undefined };
}

function judgementOf({ language, subject, desk, content, judged }: CasePage): Html | false {
  return (
    judged !== undefined &&
    content !== undefined &&
    judgedNote({ language, subject, desk, draft: content, ...judged })
  );
}

/** Says that the day to count for was no day. */
function unreadable(language: Language, wrongDay: Defect): Html {
  const text = sayDefect(wrongDay)[language];
  return errorSummary({ language, problems: [{ text, href: '#count-postedOn' }] });
}

function toDecision({ language, offered }: CasePage): Html | false {
  const t = translator(language);
  return (
    offered !== undefined && html`<p><a href="#decision">${t('直接去审核', 'Go to your review')}</a></p>`
  );
}

/** The part to read: what changed, what was submitted, and the public notice as it was posted. */
function reading({ language, subject, desk, changes, content, employerName, vocabularies }: CasePage): Html {
  if (content === undefined) return hidden(language);
  // A notice posted at another employer says nothing to this one.
  const own = noticesOf(subject.declaration).filter(({ employer }) => employer === content.employer);
  return html`${changes !== undefined && changesTable({ language, call: subject.call, vocabularies }, changes)}
${contentOf({ language, subject, desk, draft: content, employerName, vocabularies })}
${own.map((notice) => noticeDays(language, subject, notice))}`;
}

function hidden(language: Language): Html {
  const t = translator(language);
  return html`<p>${t('申报人正在补正或已撤回，申报内容现在不显示；重新提交后可以查看。', 'It is with the applicant again or was withdrawn, so its content is not shown; it will be once it is submitted again.')}</p>`;
}

function closedNote({ language, closed, subject }: CasePage): Html | false {
  if (closed === undefined) return false;
  const sentence = sayRefusal(closed, subject.call.identity.zone.value, REVIEWER_REFUSALS);
  return noteBox(
    'warning',
    html`<div class="p">${saidIn(language, sentence)} ${basis(language, closed.clause)}</div>`,
  );
}

/** The call's own words of what the stage asks of its reviewer. */
function duty({ language, subject, turn }: CasePage): Html | false {
  const stage = governingStage(subject.call, subject.declaration);
  if (turn !== 'own' || stage === undefined) return false;
  const { duty: cite } = presentStep(subject.call, subject.declaration) ?? stepOf(subject.call, stage);
  return html`<div class="p">${wording(language, cite)} ${clause(language, citation(cite))}</div>`;
}

function actsOf({ language, at, subject, desk, offered, attempt, content, judged }: CasePage): Html | false {
  const { declaration, call } = subject;
  if (!offered) return content !== undefined && objectionsToRead({ language, subject });
  const forms: Forms = {
    language,
    subject,
    desk,
    seals: offered.seals,
    isNamesake: offered.isNamesake,
    attempt,
  };
  const today = dayOf(at, call.identity.zone.value);
  if (offered.posting) return postingForm(forms, offered.posting);
  if (isToConfirm(declaration.standing)) return confirmationForm(forms, today);
  if (declaration.standing !== 'posted')
    return html`${objectionsToRead({ language, subject })}${decisionForm(forms, offered.returning, judged)}`;
  return html`${declaration.notice !== undefined && resultForm(forms, declaration.notice, today)}
${objectionForms(forms)}
${interruptionForm(forms)}`;
}
