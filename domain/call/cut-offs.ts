import type { Day } from '../values/instant.ts';
import type { Call } from './call.ts';
import type { CountedLeaf } from './condition-form.ts';
import { EMPLOYER_KINDS, type EmployerKind } from './quota-form.ts';

/** What is known of a declaration on which a call's cut-offs may depend. */
export interface Circumstances {
  /** The batch in which it is declared. */
  readonly batch?: string | undefined;
  readonly employerKind?: EmployerKind | undefined;
}

type CutOffs = Pick<Call, 'cutOff' | 'cutOffs' | 'batches'>;
/** One cut-off besides the call's own. */
export type OtherCutOff = NonNullable<Call['cutOffs']>['value'][number];

/**
 * The days up to which a condition may count, each once and in order: one where the circumstances decide it, and one for each case where
 * they are not known. The first other cut-off that fits decides; where none does, it is the call's own.
 */
export function cutOffsOf(call: CutOffs, leaf: CountedLeaf, around: Circumstances): Day[] {
  const batches =
    around.batch === undefined ? (call.batches?.value.map(({ id }) => id) ?? []) : [around.batch];
  const kinds = around.employerKind === undefined ? EMPLOYER_KINDS : [around.employerKind];
  const all = (batches.length > 0 ? batches : [undefined]).flatMap((batch) =>
    kinds.map((employerKind) => cutOffIn(call, leaf, { batch, employerKind })),
  );
  return [...new Set(all)].toSorted();
}

function cutOffIn({ cutOff, cutOffs }: CutOffs, leaf: CountedLeaf, around: Circumstances): Day {
  const others = cutOffs?.value ?? [];
  return others.find((each) => fits(each, leaf, around))?.day ?? cutOff.value;
}

function fits({ conditions, batches, employerKinds }: OtherCutOff, leaf: CountedLeaf, around: Circumstances) {
  return (
    (conditions?.includes(leaf) ?? true) &&
    (batches?.some((each) => each === around.batch) ?? true) &&
    (employerKinds?.some((each) => each === around.employerKind) ?? true)
  );
}

/** The other cut-offs of a call that may hold for a condition. */
export function otherCutOffs({ cutOffs }: Pick<Call, 'cutOffs'>, leaf: CountedLeaf): OtherCutOff[] {
  return (cutOffs?.value ?? []).filter(({ conditions }) => conditions?.includes(leaf) ?? true);
}

/** Whether a cut-off of the call depends on the kind of employer. */
export function countsByEmployer({ cutOffs }: Pick<Call, 'cutOffs'>): boolean {
  return (cutOffs?.value ?? []).some(({ employerKinds }) => employerKinds !== undefined);
}
