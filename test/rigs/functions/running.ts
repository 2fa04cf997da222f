import type { Instant } from '../../../domain/values/instant.ts';

/** The end of a function that has all the time it needs. */
export const NO_END: Instant = '9999-12-31T00:00:00.000Z';
