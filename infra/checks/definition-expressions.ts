import { EXPRESSION, type Place, unrunnable } from './expressions.ts';

/** A state of a definition, with the parts that are read here. Other checks look at the rest. */
interface AnyState {
  readonly Type?: unknown;
  readonly Resource?: unknown;
  readonly Catch?: unknown;
  readonly Choices?: unknown;
}

/** An expression that Step Functions cannot run, with its place: `/States/Ask the employer/Arguments/Payload`. */
export interface ExpressionFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * The fields of a state, a rule or a catcher that Step Functions evaluates.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
const EVALUATED = [
  'Arguments',
  'Assign',
  'Output',
  'Condition',
  'Seconds',
  'Timestamp',
  'TimeoutSeconds',
  'Error',
  'Cause',
];

/** Lists every expression of a definition that Step Functions cannot run. */
export function expressionFaults({ States = {} }: { States?: object }): ExpressionFault[] {
  return Object.entries(States).flatMap(([name, state]: [string, AnyState]) =>
    partsOf(state).flatMap(([path, part, kind]) =>
      Object.entries(part)
        .filter(([field]) => EVALUATED.includes(field))
        .flatMap(([field, value]) =>
          templateFaults(value, ['States', name, ...path, field], placeOf(state, kind, field)),
        ),
    ),
  );
}

type Kind = 'state' | 'rule' | 'catcher';

/** The parts of a state with fields of their own: the state, its rules and its catchers. */
function partsOf(state: AnyState): [PropertyKey[], object, Kind][] {
  const listed = (field: 'Choices' | 'Catch', kind: Kind): [PropertyKey[], object, Kind][] =>
    (Array.isArray(state[field]) ? (state[field] as object[]) : []).map((each, at) => [
      [field, at],
      each,
      kind,
    ]);
  return [[[], state, 'state'], ...listed('Choices', 'rule'), ...listed('Catch', 'catcher')];
}

/**
 * The fields of `$states` at a place. A result exists once a task has ended well, an error's output where it is
 * caught.
 */
function placeOf({ Type, Resource }: AnyState, kind: Kind, field: string): Place {
  const hasToken = String(Resource).endsWith('.waitForTaskToken');
  if (kind === 'catcher') return { fields: ['errorOutput'], hasToken };
  const isAfter = Type === 'Task' && (field === 'Assign' || field === 'Output');
  return { fields: isAfter ? ['result'] : [], hasToken };
}

function templateFaults(template: unknown, path: readonly PropertyKey[], place: Place): ExpressionFault[] {
  if (typeof template === 'string') {
    const source = EXPRESSION.exec(template)?.[1];
    return source === undefined ? [] : unrunnable(source, place).map((message) => ({ path, message }));
  }
  if (typeof template !== 'object' || template === null) return [];
  return Object.entries(template).flatMap(([key, value]) => templateFaults(value, [...path, key], place));
}
