import type { Case } from '../../domain/declaration/case.ts';
import { type AttemptNeeds, report } from '../attempts.ts';

/** Reports to the operators that a booking in time was not recorded, so that they answer it with a late entry. */
export async function reportUnrecordedBooking(
  needs: AttemptNeeds,
  { declaration: { id, bookedFor } }: Pick<Case, 'declaration'>,
): Promise<void> {
  if (bookedFor === undefined) return;
  const attempted = { act: 'submit', by: 'applicant', about: id, at: bookedFor } as const;
  await report(needs, attempted, { because: 'in-time-but-unrecorded' });
}
