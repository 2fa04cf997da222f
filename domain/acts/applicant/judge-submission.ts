import { type Call, citation } from '../../call/call.ts';
import { declareStepOf } from '../../call/steps.ts';
import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change } from '../../declaration/change.ts';
import type { Draft } from '../../declaration/draft/draft.ts';
import { moved } from '../../declaration/moves.ts';
import { routeFor } from '../../declaration/registry.ts';
import { firstOf, ofStage } from '../../declaration/way.ts';
import { type SubmissionFacts, whatIsMissing } from '../../declaration/what-is-missing.ts';
import { judgeStated, type UnmetCondition } from '../../eligibility/unmet/chosen.ts';
import type { Vocabularies } from '../../eligibility/vocabulary.ts';
import { neededPost } from '../../quota/needed.ts';
import type { Defect } from '../../values/defect.ts';
import type { Said } from '../../values/said.ts';
import { refused, type Verdict } from '../../values/verdict.ts';
import type { Spoken } from '../../wording/say-judgement.ts';
import { sayAsked, sayUnmet } from '../../wording/say-unmet.ts';
import { missedPostingDay } from '../feasibility.ts';
import { guard } from '../guard.ts';
import { passOnward } from '../onward.ts';
import { postNoted } from '../posts.ts';
import { spendGrant } from '../spend.ts';
import { type JudgedReasons, judgeReasons, type Reasons } from './reasons.ts';

export interface Submission extends SubmissionFacts {
  readonly vocabularies: Vocabularies;
  /** The reasons for conditions that are not met, by their places in the call's file. */
  readonly reasons: Reasons;
  /** SHA-256, in hex, of the commitment's wording to which the applicant agreed. */
  readonly agreedHash: string;
  /** SHA-256, in hex, of the call's own wording of the commitment. */
  readonly commitmentHash: string;
}

/** Removes the number, which was judged in the open. It is kept only in its encrypted form, beside the draft. */
function withoutNumber(draft: Draft): Draft {
  const { number: _sealed, ...identity } = draft.identity ?? {};
  return draft.identity ? { ...draft, identity } : draft;
}

/** Judges the chosen level and route on the facts that the draft states. */
function conditionsOf(
  { call, declaration }: Case,
  { vocabularies, reasons, employer }: Submission,
): JudgedReasons & { recorded: string[] } {
  const around = { batch: declaration.batch, employerKind: employer?.kind };
  const { unmet = [] } = judgeStated(call, vocabularies, declaration.draft, around) ?? {};
  const { admitted = [] } = declaration;
  const judged = judgeReasons({ unmet }, reasons, admitted, (each) => sayIn(call, vocabularies, each));
  const spoken = (condition: UnmetCondition) => sayAsked(condition, spokenIn(call, vocabularies)).zh;
  // A clause may be a note that says what is assumed, which says nothing of the condition.
  const recorded = judged.reasons.flatMap(({ place, clause, reason }) =>
    unmet.filter((each) => each.place === place).map((each) => `${spoken(each)}（${clause}）：${reason}`),
  );
  return { ...judged, recorded };
}

function sayIn(call: Call, vocabularies: Vocabularies, condition: UnmetCondition): Said {
  return sayUnmet(condition, spokenIn(call, vocabularies));
}

function spokenIn(call: Call, vocabularies: Vocabularies): Spoken {
  const { eligibility } = call;
  if (!eligibility) throw new Error(`The call ${call.id} judges nobody`);
  return { call, eligibility, vocabularies };
}

function defectByRule(
  condition: UnmetCondition,
  { call }: Pick<Case, 'call'>,
  { vocabularies }: Pick<Submission, 'vocabularies'>,
): Defect {
  const { zh, en } = sayIn(call, vocabularies, condition);
  const detail = { zh: `按规则不能提交：${zh}。`, en: `refuses by rule: ${en}.` };
  return { at: condition.place, because: 'refused-by-rule', clause: condition.clause, detail };
}

/** The clause that asks for a submission: that of declaring, or of the step of correction to which it was returned. */
function dutyOf(call: Call, { resubmitBy }: Case['declaration']): string {
  const correction = call.steps.find(({ id, kind }) => kind === 'correct' && id === resubmitBy);
  return citation((correction ?? declareStepOf(call)).duty);
}

/**
 * Submits a draft, or resubmits a returned declaration. It names everything that is missing at once, and takes the
 * person's claim in the same write. The applicant declares, uploads and commits to the truth of it. After the last day
 * on which the public notice could be posted, a submission is accepted with a warning, because the deadline after it
 * may still move.
 */
export function judgeSubmission(subject: Case, submission: Submission, arrival: Arrival): Verdict<Change> {
  const gate = guard(subject, 'submit', arrival);
  if (!gate.ok) return gate;
  const { call, declaration } = subject;
  const { agreedHash, commitmentHash, employer, bodies } = submission;
  const defects = whatIsMissing(declaration.draft, call, submission, arrival.at);
  if (agreedHash !== commitmentHash)
    defects.push({ at: '/commitment', because: 'not-agreed', clause: citation(call.commitment) });
  const { reasons, recorded, admitted, refusing, ...asked } = conditionsOf(subject, submission);
  const byRule = refusing.map((condition) => defectByRule(condition, subject, submission));
  defects.push(...asked.defects);
  if (defects.length > 0 || !employer) return refused('incomplete', { defects: [...defects, ...byRule] });
  const { value: contact, en: contactEn = contact } = call.identity.contact;
  const [first] = refusing;
  if (first)
    return refused('refused-by-rule', {
      ...{ clause: first.clause, facts: { contact, contactEn }, defects: byRule },
    });
  const { claimed, claimFreed } = declaration;
  const number = declaration.identity?.hash;
  // The operators established whose number this is. That person may not have submitted under it yet.
  if (number !== undefined && claimFreed?.number === number)
    return refused('claim-freed', { facts: { contact, contactEn } });
  const lastPosting = missedPostingDay(subject, arrival.at);
  const late = lastPosting === undefined ? {} : { lastPosting };
  const post = postNoted(declaration, neededPost(call, employer, declaration.draft.level));
  const { route } = routeFor(call, employer, bodies, ofStage(declaration));
  const submitted = { ...declaration, route, submittedDraft: withoutNumber(declaration.draft) };
  const { to, at } = firstOf(call, submitted);
  const change: Change = {
    ...moved(declaration.standing, 'submit', to),
    at: arrival.at,
    actor: arrival.actor,
    set: {
      enteredAt: arrival.at,
      submittedAt: arrival.at,
      desk: 'contact',
      run: Math.max(1, declaration.run),
      route,
      bodyIndex: 0,
      ...at,
      commitment: { wording: call.commitment.value, hash: commitmentHash, at: arrival.at },
      submittedDraft: submitted.submittedDraft,
      ...(reasons.length > 0 ? { reasons } : {}),
      ...(number === undefined ? {} : { claimed: number }),
      ...(declaration.submittedDraft ? { previousDraft: declaration.submittedDraft } : {}),
      ...post.set,
    },
    drop: ['resubmitBy', 'defects', 'changes', 'reasons', ...post.drop],
    gates: [gate.value],
    claim: 'take',
    ...post.also,
    clause: dutyOf(call, declaration),
    inputs: {
      commitmentHash,
      employer: employer.code,
      affiliation: employer.affiliation,
      ...late,
      ...(recorded.length > 0 ? { reasons: recorded } : {}),
      ...(admitted.length > 0 ? { admitted: admitted.length } : {}),
      ...(claimed !== undefined && claimed !== number ? { numberChanged: true } : {}),
    },
    ...(lastPosting === undefined ? {} : { warnings: ['cannot-finish-in-time'] }),
  };
  return passOnward(subject, spendGrant(subject, change));
}
