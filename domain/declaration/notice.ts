import type { Day } from '../values/instant.ts';

/** A public notice as its employer stated it. */
export interface PublicNotice {
  /** The code of the employer that posted the notice. A notice counts for that employer alone. */
  readonly employer: string;
  /** The day of posting that the employer states. */
  readonly postedOn: Day;
  /** The day on which the employer's statement was received. */
  readonly statedOn: Day;
  readonly place: string;
  /** The day on which the result was recorded; absent while the notice stands. */
  readonly endedOn?: Day;
  readonly opinion?: string;
  /**
   * The days of the notice as they were counted when its result was recorded; they no longer change. Until then they
   * are counted anew at each look, because the calendar may be amended while the notice stands.
   */
  readonly counted?: NoticeDays & {
    /** The version of the calendar by which the days were counted. */
    readonly calendar: number;
  };
}

export interface NoticeDays {
  readonly lastDay: Day;
  /** The first day on which a result may be recorded. */
  readonly resultFrom: Day;
}

export interface Objection {
  readonly number: number;
  readonly raisedOn: Day;
  readonly substance: string;
  readonly handling?: string;
}
