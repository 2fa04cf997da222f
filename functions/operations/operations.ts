import { sayRefusal } from '../../domain/say.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { Needs } from '../needs.ts';
import { type GrantLateEntry, grantLateEntry } from './grant-late-entry.ts';
import { type MoveDeadline, moveDeadline } from './move-deadline.ts';
import type { OperationAnswer } from './operator.ts';
import { type PublishCall, publishCall } from './publish-call.ts';
import { type RestartDeclaration, restartDeclaration } from './restart-declaration.ts';
import { type CasesInput, tellCases } from './tell-cases.ts';

/** An operator's act, as the input of the operators' machine. */
export type Operation =
  | ({ readonly act: 'publish-call' } & PublishCall)
  | ({ readonly act: 'move-deadline' } & MoveDeadline)
  | ({ readonly act: 'tell-cases' } & CasesInput)
  | ({ readonly act: 'grant-late-entry' } & GrantLateEntry)
  | ({ readonly act: 'restart-declaration' } & RestartDeclaration);

export type OperationReply = OperationAnswer & { readonly cases: CasesInput | Record<string, never> };

type Operating = Pick<Needs, 'records' | 'calendar' | 'timetable' | 'workflow' | 'now'>;

/** Carries out what an operator asked for, once, and says in plain words how it went. */
export function operations(needs: Operating) {
  const acts = {
    publish: publishCall(needs),
    move: moveDeadline(needs),
    tell: tellCases(needs),
    grant: grantLateEntry(needs),
    restart: restartDeclaration(needs),
  };
  return async (input: Operation): Promise<OperationReply> => {
    const unsigned = unsignedParts(input);
    if (unsigned.length > 0) return refusal({ because: 'unsigned', facts: { missing: unsigned.join(', ') } });
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
      case 'move-deadline':
        return moved(input, await acts.move(input), needs.now());
      case 'tell-cases': {
        const told = await acts.tell(input);
        return { outcome: told.outcome, says: `已通知${told.told}件 Told ${told.told} cases`, cases: told };
      }
      default:
        return refusal({ because: 'no-such-act' });
    }
  };
}

function unsignedParts(input: Partial<Operation>): string[] {
  return (['by', 'reason'] as const).filter(
    (part) => typeof input[part] !== 'string' || input[part].trim() === '',
  );
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
  const pass = { cursor: { shard: 0 }, passBegunAt: '' as const, movedAt, found: 0, told: 0 };
  return {
    outcome: 'more',
    says: `截止时间改为 ${closesAt} Closing moved to ${closesAt}`,
    cases: { call, stage, generation, reopening, by, reason, execution, ...pass },
  };
}

function refusal(refusal: Parameters<typeof sayRefusal>[0]): OperationReply {
  const { zh, en } = sayRefusal(refusal);
  return { outcome: 'refused', says: `${zh} ${en}`, refusal, cases: {} };
}
