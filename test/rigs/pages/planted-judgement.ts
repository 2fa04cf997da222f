import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { placeOfReason } from '../../../domain/acts/applicant/reasons.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { StatedReason } from '../../../domain/declaration/admission.ts';
import { judgeStated } from '../../../domain/eligibility/unmet/chosen.ts';
import { routesOfLevel } from '../../../domain/eligibility/unmet/routes-of-level.ts';
import type { ConditionsShown } from '../../../pages/applicant/submit-conditions.ts';
import type { DraftRoutes } from '../../../pages/draft/draft-routes.ts';
import type { CaseJudged } from '../../../pages/reviewer/case/judged.ts';
import { beijing } from '../domain/cases.ts';

/** The judgement of a person who meets little, with remarks in which something is planted. */
export function plantedJudgement(call: Call, plant: (text: string) => string): CaseJudged | undefined {
  const { eligibility } = call;
  const facts = { selfScore: 12, insurance: 'none' };
  const judged = judgeStated(call, VOCABULARIES, {
    ...{ level: 'engineer', eligibilityRoute: 'self-score', facts },
  });
  if (!eligibility || !judged) return undefined;
  return {
    judged,
    spoken: { call, eligibility, vocabularies: VOCABULARIES },
    remarks: judged.unmet.map(({ place }) => ({
      ...{ place, why: plant('另有判断') },
      entry: {
        ...{ declaration: '2021-0000-0000', version: 3, at: beijing('2021-10-12'), move: 'support' },
        ...{ to: 'supported', call: call.id, callVersion: 1, calendar: 1, run: 1 },
        actor: {
          ...{ kind: 'link', desk: 'employer:91330402MA20000860' },
          ...{ statedName: plant('某某'), statedPost: plant('经办人') },
        },
      },
    })),
  };
}

/** The reasons of the same person. */
export function plantedReasons(call: Call, plant: (text: string) => string): StatedReason[] {
  const { judged } = plantedJudgement(call, plant) ?? {};
  return (judged?.unmet ?? []).map(({ place, clause }) => ({ place, clause, reason: plant('理由') }));
}

/** What the page of the submission shows of the same person, with a reason typed for each. */
export function plantedConditions(call: Call, plant: (text: string) => string): ConditionsShown | undefined {
  const shown = plantedJudgement(call, plant);
  if (!shown) return undefined;
  const typed = shown.judged.unmet.map(({ place }) => [placeOfReason(place), plant('理由')]);
  const facts = { selfScore: 12, insurance: 'none' };
  const routes = routesOfLevel(call, VOCABULARIES, {
    level: 'engineer',
    eligibilityRoute: 'self-score',
    facts,
  });
  return { judged: shown.judged, routes, spoken: shown.spoken, typed: Object.fromEntries(typed) };
}

/** The call as one that refuses by rule. */
export function refusing(call: Call): Call {
  const { eligibility } = call;
  return eligibility
    ? { ...call, eligibility: { ...eligibility, unmet: { value: 'refuse', source: '二' } } }
    : call;
}

/** The routes of the level of the same person, as the page of the draft folds them. */
export function plantedRoutes(call: Call, plant: (text: string) => string): DraftRoutes | undefined {
  const shown = plantedConditions(call, plant);
  if (!shown) return undefined;
  const { routes, spoken } = shown;
  return { routes, spoken, chosen: { level: 'engineer', eligibilityRoute: 'self-score' } };
}
