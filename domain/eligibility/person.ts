import { firstDay, lastDay } from '../achievements/day-or-month.ts';
import type { Person } from '../achievements/person.ts';
import type { Day } from '../values/instant.ts';

/** A person whose every date is a day. */
export interface DatedPerson {
  readonly degrees?: readonly { readonly degree: string; readonly obtainedOn: Day }[];
  readonly titles?: readonly {
    readonly title: string;
    readonly obtainedOn: Day;
    readonly employedFrom: Day;
  }[];
  readonly certificates?: readonly { readonly certificate: string; readonly obtainedOn: Day }[];
  readonly awards?: Person['awards'];
  readonly employments?: readonly { readonly from: Day; readonly to?: Day }[];
  readonly probationPassedOn?: Day | 'none';
  readonly hours?: Person['hours'];
  readonly madeUpHours?: readonly (MadeUp & { readonly on: Day })[];
  readonly selfScore?: number | undefined;
  readonly scoreLines?: Person['scoreLines'];
  readonly insurance?: string | undefined;
  readonly insured?: Person['insured'];
  readonly personKind?: string | undefined;
  readonly assessments?: Person['assessments'];
  readonly achievements?: readonly DatedAchievement[];
  readonly recommenders?: Person['recommenders'];
}

type DatedAchievement = Pick<NonNullable<Person['achievements']>[number], 'kind' | 'rank'> & {
  readonly on: Day;
};
type MadeUp = Omit<NonNullable<Person['madeUpHours']>[number], 'on'>;

/** Stands for a day that is early enough for everything. */
export const EARLIEST = '0001-01-01';
/** Stands for a day that may never have been. */
export const NEVER = '9999-12-31';

/**
 * The person at best, with each period as long as what is stated allows, and at worst. Where both meet a condition it is
 * met; where only the best does, it is not known.
 */
export function atBest(person: Person): DatedPerson {
  return dated(person, { from: firstDay, to: lastDay, missing: EARLIEST });
}

export function atWorst(person: Person): DatedPerson {
  return dated(person, { from: lastDay, to: firstDay, missing: NEVER });
}

interface Reading {
  readonly from: (written: string) => Day;
  readonly to: (written: string) => Day;
  /** Stands for the day of something that is there, and of which nobody says since when. */
  readonly missing: Day;
}

function dated(person: Person, { from, to, missing }: Reading): DatedPerson {
  const since = (written: string | undefined) => (written === undefined ? missing : from(written));
  const {
    degrees,
    titles,
    certificates,
    employments,
    probationPassedOn,
    awards,
    madeUpHours: madeUp,
    hours,
    selfScore,
    scoreLines,
    insurance,
    insured,
    personKind,
    assessments,
    achievements,
    recommenders,
  } = person;
  return {
    ...{ awards, hours, selfScore, scoreLines, insurance, insured, personKind, assessments, recommenders },
    ...(achievements && {
      achievements: achievements.map(({ kind, rank, on }) => ({ kind, rank, on: since(on) })),
    }),
    ...(madeUp && { madeUpHours: madeUp.map((each) => ({ ...each, on: since(each.on) })) }),
    ...(degrees && { degrees: degrees.map((each) => ({ ...each, obtainedOn: since(each.obtainedOn) })) }),
    ...(titles && {
      titles: titles.map((each) => ({
        ...each,
        obtainedOn: since(each.obtainedOn),
        employedFrom: since(each.employedFrom),
      })),
    }),
    ...(certificates && {
      certificates: certificates.map((each) => ({ ...each, obtainedOn: since(each.obtainedOn) })),
    }),
    ...(employments && {
      employments: employments.map((each) => ({
        from: from(each.from),
        ...(each.to && { to: to(each.to) }),
      })),
    }),
    ...(probationPassedOn && { probationPassedOn: from(probationPassedOn) }),
  };
}
