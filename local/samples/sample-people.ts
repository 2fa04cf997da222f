import { inventedNumber } from '../rehearsal/cast/applicants.ts';
import { sampleEmployers } from './sample-registry.ts';

/** An invented person who can sign in on this machine, with the values to type into a declaration. */
export interface SamplePerson {
  readonly sub: string;
  readonly name: string;
  /** A number with the right form that belongs to nobody: 990000 is no area of China. */
  readonly number: string;
  readonly phone: string;
  readonly email: string;
  /** Code and name of an invented employer. */
  readonly employer: { readonly code: string; readonly name: string; readonly affiliation: string };
}

/**
 * The affiliations of the people's employers among the samples, in the order in which the walks need them. Under the call that
 * comes with the project, after a county's employer two bodies review; after the city's own, none.
 */
const AFFILIATIONS = ['county', 'municipal', 'development-zone', 'provincial', 'county', 'municipal'];

export const samplePeople: readonly SamplePerson[] = AFFILIATIONS.map((affiliation, index) => {
  const stem = '甲乙丙丁戊己'.charAt(index);
  const among = sampleEmployers.filter((each) => each.affiliation === affiliation);
  const employer = among[index % among.length];
  if (!employer) throw new Error(`The sample registry has no employer of ${affiliation}`);
  const { code, name } = employer;
  return {
    sub: `invented-${index + 1}`,
    name: `申报人${stem}（示例）`,
    number: inventedNumber(900 + index),
    phone: `138${String(90_000_000 + index)}`,
    email: `applicant-${'abcdef'.charAt(index)}@example.com`,
    employer: { code, name, affiliation },
  };
});
