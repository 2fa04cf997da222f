import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Grant, Target } from '../../grants.ts';

/** The ARNs that a grant's target stands for. */
export type Targets = Readonly<Record<Target, readonly string[]>>;

/**
 * A role with exactly these grants, and the right to write the function's own log. It has no managed policy, since
 * those give every log group of the account.
 */
export function functionRole(
  scope: Construct,
  name: string,
  { grants, targets, log }: { grants: readonly Grant[]; targets: Targets; log: LogGroup },
): Role {
  const role = new Role(scope, `${name}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const byTarget = Map.groupBy(grants, targetOf);
  for (const [target, own] of byTarget)
    role.addToPolicy(new PolicyStatement({ actions: own.map(actionOf), resources: [...targets[target]] }));
  log.grantWrite(role);
  return role;
}

export const actionOf = (grant: Grant): string => grant.slice(0, grant.indexOf(' on '));
export const targetOf = (grant: Grant): Target => grant.slice(grant.indexOf(' on ') + 4) as Target;
