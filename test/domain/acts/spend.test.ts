import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { judgeDraftChange } from '../../../domain/acts/applicant/change.ts';
import { judgeSubmission } from '../../../domain/acts/applicant/judge-submission.ts';
import { judgeWithdrawal } from '../../../domain/acts/applicant/judge-withdrawal.ts';
import { recordObjection, settleObjection } from '../../../domain/acts/reviewer/objections.ts';
import { postNotice } from '../../../domain/acts/reviewer/post-notice.ts';
import { interruptNotice, recordResult } from '../../../domain/acts/reviewer/public-notice-acts.ts';
import type { Call } from '../../../domain/call/call.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import type { Locks } from '../../../domain/call/windows.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import {
  BODIES,
  beijing,
  COMPLETE,
  callWith,
  caseOf,
  declarationIn,
  EMPLOYER,
  ENDED_NOTICE,
  jiaxing,
  locksWith,
  ROUTE,
  taken,
} from '../../rigs/domain/cases.ts';
import { decide } from '../../rigs/domain/decide.ts';

/** The stage is locked; its late entry runs until the end of 11-24. */
const AT = {
  at: beijing('2021-11-22 10:00'),
  actor: { kind: 'applicant', account: 'account-1' },
  version: 7,
} as const;
const grantFor = (stage: string) => ({ stage, number: 1, until: beijing('2021-11-25') });

/** Every stage is open for long, so that an act leads somewhere that is open. */
const LONG: Locks = Object.fromEntries(
  Object.entries(locksOf(jiaxing)).map(([stage, lock]) => [
    stage,
    { ...lock, closesAt: beijing('2021-12-01') },
  ]),
);

/** The call with returns that must be resubmitted by the employer's own lock. */
const BY_EMPLOYER = callWith(({ steps }) => {
  for (const { returns } of steps) if (returns) returns.value.resubmitBy = 'employer';
});

const OPEN = { number: 1, step: 'notice', raisedOn: '2021-10-13', substance: '对业绩有异议' };
const NOTICE = { notice: ENDED_NOTICE };
const SUBMISSION = {
  ...{ agreedHash: 'same', commitmentHash: 'same', employer: EMPLOYER, bodies: BODIES },
  ...{ vocabularies: VOCABULARIES, reasons: {} },
};

const ACTS = {
  submit: (subject: Case) =>
    judgeSubmission(subject, { ...SUBMISSION, identityFindings: [], vocabularies: VOCABULARIES }, AT),
  change: (subject: Case) =>
    judgeDraftChange(
      subject,
      { draft: COMPLETE, identity: subject.declaration.identity, sections: ['title'] },
      AT,
    ),
  support: (subject: Case) => decide(subject, { kind: 'support' }, AT),
  refuse: (subject: Case) => decide(subject, { kind: 'refuse', reason: '不符合条件' }, AT),
  return: (subject: Case) => decide(subject, { kind: 'return', defects: ['缺页'] }, AT),
  post: (subject: Case) =>
    postNotice(subject, { postedOn: '2021-11-22', place: '公告栏', confirmed: true }, AT),
  record: (subject: Case) => recordResult(subject, { opinion: '同意' }, AT),
  interrupt: (subject: Case) => interruptNotice(subject, { reason: '内容有误' }, AT),
  object: (subject: Case) => recordObjection(subject, { substance: '有异议' }, AT),
  settle: (subject: Case) => settleObjection(subject, { number: 1, handling: '不成立' }, AT),
  withdraw: (subject: Case) => judgeWithdrawal(subject, AT),
} satisfies Record<string, (subject: Case) => AnyVerdict<Change>>;

interface Row {
  readonly act: keyof typeof ACTS;
  readonly standing: Standing;
  readonly stage: string;
  /** Whether the act leaves the stage of its grant. */
  readonly leaves: boolean;
  readonly over?: Partial<Declaration>;
  readonly call?: Call;
}

const OTHER_STAGE = ROUTE.map((step, nth) => (nth === 0 ? step : { ...step, stage: 'declare' }));
const RETURNED = { resubmitBy: 'employer', defects: ['缺页'] };

const ROWS: readonly Row[] = [
  { act: 'change', standing: 'draft', stage: 'declare', leaves: false },
  { act: 'submit', standing: 'draft', stage: 'declare', leaves: true },
  { act: 'change', standing: 'returned', stage: 'declare', leaves: false },
  { act: 'submit', standing: 'returned', stage: 'declare', leaves: true },
  { act: 'submit', standing: 'returned', stage: 'employer', leaves: false, over: RETURNED },
  { act: 'support', standing: 'submitted', stage: 'employer', leaves: false },
  { act: 'support', standing: 'submitted', stage: 'employer', leaves: true, over: NOTICE },
  { act: 'support', standing: 'submitted', stage: 'employer', leaves: true, over: { ...NOTICE, route: [] } },
  { act: 'refuse', standing: 'submitted', stage: 'employer', leaves: true },
  { act: 'return', standing: 'submitted', stage: 'employer', leaves: false, call: BY_EMPLOYER },
  { act: 'return', standing: 'submitted', stage: 'employer', leaves: true },
  { act: 'post', standing: 'supported', stage: 'employer', leaves: false },
  { act: 'object', standing: 'posted', stage: 'employer', leaves: false },
  { act: 'settle', standing: 'posted', stage: 'employer', leaves: false, over: { objections: [OPEN] } },
  { act: 'interrupt', standing: 'posted', stage: 'employer', leaves: false },
  { act: 'record', standing: 'posted', stage: 'employer', leaves: true },
  { act: 'record', standing: 'posted', stage: 'employer', leaves: true, over: { route: [] } },
  { act: 'support', standing: 'forwarded', stage: 'recommendation', leaves: false },
  { act: 'support', standing: 'forwarded', stage: 'recommendation', leaves: true, over: { bodyIndex: 1 } },
  {
    act: 'support',
    standing: 'forwarded',
    stage: 'recommendation',
    leaves: true,
    over: { route: OTHER_STAGE },
  },
  { act: 'refuse', standing: 'forwarded', stage: 'recommendation', leaves: true },
  { act: 'return', standing: 'forwarded', stage: 'recommendation', leaves: true },
];

test.each(ROWS)('under a grant of the stage $stage, $act from $standing leaves it: $leaves', (row) => {
  const { act, standing, stage, leaves, over = {}, call = jiaxing } = row;
  const locks = locksWith(
    stage,
    { closesAt: beijing('2021-11-20'), lockedAt: beijing('2021-11-20 00:01') },
    LONG,
  );
  const declaration = declarationIn(standing, { grant: grantFor(stage), ...over });
  const change = taken(ACTS[act](caseOf(declaration, { call, locks })));
  expect(change.gates[0]).toEqual({ kind: 'grant', stage, number: 1, uses: leaves });
  expect(change.drop?.includes('grant') ?? false).toBe(leaves);
});

test.each(ROWS)('without a grant, $act from $standing removes none', (row) => {
  const { act, standing, stage, over = {}, call = jiaxing } = row;
  const locks = LONG;
  const change = taken(ACTS[act](caseOf(declarationIn(standing, over), { call, locks })));
  expect(change.gates[0]).toEqual({ kind: 'open', stage });
  expect(change.drop ?? []).not.toContain('grant');
});

test('a grant that ran out before its stage was reopened is removed unused by the act that leaves the stage', () => {
  const grant = { stage: 'employer', number: 1, until: beijing('2021-11-16') };
  const locks = locksWith('employer', { generation: 2 }, LONG);
  const change = taken(ACTS.record(caseOf(declarationIn('posted', { grant }), { locks })));
  expect(change).toMatchObject({ gates: [{ kind: 'open' }], drop: ['grant'] });
});

test('a withdrawal needs no gate and takes the grant off', () => {
  const change = taken(ACTS.withdraw(caseOf(declarationIn('posted', { grant: grantFor('employer') }))));
  expect(change).toMatchObject({ gates: [], drop: ['grant'] });
});

test('a return within the stage of a grant must be resubmitted by the end of the grant', () => {
  const locks = locksWith('employer', { lockedAt: beijing('2021-11-20 00:01') });
  const declaration = declarationIn('submitted', { grant: grantFor('employer') });
  expect(taken(ACTS.return(caseOf(declaration, { call: BY_EMPLOYER, locks })))).toMatchObject({
    to: 'returned',
    set: { resubmitBy: 'employer' },
    gates: [{ kind: 'grant' }],
    inputs: { resubmitBy: beijing('2021-11-25') },
  });
});
