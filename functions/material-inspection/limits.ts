/** What opening one file may take. */
export interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
}

/**
 * The slowest honest file is the largest picture, an A3 page at 600 dots an inch: about five seconds on one processor,
 * and about 300 MB where it comes in several passes (bench/inspection.ts measures both).
 */
export const LIMITS: Limits = { seconds: 8, megabytes: 768 };

/** Above so many megabytes a worker is not kept: WebAssembly never gives memory back. */
export const KEPT_MEGABYTES = 320;
