import type { Case } from '../../declaration/case.ts';
import type { Change } from '../../declaration/change.ts';
import type { TimelineEntry } from '../../declaration/timeline.ts';
import { textDefects } from '../../declaration/written.ts';
import { conditionAt } from '../../eligibility/unmet/places.ts';
import type { Vocabularies } from '../../eligibility/vocabulary.ts';
import type { Defect } from '../../values/defect.ts';
import { accepted, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { sayCondition } from '../../wording/say-unmet.ts';
import { MAX_REASON, MAX_REASONS } from '../applicant/reasons.ts';

/** A condition that a reviewer judges otherwise than the call's rules do, and why. */
export interface Otherwise {
  /** The JSON pointer of the condition in the call's file. */
  readonly place: string;
  readonly why: string;
}

const FIELD = 'otherwise';

/** The name of the form's field for a condition. A place has no full stop in it. */
export function fieldOfOtherwise(place: string): string {
  return FIELD + place.replaceAll('/', '.');
}

/** Reads the conditions that a form states to be judged otherwise. An empty field states nothing. */
export function readOtherwise(stated: Readonly<Record<string, string | undefined>>): {
  otherwise: Otherwise[];
  defects: Defect[];
} {
  const fields = Object.entries(stated).filter(([name, why]) => name.startsWith(`${FIELD}.`) && why !== '');
  const most: Defect[] = fields.length > MAX_REASONS ? [{ at: `/${FIELD}`, because: 'malformed' }] : [];
  return {
    otherwise: fields.map(([name, why = '']) => ({
      place: name.slice(FIELD.length).replaceAll('.', '/'),
      why,
    })),
    defects: [...most, ...fields.flatMap(([name, why = '']) => textDefects(name, why, { most: MAX_REASON }))],
  };
}

/** What the timeline says of it, with what each condition asks for. Each must be one of the submitted level and route. */
export function inputsOfOtherwise(
  { call, declaration }: Pick<Case, 'call' | 'declaration'>,
  otherwise: readonly Otherwise[],
  vocabularies: Vocabularies,
): ReviewerVerdict<NonNullable<Change['inputs']>> {
  const { eligibility } = call;
  if (otherwise.length === 0) return accepted({});
  if (!eligibility) return refused('no-such-condition');
  const { level = '', eligibilityRoute = '' } = declaration.submittedDraft ?? {};
  const choice = { level, eligibilityRoute };
  const said = otherwise.map(({ place, why }) => {
    const at = conditionAt(call, choice, place);
    const asked = at && sayCondition(at.leaf, choice, { call, eligibility, vocabularies });
    return asked && `${asked.zh}（${at.clause}）：${why}`;
  });
  if (said.some((each) => each === undefined)) return refused('no-such-condition');
  return accepted({
    otherwise: said.filter((each) => each !== undefined),
    otherwiseAt: otherwise.map(({ place }) => place),
    otherwiseWhy: otherwise.map(({ why }) => why),
  });
}

/** A reviewer's remark on one condition of the last submission. */
export interface Remark extends Otherwise {
  readonly entry: TimelineEntry;
}

/** The remarks that were recorded since the last submission, in their order. */
export function remarksIn(timeline: readonly TimelineEntry[]): Remark[] {
  const submitted = timeline.findLastIndex(({ move }) => move === 'submit');
  return timeline.slice(Math.max(0, submitted)).flatMap((entry) => {
    const { otherwiseWhy = [], otherwiseAt = [] } = entry.inputs ?? {};
    const [texts, places] = [otherwiseWhy, otherwiseAt].map((each) => (Array.isArray(each) ? each : []));
    return (places ?? []).map((place: string, nth) => ({ place, why: String(texts?.[nth] ?? ''), entry }));
  });
}
