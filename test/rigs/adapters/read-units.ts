import { BatchGetCommand, GetCommand, QueryCommand, TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import { aroundTable } from './around-calls.ts';
import { sizeOf } from './write-units.ts';

interface Answer {
  readonly Item?: unknown;
  readonly Items?: readonly unknown[];
  readonly Responses?: unknown;
}

/**
 * Counts the read units of every read that this process sends, and hears who sends it. A consistent read takes one for
 * each started 4 KB of an item or of all that a query reads, one from an index half of that, one of several items
 * at one moment twice that; what is not there is read as 4 KB: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export function countReadUnits(readBy: () => string) {
  const units: { by: string; units: number }[] = [];
  const stop = aroundTable(async ({ command }, send) => {
    const answer = (await send()) as Answer;
    const read = unitsOf(command, answer);
    if (read > 0) units.push({ by: readBy(), units: read });
    return answer;
  });
  return {
    end() {
      stop();
      return units;
    },
  };
}

function unitsOf(command: unknown, { Item, Items = [], Responses }: Answer): number {
  if (command instanceof GetCommand) return unitsFor(sizeOf(Item), command.input.ConsistentRead);
  if (command instanceof QueryCommand) {
    const bytes = Items.reduce<number>((sum, item) => sum + sizeOf(item), 0);
    return unitsFor(bytes, command.input.ConsistentRead);
  }
  if (command instanceof TransactGetCommand) {
    const together = Responses as readonly { readonly Item?: unknown }[];
    return together.reduce((sum, each) => sum + 2 * unitsFor(sizeOf(each.Item), true), 0);
  }
  if (!(command instanceof BatchGetCommand)) return 0;
  const answered = Responses as Readonly<Record<string, readonly unknown[]>>;
  const asked = Object.entries(command.input.RequestItems ?? {});
  return asked.reduce((sum, [table, { Keys = [], ConsistentRead }]) => {
    const found = answered[table] ?? [];
    const absent = (Keys.length - found.length) * unitsFor(0, ConsistentRead);
    return (
      sum + absent + found.reduce<number>((all, item) => all + unitsFor(sizeOf(item), ConsistentRead), 0)
    );
  }, 0);
}

const unitsFor = (bytes: number, isConsistent: boolean | undefined): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (isConsistent ? 1 : 0.5);
