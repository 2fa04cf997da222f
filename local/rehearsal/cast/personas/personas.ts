import type { Persona } from '../plan.ts';
import { PERSONAS_OF_EXCEPTIONS } from './of-exceptions.ts';
import { PERSONAS_OF_REVIEW } from './of-review.ts';
import { PERSONAS_OF_THE_NOTICE } from './of-the-notice.ts';
import { PERSONAS_OF_THE_WINDOW } from './of-the-window.ts';

/**
 * The personas of a rehearsal. They cover what deadlines, the public notice, silence and second thoughts do to a
 * declaration, and each knows its end.
 */
export const PERSONAS: readonly Persona[] = [
  ...PERSONAS_OF_THE_WINDOW,
  ...PERSONAS_OF_REVIEW,
  ...PERSONAS_OF_THE_NOTICE,
  ...PERSONAS_OF_EXCEPTIONS,
];
