import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type App,
  CloudFormationValidatePlugin,
  type IPolicyValidationPlugin,
  Validations,
} from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';

/** One finding of a plugin in the library's report. */
export interface Reported {
  readonly ruleName: string;
  readonly description: string;
  readonly violatingConstructs: readonly {
    readonly constructPath: string;
    readonly stackTraces?: readonly string[];
  }[];
}

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly Reported[];
    /** The findings that were acknowledged, each with its reason. */
    readonly suppressedViolations?: readonly (Reported & { readonly acknowledgedId: string })[];
  }[];
}

/**
 * Options for an app whose findings are read from its report. Without them the library throws, sets the exit code
 * or says nothing, as its environment tells it (`CDK_APP_MODE`, `NODE_ENV`, `CDK_VALIDATION`).
 */
export const REPORTING = {
  builtinCloudFormationValidation: false,
  context: { '@aws-cdk/core:failSynthOnValidationErrors': false },
} as const;

/**
 * Checks against CloudFormation's schemas. It takes more than a second to read them, so all apps of a process share
 * it.
 */
const schemas = new CloudFormationValidatePlugin();

/** Has an app checked by its resources' schemas and by cdk-nag. */
export function check(app: App): void {
  Validations.of(app).addPlugins(heard(schemas), heard(new AwsSolutionsChecks(app)));
}

/** Turns a plugin's error into a finding. The library forgets such an error as soon as anything is acknowledged. */
export function heard(plugin: Pick<IPolicyValidationPlugin, 'name' | 'validate'>): IPolicyValidationPlugin {
  return {
    name: plugin.name,
    validate(context) {
      try {
        return plugin.validate(context);
      } catch (error) {
        const description = `It could not be run: ${error instanceof Error ? error.message : error}`;
        // Nobody can acknowledge a fatal finding.
        const violation = { ruleName: plugin.name, description, severity: 'fatal', violatingResources: [] };
        return { success: false, violations: [violation] };
      }
    },
  };
}

export function reportOf({ directory }: CloudAssembly): Report {
  return JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8')) as Report;
}

/**
 * The findings of the library and its plugins, with warnings, a sentence each with the place and the line that made
 * it.
 */
export function reportedFindings(assembly: CloudAssembly): string[] {
  const { pluginReports } = reportOf(assembly);
  const told = assembly.stacks.flatMap(({ messages }) =>
    messages.filter(({ level }) => level === 'error' || level === 'warning'),
  );
  return [
    ...pluginReports.flatMap(({ pluginName, violations }) => violations.map((each) => say(pluginName, each))),
    ...told.map(({ id, entry }) => `${id}: ${entry.data}`),
  ];
}

function say(plugin: string, { ruleName, description, violatingConstructs }: Reported): string {
  const places = violatingConstructs.map(({ constructPath, stackTraces: [trace] = [] }) => {
    const line = trace?.split('\n').find((each) => /file:(?!.*node_modules)/.test(each));
    return line ? `${constructPath}, made by ${line.trim()}` : constructPath;
  });
  return [`${plugin}, ${ruleName}: ${description}`, ...places].join('\n  ');
}
