/** The bounds of opening one file. */
export interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
}

/**
 * Seconds and megabytes for one file. The slowest honest file is the largest picture, an A3 page at 600 dots an
 * inch: decoded twice it takes about four seconds on one processor, and about 300 MB if it comes in several passes
 * (bench/inspection.ts measures both).
 */
export const LIMITS: Limits = { seconds: 8, megabytes: 768 };

/** The size in megabytes above which a worker is replaced, since WebAssembly never gives memory back. */
export const KEPT_MEGABYTES = 320;
