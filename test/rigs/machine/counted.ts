import { stagesOf } from '../../../domain/call/steps.ts';
import { presentDeskOf } from '../../../domain/desks/desk.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import type { Rig } from './rig.ts';

type Numbers = Readonly<Record<string, number>>;

/** The numbers of stages and desks, once by the counters and once by the whole list, to compare. */
export interface Counted {
  readonly byCounters: { readonly stages: Numbers; readonly desks: Numbers };
  readonly byList: { readonly stages: Numbers; readonly desks: Numbers };
}

/** Counts what waits in each stage and at each of these desks and of those at which anything waits. */
export async function counted(
  { machine: { records }, call: published }: Rig,
  desks: readonly DeskId[] = [],
): Promise<Counted> {
  const { id: call } = published;
  const stages = stagesOf(published);
  const lists: Record<string, number> = {};
  const atDesks: Record<string, number> = Object.fromEntries(desks.map((desk) => [desk, 0]));
  for (const { id: stage } of stages) {
    const ids = await records.indexes.allUnfinished(call, stage);
    lists[stage] = ids.length;
    for (const each of await Promise.all(ids.map((id) => records.declarations.get(id)))) {
      const desk = each && presentDeskOf(each);
      if (desk !== undefined) atDesks[desk] = (atDesks[desk] ?? 0) + 1;
    }
  }
  const byDesk: Record<string, number> = {};
  for (const desk of Object.keys(atDesks)) byDesk[desk] = await records.counters.atDesk(call, desk as DeskId);
  const byStage = await records.counters.inStages(
    call,
    stages.map(({ id }) => id),
  );
  return { byCounters: { stages: byStage, desks: byDesk }, byList: { stages: lists, desks: atDesks } };
}
