import { expect, test } from 'vitest';
import { fill } from '../../../domain/wording/fill.ts';
import { ACKNOWLEDGED, wordsOf } from '../../../infra/checks/acknowledged.ts';
import { DEPLOYED, type Deployed, synthesized } from '../../rigs/infra/synthesized.ts';

/** `AwsSolutions-IAM5 at workflow/Role`, without what exactly: one finding of either environment. */
function found(name: Deployed): { rule: string; what: string; path: string }[] {
  const { acknowledged, environment } = synthesized(name);
  return acknowledged.flatMap(({ ruleName, violatingConstructs }) =>
    violatingConstructs.map(({ constructPath }) => ({
      rule: ruleName.replace(/\[.*$/, ''),
      what: /\[(.*)\]$/.exec(ruleName)?.[1] ?? '',
      path: constructPath.replace(`zhicheng-${environment.name}-`, '').replace(/\/Resource$/, ''),
    })),
  );
}

const everywhere = DEPLOYED.flatMap((name) => found(name).map((each) => ({ name, ...each })));

const ROLES = (rule: string, names: string[]) =>
  names.map((name) => `${rule} at workflow/${name}/DefaultPolicy`);

/** Every finding that stands, by its rule and place. One more, or one fewer, is a decision: infra/checks/acknowledged.ts has the reasons. */
const STANDING = [
  ...ROLES('AwsSolutions-IAM5', [
    'ApplicantApiFunctionRole',
    'ApplicantPagesFunctionRole',
    'AuthorityReviewFunctionRole',
    'DeadlineLockFunctionRole',
    'DeclarationFunctionRole',
    'DeclarationPagesFunctionRole',
    'EmployerReviewFunctionRole',
    'EscalationFunctionRole',
    'MaterialInspectionFunctionRole',
    'MaterialIntakeFunctionRole',
    'NoticeTimerFunctionRole',
    'OperationsFunctionRole',
    'PatrolFunctionRole',
    'ReviewerPagesFunctionRole',
    'WatchFunctionRole',
    'deadline-lock-role',
    'declaration-role',
    'operations-role',
  ]),
  'AwsSolutions-IAM5 at data/Erasure/DefaultPolicy',
  'AwsSolutions-IAM4 at data/Copier',
  'AwsSolutions-SMG4 at data/KeyRing',
  'AwsSolutions-SMG4 at data/MailServer',
  'AwsSolutions-SQS3 at workflow/LocksNotStarted',
  'AwsSolutions-SF2 at workflow/deadline-lock',
  'AwsSolutions-SF2 at workflow/declaration',
  'AwsSolutions-SF2 at workflow/operations',
  ...['api', 'declarations', 'review', 'achievement-file'].flatMap((under) => [
    `AwsSolutions-APIG4 at web/Api/ANY--${under}`,
    `AwsSolutions-APIG4 at web/Api/ANY--${under}--{proxy+}`,
  ]),
  'AwsSolutions-APIG4 at web/Api/EverythingElse',
  'AwsSolutions-APIG4 at web/Api/GET--api--v1--calls',
  'AwsSolutions-APIG4 at web/Api/GET--api--v1--calls--{call}',
  'AwsSolutions-APIG4 at web/Api/GET--api--v1--openapi.json',
  'AwsSolutions-APIG4 at web/Api/POST--api--v1--calls--{call}--eligibility',
];

test('exactly these findings stand', () => {
  const places = new Set(everywhere.map(({ rule, path }) => `${rule} at ${path}`));
  expect([...places].sort()).toEqual([...STANDING].sort());
});

test.each(ACKNOWLEDGED.map((each) => [`${each.rule} at ${each.at.source}`, each] as const))(
  'something still is what was acknowledged as %s',
  (_, { rule, at, only = [''] }) => {
    const own = everywhere.filter((each) => each.rule === rule && at.test(each.path));
    for (const each of only) {
      const matching = own.filter(
        ({ name, what }) => fill(each, wordsOf(synthesized(name).environment)) === what,
      );
      expect(matching.length, each).toBeGreaterThan(0);
    }
  },
);

test('each alternative of a place is one that a finding stands at', () => {
  for (const { rule, at } of ACKNOWLEDGED) {
    const places = everywhere.filter((each) => each.rule === rule && at.test(each.path));
    const alternatives = [...at.source.matchAll(/[\w\\$.{}+-]+(?=\||\))/g)].map(([each]) =>
      each.replaceAll('\\', ''),
    );
    for (const each of alternatives)
      expect(
        places.some(({ path }) => path.includes(each)),
        `${rule} at ${each}`,
      ).toBe(true);
  }
});

test('every reason is a sentence', () => {
  for (const { rule, reason } of ACKNOWLEDGED) expect(reason, rule).toMatch(/^[A-Z].{20,}\.$/);
});
