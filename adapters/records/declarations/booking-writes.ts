import { declarationAfter } from '../../../domain/acts/spend.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import { governingStage } from '../../../domain/declaration/way.ts';
import type { Write } from '../store/store.ts';
import { keys } from '../store/table.ts';
import { placing } from './declaration-item.ts';

/**
 * The write of the item by which the patrol finds a booked submission when it is due. It begins and ends with the booking, in the
 * transaction of the act that does either, so an unfinished booking is always due at its instant, whatever else is due earlier.
 */
export function bookingWrites(
  { declaration, call }: Pick<Case, 'declaration' | 'call'>,
  change: Change,
): Write[] {
  const { bookedFor } = declarationAfter(declaration, change);
  if (bookedFor === declaration.bookedFor) return [];
  const Key = keys.booking(declaration.id);
  if (bookedFor === undefined) return [{ named: 'booking', write: { Delete: { Key } } }];
  const stage = governingStage(call, declaration);
  const of = { kind: 'booking', declaration: declaration.id, call: call.id, stage };
  const Item = { ...Key, ...of, ...placing(declaration.id, bookedFor) };
  return [{ named: 'booking', write: { Put: { Item } } }];
}
