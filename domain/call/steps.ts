import { type Said, said } from '../values/said.ts';
import { type Call, citation, type Step } from './call.ts';
import { type Named, nameIn } from './named.ts';

/**
 * The order of a call's steps and the stages that they make. A step is one entry of the call's list; a stage is a span with
 * a lock. A step that closes makes one stage, and one more for each level or batch that closes by itself; a step without a
 * closing of its own shares the stage of another.
 */

/** A stage of a call. Its id is that of its step, followed by the level or batch that closes by itself: `declare.engineer`. */
export interface Stage {
  readonly id: string;
  readonly step: Step;
  /** The closing as the call's file writes it. */
  readonly closes: string;
  readonly opens?: string;
}

/** What of a declaration decides the stages that govern it. */
export interface OfStage {
  readonly level?: string | undefined;
  readonly batch?: string | undefined;
}

const PART = '.';

/**
 * The steps that a declaration passes, in their order: the first has no `after`, and each other one follows the step that
 * it names. A step of correction (补正) stands beside the way and is entered by a return.
 */
export function chainOf({ steps }: Pick<Call, 'steps'>): Step[] {
  const chain: Step[] = [];
  let next = steps.find(({ kind, after }) => kind !== 'correct' && after === undefined);
  while (next && !chain.includes(next)) {
    chain.push(next);
    const { id } = next;
    next = steps.find(({ kind, after }) => kind !== 'correct' && after === id);
  }
  return chain;
}

/** The id of a stage's step. */
export function stepIdOf(stage: string): string {
  return stage.split(PART)[0] ?? stage;
}

/** Returns the step of a stage. A checked call has every step that it names, so an unknown id is an error. */
export function stepOf(call: Call, stage: string): Step {
  const id = stepIdOf(stage);
  const found = call.steps.find((step) => step.id === id);
  if (!found) throw new Error(`The call ${call.id} has no step ${id}`);
  return found;
}

/** The step that closes a step: itself, or the one in whose stage it lies. */
export function closingStepOf(call: Call, { id, closes, within }: Step): Step {
  if (closes) return stepOf(call, id);
  if (within === undefined) throw new Error(`The step ${id} of the call ${call.id} never closes`);
  return closingStepOf(call, stepOf(call, within));
}

/** Every stage of a call: those of its way in their order, then those of corrections. */
export function stagesOf(call: Pick<Call, 'steps'>): Stage[] {
  const chain = chainOf(call);
  const beside = call.steps.filter((step) => !chain.includes(step)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...chain, ...beside].flatMap(stagesOfStep);
}

function stagesOfStep(step: Step): Stage[] {
  const { id, closes, opens } = step;
  if (!closes) return [];
  const { value, levels = {}, batches = {} } = closes;
  const named = [...sorted(levels), ...sorted(batches)].map(([part, text]) => ({
    id: `${id}${PART}${part}`,
    step,
    closes: text,
    ...optional(opens?.levels?.[part] ?? opens?.batches?.[part] ?? opens?.value),
  }));
  const own = value === undefined ? [] : [{ id, step, closes: value, ...optional(opens?.value) }];
  return [...own, ...named];
}

function sorted(dates: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(dates).sort(([a], [b]) => (a < b ? -1 : 1));
}

function optional(opens: string | undefined): { opens?: string } {
  return opens === undefined ? {} : { opens };
}

/** The stage in which a step lies for a declaration of this level and batch. */
export function stageFor(call: Call, step: Step, { level, batch }: OfStage): string {
  const { id, closes } = closingStepOf(call, step);
  const part = namedIn(closes?.levels, level) ?? namedIn(closes?.batches, batch);
  return part === undefined ? id : `${id}${PART}${part}`;
}

function namedIn(dates: Readonly<Record<string, string>> | undefined, part: string | undefined) {
  return dates && part !== undefined && Object.hasOwn(dates, part) ? part : undefined;
}

/** Whether a step is for declarations of this level. A step of paying is for the levels whose fee the call states. */
export function isFor(step: Pick<Step, 'kind' | 'levels' | 'fee'>, level: string | undefined): boolean {
  if (step.kind === 'pay' && feeOf(step, level) === undefined) return false;
  return step.levels === undefined || (level !== undefined && step.levels.includes(level));
}

/** The fee of a step for this level, in yuan; undefined if the call states none. */
export function feeOf({ fee }: Pick<Step, 'fee'>, level: string | undefined): number | undefined {
  return level !== undefined && fee && Object.hasOwn(fee.levels, level) ? fee.levels[level] : undefined;
}

/** The first step, in which people declare. */
export function declareStepOf(call: Pick<Call, 'id' | 'steps'>): Step {
  const [first] = chainOf(call);
  if (first?.kind !== 'declare') throw new Error(`The call ${call.id} begins with no step of declaring`);
  return first;
}

/** The steps of public notices (公示), in the order of the way. */
export function noticeStepsOf(call: Pick<Call, 'steps'>): Step[] {
  return chainOf(call).filter(({ kind }) => kind === 'public-notice');
}

/** The rules of the public notice of this step. Only for a step that is one. */
export function noticeRulesOf(call: Call, step: string | undefined): NonNullable<Step['publicNotice']> {
  const rules = call.steps.find(({ id }) => id === step)?.publicNotice;
  if (!rules) throw new Error(`The step ${step} of the call ${call.id} is no public notice`);
  return rules;
}

/** A stage as people read it: the name of its step, with the level or batch that closes by itself. */
export function stageNamed(call: Call, stage: string): Named {
  const { name, en = name, closes } = stepOf(call, stage);
  const part = partOf(stage);
  if (part === undefined) return { name, en };
  const all = namedIn(closes?.levels, part) === undefined ? (call.batches?.value ?? []) : call.levels.value;
  const of = all.find(({ id }) => id === part) ?? { name: part };
  return { name: `${name}（${of.name}）`, en: `${en} (${nameIn('en', of)})` };
}

/** Names a stage for operators, with the id that their inputs use. */
export function stageSaid(call: Call, stage: string): Said {
  if (!call.steps.some(({ id }) => id === stepIdOf(stage))) return said(stage, stage);
  const named = stageNamed(call, stage);
  return said(`“${named.name}”（${stage}）`, `"${nameIn('en', named)}" (${stage})`);
}

/** The clause that closes a stage for good, with the call's own words about late submissions. */
export function lateClause(call: Call, stage: string): string {
  return `${closingClause(call, stage)}：${call.late.value}`;
}

/** The clause on which a stage's closing stands. */
export function closingClause(call: Call, stage: string): string {
  return citation(stepOf(call, stage).closes ?? {});
}

/** The level or batch for which a stage is; undefined for a stage of everybody. */
export function partOf(stage: string): string | undefined {
  return stage.split(PART)[1];
}

/** Whether a stage is one in which a public notice ends. */
export function isOfNotice(call: Call, stage: string): boolean {
  return noticeStepsOf(call).some((step) => closingStepOf(call, step).id === stepIdOf(stage));
}
