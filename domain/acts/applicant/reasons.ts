import type { Admission, StatedReason } from '../../declaration/admission.ts';
import { textDefects } from '../../declaration/written.ts';
import type { ChosenJudgement, UnmetCondition } from '../../eligibility/unmet/chosen.ts';
import { isSame, partFor } from '../../eligibility/unmet/statement.ts';
import { holdsLetter } from '../../typed/typed-text.ts';
import type { Defect } from '../../values/defect.ts';
import { pointer } from '../../values/pointer.ts';
import type { Said } from '../../values/said.ts';

/** The longest reason, in characters. */
export const MAX_REASON = 300;
/** The most reasons of one submission, several times what any call asks for. A record holds them beside the draft. */
export const MAX_REASONS = 20;

/** The reasons that an applicant states, by the place of each condition in the call's file. */
export type Reasons = Readonly<Record<string, string>>;

/** What a submission is told of the conditions that are not met. */
export interface JudgedReasons {
  /** Reasons that are missing, are malformed, or were not asked for. */
  readonly defects: readonly Defect[];
  /** Conditions that refuse by rule, and that nobody has admitted. */
  readonly refusing: readonly UnmetCondition[];
  readonly reasons: readonly StatedReason[];
  /** The places of the unmet conditions on which a person has admitted the case. */
  readonly admitted: readonly string[];
}

/**
 * Judges the reasons of a submission. Every unmet condition needs its own, unless the call refuses by it or a person has
 * admitted it. A reason for anything else is refused, since it shows that the applicant saw another judgement.
 */
export function judgeReasons(
  judged: Pick<ChosenJudgement, 'unmet'> | undefined,
  reasons: Reasons,
  admissions: readonly Admission[],
  say: (condition: UnmetCondition) => Said,
): JudgedReasons {
  const unmet = judged?.unmet ?? [];
  const open = unmet.filter((condition) => !isAdmitted(condition, admissions));
  const asked = open.filter(({ does }) => does === 'take-with-reason');
  const strays = Object.keys(reasons).filter((at) => !asked.some(({ place }) => place === at));
  return {
    defects: [
      ...asked.flatMap((condition) => reasonDefects(condition, reasons[condition.place] ?? '', say)),
      ...strays.map((place): Defect => ({ at: placeOfReason(place), because: 'reason-not-asked' })),
    ],
    refusing: open.filter(({ does }) => does === 'refuse'),
    reasons: asked.map(({ place, clause }) => ({ place, clause, reason: reasons[place] ?? '' })),
    admitted: unmet.filter((condition) => !open.includes(condition)).map(({ place }) => place),
  };
}

/** The place of a reason in a submission, as a JSON pointer. */
export function placeOfReason(place: string): string {
  return pointer(['reasons', place]);
}

/** The place of the condition whose reason stands at this pointer; undefined if it is no reason's. */
export function conditionOfReason(at: string): string | undefined {
  const [, escaped] = /^\/reasons\/([^/]+)$/.exec(at) ?? [];
  return escaped?.replaceAll('~1', '/').replaceAll('~0', '~');
}

function reasonDefects(
  condition: UnmetCondition,
  reason: string,
  say: (condition: UnmetCondition) => Said,
): Defect[] {
  const { place, clause } = condition;
  const at = placeOfReason(place);
  if (reason !== '') {
    const defects = textDefects(at.slice(1), reason, { most: MAX_REASON });
    return defects.length > 0 || holdsLetter(reason) ? defects : [{ at, because: 'no-letter' }];
  }
  const { zh, en } = say(condition);
  const detail = {
    zh: `尚不符合，请说明理由：${zh}。`,
    en: `is asked for, since this is not met: ${en}.`,
  };
  return [{ at, because: 'reason-missing', clause, detail }];
}

/** Whether a person has admitted the case on this condition, with the choice and the statements that stand now. */
export function isAdmitted(condition: UnmetCondition, admissions: readonly Admission[]): boolean {
  return admissionOf(condition, admissions) !== undefined;
}

/** The last admission on this condition that holds for what stands now. */
export function admissionOf(
  { place, leaf, statement }: UnmetCondition,
  admissions: readonly Admission[],
): Admission | undefined {
  return admissions.findLast(
    ({ conditions, statement: seen }) =>
      conditions.includes(place) && isSame(partFor(leaf?.condition, seen), statement),
  );
}
