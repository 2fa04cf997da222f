import { ARGUMENTS_WITHOUT_CONTEXT, FUNCTIONS } from './jsonata-functions.ts';
import { boundBy, boundIn, calledBy, childrenOf, type Node, nodesIn, treeOf } from './jsonata-tree.ts';

/**
 * Matches a string that is evaluated. Nothing may stand before `{%` or after `%}`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const EXPRESSION = /^\{%([\s\S]*)%\}$/;

/**
 * The fields of `$states` in one field of a state, besides `input` and `context`. The context has a task's token
 * only while the task waits for it.
 */
export interface Place {
  readonly fields: readonly ('result' | 'errorOutput')[];
  readonly hasToken: boolean;
}

/**
 * Lists every reason why Step Functions cannot run an expression. It has JSONata 2.0.6 without `$eval` and sets no
 * document. Outside a path, a predicate or the like, `$`, `$$`, a bare name or a wildcard therefore means nothing,
 * and an expression starts from `$states` or a variable.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function unrunnable(source: string, place: Place): string[] {
  try {
    return [...new Set(faultsIn(treeOf(source), { place, bound: new Set(), isWithin: false }))];
  } catch (fault) {
    return [`Invalid JSONata expression (2.0.6): ${(fault as Error).message}`];
  }
}

/** Whether an expression defines a function. Only such a function can call itself. */
export function definesFunction(source: string): boolean {
  const has = (node: Node): boolean => node.type === 'lambda' || childrenOf(node).some(has);
  return has(treeOf(source));
}

interface Around {
  readonly place: Place;
  /** Variables and functions that the expression itself binds. */
  readonly bound: ReadonlySet<string>;
  /** Whether the node is inside a step of a path, a predicate or a group, so that a value is looked at. */
  readonly isWithin: boolean;
  /** Whether `~>` gives a call one argument more. */
  readonly isGivenOne?: boolean;
}

function faultsIn(node: Node, around: Around): string[] {
  const own = [
    ...ofContext(node, around),
    ...ofArguments(node, around),
    ...ofNames(node, around),
    ...ofStates(node, around),
  ];
  return [...own, ...partsOf(node, around).flatMap(([part, within]) => faultsIn(part, within))];
}

/** Faults of nodes that need a document, since there is none. */
function ofContext(node: Node, { isWithin }: Around): string[] {
  const starts = 'an expression starts from $states or a variable';
  if (node.type === 'variable' && node.value === '$') return [`$$ means nothing here: ${starts}`];
  if (isWithin) return [];
  if (node.type === 'variable' && node.value === '') return [`$ means nothing here: ${starts}`];
  if (node.type === 'name') return [`The name ${node.value} means nothing here: ${starts}`];
  if (node.type === 'wildcard' || node.type === 'descendant')
    return [`${node.value} means nothing here: ${starts}`];
  return [];
}

/** Faults of calls with an argument left out, which stands for the value that is looked at. */
function ofArguments(node: Node, { bound, isWithin, isGivenOne }: Around): string[] {
  const { type, procedure, arguments: given } = node as { arguments?: unknown[] } & Node;
  if (isWithin || (type !== 'function' && type !== 'partial')) return [];
  const name = String((procedure as Node).value);
  const least = bound.has(name) ? 0 : (ARGUMENTS_WITHOUT_CONTEXT[name] ?? 0);
  return (given?.length ?? 0) + (isGivenOne ? 1 : 0) >= least
    ? []
    : [
        `$${name} needs ${least} ${least === 1 ? 'argument' : 'arguments'}: there is nothing here to take one from`,
      ];
}

/** Faults of names: a function that does not exist, or a name that an expression may not bind. */
function ofNames(node: Node, { bound }: Around): string[] {
  const isKnown = (name: unknown) => FUNCTIONS.has(String(name)) || bound.has(String(name));
  const isReserved = boundBy(node).has('states');
  const called = calledBy(node);
  const isEval = node.type === 'variable' && node.value === 'eval' && !bound.has('eval');
  return [
    ...(isReserved ? ['$states is reserved'] : []),
    ...(isEval ? ['There is no function $eval: $parse reads JSON'] : []),
    // A workflow's variables are JSON, so none of them is a function.
    ...(called === undefined || called === 'eval' || isKnown(called)
      ? []
      : [`There is no function $${called}`]),
  ];
}

/** Fields of https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
const CONTEXT = ['Execution', 'State', 'StateMachine'];

/**
 * Faults in the use of `$states`. A state's field sees only some of its fields, so each must be read by its name.
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
function ofStates(node: Node, { place }: Around): string[] {
  const fields = ['input', 'context', ...place.fields];
  if (isStates(node)) return [`$states is read by a name alone: here it has ${fields.join(', ')}`];
  if (!namesPartOfStates(node)) return [];
  const [, field, part] = node.steps ?? [];
  if (!fields.includes(String(field?.value)))
    return [`$states.${field?.value} is not there: here it has ${fields.join(', ')}`];
  if (field?.value !== 'context' || part?.type !== 'name') return [];
  const parts = place.hasToken ? [...CONTEXT, 'Task'] : CONTEXT;
  return parts.includes(String(part.value))
    ? []
    : [`$states.context.${part.value} is not there: here it has ${parts.join(', ')}`];
}

function isStates(node: Node | undefined): boolean {
  return node?.type === 'variable' && node.value === 'states';
}

/**
 * Whether a path reads a field such as `$states.input`, without a `%`, predicate or `@` that leads back to
 * `$states`.
 */
function namesPartOfStates({ type, steps: [first, field] = [] }: Node): boolean {
  if (type !== 'path' || !isStates(first) || field?.type !== 'name') return false;
  const ways = [first?.predicate, first?.stages, first?.group, first?.focus, field.focus, field.ancestor];
  return ways.every((way) => way === undefined);
}

/** The parts of a node, each with its surroundings. */
function partsOf(node: Node, around: Around): [Node, Around][] {
  const bound = new Set([...around.bound, ...boundIn(node)]);
  const outer = { ...around, bound, isGivenOne: false };
  const within = { ...outer, isWithin: true };
  if (node.type === 'path') {
    const steps = (node.steps ?? []).map((step, at): [Node, Around] => [step, at === 0 ? outer : within]);
    return [...steps.slice(namesPartOfStates(node) ? 1 : 0), ...lookedAt(node, within)];
  }
  if (node.type === 'apply')
    return [
      [node.lhs as Node, outer],
      [node.rhs as Node, { ...outer, isGivenOne: true }],
    ];
  if (node.type === 'transform' || node.type === 'sort')
    return childrenOf(node).map((part) => [part, within]);
  const looked = lookedAt(node, within);
  const plain = childrenOf(node).filter((part) => !looked.some(([each]) => each === part));
  return [...plain.map((part): [Node, Around] => [part, outer]), ...looked];
}

/** The predicates and groups of a node, which look at the value before them. */
function lookedAt({ predicate, stages, group }: Node, within: Around): [Node, Around][] {
  return [predicate, stages, group].flatMap((part) =>
    nodesIn(part).map((each): [Node, Around] => [each, within]),
  );
}
