import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { PublishedCall } from '../../../adapters/records/calls.ts';
import { isAdmitted } from '../../../domain/acts/applicant/reasons.ts';
import { citation } from '../../../domain/call/call.ts';
import type { Circumstances } from '../../../domain/call/cut-offs.ts';
import { nameIn } from '../../../domain/call/named.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import { isLeaf, type Answer as Judged, type LeafAnswer } from '../../../domain/eligibility/answer.ts';
import type { Eligibility, RouteJudgement } from '../../../domain/eligibility/judgement.ts';
import { judgeStated } from '../../../domain/eligibility/unmet/chosen.ts';
import { routesOfLevel } from '../../../domain/eligibility/unmet/routes-of-level.ts';
import type { Language } from '../../../domain/values/said.ts';
import { sayOtherCutOff } from '../../../domain/wording/conditions/say-cut-off.ts';
import { type Spoken, sayLeaf, sayProof } from '../../../domain/wording/say-judgement.ts';
import { sayNearest } from '../../../domain/wording/say-nearest.ts';
import { REGISTER_UNASKED } from '../../../domain/wording/say-register.ts';
import { sayUnmet } from '../../../domain/wording/say-unmet.ts';
import type { Answer } from './answer-forms.ts';

type Line = Answer<'JudgedLine'>;

/** A judgement in the reader's language, each condition beside its clause. */
export function viewOfJudgement(
  { call, version }: Pick<PublishedCall, 'call' | 'version'>,
  eligibility: Eligibility,
  routes: readonly RouteJudgement[],
  language: Language,
): Omit<Answer<'Judgement'>, 'leftAside'> {
  const spoken: Spoken = { call, eligibility, vocabularies: VOCABULARIES };
  const named = (all: readonly { id: string; name: string; en?: string | undefined }[], id: string) => {
    const found = all.find((each) => each.id === id);
    return { id, name: found ? nameIn(language, found) : id };
  };
  return {
    call: call.id,
    version,
    cutOff: { value: call.cutOff.value, clause: citation(call.cutOff) },
    ...(call.cutOffs
      ? {
          cutOffs: call.cutOffs.value.map((each) => ({
            value: each.day,
            says: sayOtherCutOff(each, call)[language],
            clause: citation(call.cutOffs ?? {}),
          })),
        }
      : {}),
    ...(eligibility.barred
      ? {
          register: {
            is: 'not-known' as const,
            says: `${REGISTER_UNASKED[language]}${wordsIn(language, call.identity.contact)}`,
            clause: citation(eligibility.barred),
          },
        }
      : {}),
    routes: routes.map(({ level, eligibilityRoute, is, metFrom, nextYear, answer, gap }) => ({
      level: named(call.levels.value, level),
      eligibilityRoute: named(call.eligibilityRoutes.value, eligibilityRoute),
      ...{ is, nextYear },
      ...(metFrom === undefined ? {} : { metFrom }),
      lines: linesOf(answer, spoken, language, 0),
      gap: gap.map((leaf) => lineOf(leaf, spoken, language, 0)),
    })),
  };
}

function wordsIn(
  language: Language,
  { value, en = value }: { value: string; en?: string | undefined },
): string {
  return language === 'en' ? en : value;
}

function linesOf(answer: Judged, spoken: Spoken, language: Language, depth: number): Line[] {
  if (isLeaf(answer)) return [lineOf(answer, spoken, language, depth)];
  const { branch, needed, is, parts } = answer;
  return [
    { depth, kind: branch, needed, is },
    ...parts.flatMap((part) => linesOf(part, spoken, language, depth + 1)),
  ];
}

function lineOf(leaf: LeafAnswer, spoken: Spoken, language: Language, depth: number): Line {
  const { is, clause, facts, condition, place } = leaf;
  const [nearest, proof] = [sayNearest(leaf, spoken), sayProof(leaf, spoken)];
  return {
    ...{ depth, kind: 'condition', is, clause, place },
    asks: sayLeaf(condition, spoken)[language],
    facts: facts.map(({ at, value }) => ({ pointer: at, value })),
    ...(nearest === undefined ? {} : { nearest: nearest[language] }),
    ...(proof === undefined ? {} : { proof: proof[language] }),
  };
}

/** The judgement of a draft: the routes of its level, and what a submission by the chosen one would be told. */
export function viewOfJudgedDraft(
  { call, declaration }: Case,
  language: Language,
  around: Circumstances,
): Answer<'JudgedDraft'> | undefined {
  const { eligibility } = call;
  const { draft, callVersion, admitted = [] } = declaration;
  if (!eligibility) return undefined;
  const spoken: Spoken = { call, eligibility, vocabularies: VOCABULARIES };
  const routes = routesOfLevel(call, VOCABULARIES, draft, around);
  const judged = judgeStated(call, VOCABULARIES, draft, around);
  const unmet = judged?.unmet.map((each) => ({
    ...{ place: each.place, clause: each.clause, does: each.does },
    says: sayUnmet(each, spoken)[language],
    admitted: isAdmitted(each, admitted),
  }));
  return {
    ...viewOfJudgement({ call, version: callVersion }, eligibility, routes, language),
    unmet: unmet ?? null,
  };
}
