import { EXPRESSION, type Place, unrunnable } from './expressions.ts';

/** A state as its definition has it; what else is wrong with it is for others to say. */
interface AnyState {
  readonly Type?: unknown;
  readonly Resource?: unknown;
  readonly Catch?: unknown;
  readonly Choices?: unknown;
}

/** An expression that Step Functions cannot run, and where: `/States/Ask the employer/Arguments/Payload`. */
export interface ExpressionFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The fields of a state, a rule or a catcher whose expressions are evaluated. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
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

/** Everything in a definition's expressions that Step Functions cannot run. */
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

/** A state, and the rules and catchers that have fields of their own. */
function partsOf(state: AnyState): [PropertyKey[], object, Kind][] {
  const listed = (field: 'Choices' | 'Catch', kind: Kind): [PropertyKey[], object, Kind][] =>
    (Array.isArray(state[field]) ? (state[field] as object[]) : []).map((each, at) => [
      [field, at],
      each,
      kind,
    ]);
  return [[[], state, 'state'], ...listed('Choices', 'rule'), ...listed('Catch', 'catcher')];
}

/** A result is there once a task has ended well, an error's output where it is caught. */
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
