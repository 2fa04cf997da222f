import type { Day } from '../values/instant.ts';

/** A public notice as whoever posted it stated it: the employer, or a body. */
export interface PublicNotice {
  /** The call's step whose notice it is. */
  readonly step: string;
  /** The code of the employer of what was posted. A notice counts for that employer alone, also if a body posted it. */
  readonly employer: string;
  /** The day of posting that is stated. */
  readonly postedOn: Day;
  /** The day on which the statement was received. */
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
  /** Its number among all objections of the declaration. */
  readonly number: number;
  /** The call's step to whose notice it was raised. */
  readonly step: string;
  readonly raisedOn: Day;
  readonly substance: string;
  readonly handling?: string;
}
