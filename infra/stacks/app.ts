import { App } from 'aws-cdk-lib';
import settings from '../../cdk.json' with { type: 'json' };
import { acknowledge } from '../checks/acknowledged.ts';
import { check, REPORTING } from '../checks/checks.ts';
import type { Environment } from '../environments.ts';
import { DataStack } from './data-stack.ts';
import { WatchStack } from './watch-stack.ts';
import { WebStack } from './web-stack.ts';
import { WorkflowStack } from './workflow-stack.ts';

/** The stacks of one environment, split by how long things live. */
export interface Stacks {
  readonly app: App;
  readonly data: DataStack;
  readonly workflow: WorkflowStack;
  readonly web: WebStack;
  readonly watch: WatchStack;
}

export interface StacksAt {
  /** The folder of the bundles. */
  readonly bundles: string;
  /** The folder of the templates. */
  readonly outdir: string;
}

export function stacksOf(environment: Environment, { bundles, outdir }: StacksAt): Stacks {
  const context = { ...settings.context, ...REPORTING.context };
  const app = new App({ ...REPORTING, outdir, analyticsReporting: false, context });
  const { name, region, account } = environment;
  const shared = { environment, env: { region, ...(account === undefined ? {} : { account }) } };
  const data = new DataStack(app, `zhicheng-${name}-data`, shared);
  const workflow = new WorkflowStack(app, `zhicheng-${name}-workflow`, { ...shared, data, folder: bundles });
  const web = new WebStack(app, `zhicheng-${name}-web`, { ...shared, workflow });
  const watch = new WatchStack(app, `zhicheng-${name}-watch`, { ...shared, data, workflow, web });
  check(app);
  acknowledge(app, environment);
  return { app, data, workflow, web, watch };
}
