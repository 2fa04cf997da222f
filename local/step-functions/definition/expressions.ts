import jsonata from 'jsonata';
import { definesFunction, EXPRESSION } from '../../../infra/checks/expressions.ts';
import { StateFailure } from '../failures.ts';
import type { Json } from './definition.ts';
import { type ExpressionNeeds, expressionFunctions } from './expression-functions.ts';

/** `$states` and the workflow's variables, by name without the dollar sign. */
export type Bindings = Readonly<Record<string, unknown>>;

/** Evaluates every `{% … %}` of a template; `location` names the field in the cause of a failure. */
export type Evaluate = (template: Json, bindings: Bindings, location: string) => Promise<Json>;

/**
 * Evaluates templates and keeps compiled expressions. A JSONata error, or no value (undefined), is
 * States.QueryEvaluationError. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function openExpressions(needs: ExpressionNeeds): Evaluate {
  const functions = expressionFunctions(needs);
  const compiled = new Map<string, () => jsonata.Expression>();

  function compile(source: string): jsonata.Expression {
    const known = compiled.get(source);
    if (known !== undefined) return known();
    const expression = jsonata(source);
    // An expression that can call itself gets fresh bounds each time it runs.
    const make = definesFunction(source) ? () => bounded(jsonata(source)) : () => expression;
    compiled.set(source, make);
    return make();
  }

  async function run(source: string, bindings: Bindings, location: string): Promise<Json> {
    const said = `The JSONata expression '${source.trim()}' specified for the field '${location}'`;
    let result: unknown;
    try {
      result = await compile(source).evaluate(undefined, { ...functions, ...bindings });
    } catch (fault) {
      const cause = `${said} threw an error during evaluation. ${(fault as Error).message}`;
      throw new StateFailure('States.QueryEvaluationError', cause, location);
    }
    // JSONata's own results are not JSON: a sequence becomes an array, a function nothing.
    const text = JSON.stringify(result, withoutFunctions) as string | undefined;
    if (text === undefined)
      throw new StateFailure(
        'States.QueryEvaluationError',
        `${said} returned nothing (undefined).`,
        location,
      );
    return JSON.parse(text) as Json;
  }

  async function evaluate(template: Json, bindings: Bindings, location: string): Promise<Json> {
    if (typeof template === 'string') {
      const source = EXPRESSION.exec(template)?.[1];
      return source === undefined ? template : run(source, bindings, location);
    }
    if (Array.isArray(template))
      return Promise.all(template.map((it, at) => evaluate(it, bindings, `${location}[${at}]`)));
    if (template === null || typeof template !== 'object') return template;
    const result: Record<string, Json> = {};
    for (const [key, value] of Object.entries(template))
      result[key] = await evaluate(value, bindings, `${location}/${key}`);
    return result;
  }
  return evaluate;
}

/** The deepest nesting, as others measured it in the service: https://github.com/floci-io/floci/issues/2737 */
const MAX_DEPTH = 100;
/** The most milliseconds of an expression, since one that calls itself without end would block this process. */
const MAX_EXPRESSION_MS = 5000;

/** Stops an expression that nests too deeply or runs too long. */
function bounded(expression: jsonata.Expression): jsonata.Expression {
  const until = performance.now() + MAX_EXPRESSION_MS;
  let depth = 0;
  const enter = () => {
    depth += 1;
    if (depth > MAX_DEPTH) throw new Error(`It nests deeper than ${MAX_DEPTH}.`);
    if (performance.now() > until) throw new Error('It takes too long.');
  };
  const bind = expression.assign as unknown as (name: symbol, value: () => void) => void;
  bind(Symbol.for('jsonata.__evaluate_entry'), enter);
  bind(Symbol.for('jsonata.__evaluate_exit'), () => {
    depth -= 1;
  });
  return expression;
}

/** Drops functions from a result. JSONata's own are objects that are marked so. */
function withoutFunctions(_: string, value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && ('_jsonata_function' in value || '_jsonata_lambda' in value) ? undefined : value;
}
