import type { Defect } from '../../domain/draft.ts';
import { sayDefect } from '../../domain/say-defect.ts';
import { sayRefusal } from '../../domain/say-refusal.ts';
import type { Refusal, Verdict } from '../../domain/verdict.ts';
import type { Needs } from '../needs.ts';
import { grantLateEntry } from './grant-late-entry.ts';
import { type MoveDeadline, moveDeadline } from './move-deadline.ts';
import type { OperationAnswer } from './operator.ts';
import { publishCall } from './publish-call.ts';
import { readOperation } from './read-operation.ts';
import { registerEmployers } from './register-employers.ts';
import { reissueLink } from './reissue-link.ts';
import { restartDeclaration } from './restart-declaration.ts';
import { type CasesAnswer, type CasesInput, tellCases } from './tell-cases.ts';

/** What the operators' machine asks for: what an operator typed is an act, whatever it says of itself. */
export type OperationTask =
  | { readonly task: 'act'; readonly input: unknown; readonly execution: string }
  | { readonly task: 'tell-cases'; readonly cases: CasesInput };

export type OperationReply = OperationAnswer & { readonly cases: CasesInput | Record<string, never> };

type Operating = Pick<Needs, 'records' | 'calendar' | 'timetable' | 'workflow' | 'materials' | 'now'>;

/** Carries out what an operator asked for, once, and says in plain words how it went. */
export function operations(needs: Operating) {
  const acts = {
    publish: publishCall(needs),
    move: moveDeadline(needs),
    grant: grantLateEntry(needs),
    restart: restartDeclaration(needs),
    register: registerEmployers(needs),
    reissue: reissueLink(needs),
  };
  const tell = tellCases(needs);
  const act = async (typed: unknown, execution: string): Promise<OperationReply> => {
    const read = readOperation(typed, execution);
    if (!read.ok) return refusal(read.refusal);
    const input = read.value;
    switch (input.act) {
      case 'publish-call':
        return reply(
          await acts.publish(input),
          ({ version }) => `已发布第${version}版 Published as version ${version}`,
        );
      case 'grant-late-entry':
        return reply(await acts.grant(input), () => '已准许逾期申报一次 One late entry granted');
      case 'restart-declaration':
        return reply(await acts.restart(input), () => '已重新驱动 Started again');
      case 'register-employers':
        return reply(
          await acts.register(input),
          ({ employers, bodies }) =>
            `已登记${employers}个用人单位、${bodies}个部门 Registered ${employers} employers and ${bodies} bodies`,
        );
      case 'reissue-link':
        return reply(
          await acts.reissue(input),
          () => '已补发链接，此前的链接失效 New link sent, the old one revoked',
        );
      case 'move-deadline':
        return moved(input, await acts.move(input), needs.now());
    }
  };
  return async (asked: OperationTask): Promise<OperationReply> =>
    asked.task === 'tell-cases' ? told(await tell(asked.cases)) : act(asked.input, asked.execution);
}

function told({ outcome, ...cases }: CasesAnswer): OperationReply {
  const { told, left, closesAt } = cases;
  const rest = left === 0 ? '' : `；${left}件未能办理，见报告 and ${left} could not be told: see the reports`;
  const says = `截止时间改为 ${closesAt}，已通知${told}件 Closing moved, told ${told} cases${rest}`;
  return { outcome, says, cases };
}

function reply<T>(verdict: Verdict<T>, says: (value: T) => string): OperationReply {
  if (!verdict.ok) return refusal(verdict.refusal);
  return { outcome: 'done', says: says(verdict.value), cases: {} };
}

/** A moved closing is told to the cases that it concerns, page by page, by the same machine. */
function moved(
  { call, stage, by, reason, execution }: MoveDeadline,
  verdict: Awaited<ReturnType<ReturnType<typeof moveDeadline>>>,
  movedAt: string,
): OperationReply {
  if (!verdict.ok) return refusal(verdict.refusal);
  const { generation, reopening, closesAt } = verdict.value;
  const pass = {
    cursor: { shard: 0 },
    passBegunAt: '' as const,
    movedAt,
    found: 0,
    left: 0,
    told: 0,
    passes: 0,
  };
  return {
    outcome: 'more',
    says: `截止时间改为 ${closesAt} Closing moved to ${closesAt}`,
    cases: { call, stage, generation, reopening, closesAt, by, reason, execution, ...pass },
  };
}

/** A cause of an execution holds 32,768 characters; what does not fit is seen by checking the file on one machine. */
const LONGEST_SAYING = 30_000;

function refusal(refusal: Refusal): OperationReply {
  const { zh, en } = sayRefusal(refusal);
  const defects = (refusal.defects ?? []).map((defect) => `\n${sayFinding(defect)}`);
  const says = `${zh} ${en}${defects.join('')}`.slice(0, LONGEST_SAYING);
  return { outcome: 'refused', says, refusal, cases: {} };
}

/** A finding on a call's file brings its own sentence; a defect of the input is said by its word. */
function sayFinding(defect: Defect): string {
  const { zh, en } = defect.detail?.zh === undefined ? sayDefect(defect) : defect.detail;
  return `${defect.at} ${zh} ${en}`;
}
