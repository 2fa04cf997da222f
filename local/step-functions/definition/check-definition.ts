import * as v from 'valibot';
import { isUnknownField, pathOf } from '../../../domain/values/form.ts';
import { expressionFaults } from '../../../infra/checks/definition-expressions.ts';
import { ApiError } from '../failures.ts';
import { type Definition, definitionSchema, type State } from './definition.ts';

/** A fault with its place: `/States/Ask the employer/TimeoutSeconds`. */
interface Finding {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** Reads a definition, or throws InvalidDefinition with every finding. */
export function checkDefinition(text: string): Definition {
  const parsed = v.safeParse(definitionSchema, parseJson(text));
  if (!parsed.success) throw invalid(parsed.issues.map(schemaFinding));
  const definition = parsed.output;
  const findings = [
    ...graphFindings(definition),
    ...wildcardFindings(definition),
    ...expressionFaults(definition).map((fault) => ({ code: 'SCHEMA_VALIDATION_FAILED', ...fault })),
  ];
  if (findings.length > 0) throw invalid(findings);
  return definition;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid([{ code: 'INVALID_JSON_DESCRIPTION', message: 'The definition is not JSON.', path: [] }]);
  }
}

function invalid(findings: readonly Finding[]): ApiError {
  const lines = findings.map((it) => `'${it.code}: ${it.message} at /${it.path.map(String).join('/')}'`);
  return new ApiError('InvalidDefinition', `Invalid State Machine Definition: ${lines.join(', ')}`);
}

function schemaFinding(issue: v.BaseIssue<unknown>): Finding {
  const path = pathOf(issue);
  const message = isUnknownField(issue) ? `Field ${path.at(-1)} is not supported` : issue.message;
  return { code: 'SCHEMA_VALIDATION_FAILED', message, path };
}

interface Way {
  readonly to: string;
  readonly path: readonly PropertyKey[];
}

function waysOut(state: State): Way[] {
  const ways: Way[] = [];
  if ('Next' in state && state.Next !== undefined) ways.push({ to: state.Next, path: ['Next'] });
  if (state.Type === 'Task')
    state.Catch.forEach((it, at) => {
      ways.push({ to: it.Next, path: ['Catch', at, 'Next'] });
    });
  if (state.Type === 'Choice') {
    state.Choices.forEach((it, at) => {
      ways.push({ to: it.Next, path: ['Choices', at, 'Next'] });
    });
    if (state.Default !== undefined) ways.push({ to: state.Default, path: ['Default'] });
  }
  return ways;
}

function isTerminal(state: State): boolean {
  return state.Type === 'Succeed' || state.Type === 'Fail' || ('End' in state && state.End === true);
}

function graphFindings({ StartAt, States }: Definition): Finding[] {
  const findings: Finding[] = [];
  const code = 'MISSING_TRANSITION_TARGET';
  const reached = new Set<string>();
  const open: Way[] = [{ to: StartAt, path: ['StartAt'] }];
  for (let way = open.pop(); way !== undefined; way = open.pop()) {
    const { to, path } = way;
    const state = Object.hasOwn(States, to) ? States[to] : undefined;
    if (state === undefined) findings.push({ code, message: `There is no state ${to}`, path });
    else if (!reached.has(to)) {
      reached.add(to);
      open.push(...waysOut(state).map((it) => ({ to: it.to, path: ['States', to, ...it.path] })));
    }
  }
  for (const name of Object.keys(States))
    if (!reached.has(name))
      findings.push({ code, message: `State ${name} is not reachable`, path: ['States', name] });
  if (!Object.entries(States).some(([name, state]) => reached.has(name) && isTerminal(state)))
    findings.push({ code: 'MISSING_END_STATE', message: 'No state ends the execution', path: ['States'] });
  return findings;
}

/**
 * Finds a States.ALL that does not stand alone and last.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
function wildcardFindings({ States }: Definition): Finding[] {
  return Object.entries(States).flatMap(([name, state]) => {
    if (state.Type !== 'Task') return [];
    return (['Retry', 'Catch'] as const).flatMap((field) =>
      state[field].flatMap(({ ErrorEquals }, at): Finding[] =>
        !ErrorEquals.includes('States.ALL') || (ErrorEquals.length === 1 && at === state[field].length - 1)
          ? []
          : [
              {
                code: 'SCHEMA_VALIDATION_FAILED',
                message: 'States.ALL must stand alone and in the last place',
                path: ['States', name, field, at, 'ErrorEquals'],
              },
            ],
      ),
    );
  });
}
