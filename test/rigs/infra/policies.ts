import type { Resource, Synthesized } from './synthesized.ts';

/** One statement of a policy, its lists as lists. */
export interface Statement {
  /** The role, or the resource that the policy guards. */
  readonly of: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principal: unknown;
  readonly condition: unknown;
}

interface RawStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

/** Which property of which type holds a policy, and what it guards. */
const POLICIES: Readonly<Record<string, { readonly at: string; readonly of: string }>> = {
  'AWS::IAM::Policy': { at: 'PolicyDocument', of: 'Roles' },
  'AWS::KMS::Key': { at: 'KeyPolicy', of: 'id' },
  'AWS::S3::BucketPolicy': { at: 'PolicyDocument', of: 'Bucket' },
  'AWS::SQS::QueuePolicy': { at: 'PolicyDocument', of: 'Queues' },
  'AWS::SNS::TopicPolicy': { at: 'PolicyDocument', of: 'Topics' },
  'AWS::Backup::BackupVault': { at: 'AccessPolicy', of: 'id' },
};

/** Every statement of every policy, but for those that say who may take a role on. */
export function statementsIn({ resources }: Synthesized): Statement[] {
  return resources.flatMap((resource) => statementsOf(resource));
}

export function statementsOf({ type, id, properties }: Resource): Statement[] {
  const form = POLICIES[type];
  if (!form) return [];
  const { Statement } = properties[form.at] as { Statement: RawStatement[] };
  const guarded = form.of === 'id' ? [`{${id}}`] : listed(properties[form.of] as string | string[]);
  return Statement.map((each) => ({
    of: guarded.join(' '),
    effect: each.Effect,
    actions: listed(each.Action),
    resources: listed(each.Resource ?? []),
    principal: each.Principal,
    condition: each.Condition,
  }));
}

/** The acts that a role may do, a line for each action on each resource. */
export function allowedTo(deployed: Synthesized, role: string): string[] {
  const own = statementsIn(deployed).filter(({ of, effect }) => of === `{${role}}` && effect === 'Allow');
  return own
    .flatMap(({ actions, resources }) =>
      actions.flatMap((action) => resources.map((on) => `${action} on ${on}`)),
    )
    .sort();
}

/** The principals that may take a role on, with the condition. */
export function assumedBy(deployed: Synthesized, role: string): unknown {
  const { AssumeRolePolicyDocument } = deployed.one('AWS::IAM::Role', role).properties;
  return (AssumeRolePolicyDocument as { Statement: RawStatement[] }).Statement.map(
    ({ Principal, Condition }) => ({ Principal, Condition }),
  );
}

export function listed(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
