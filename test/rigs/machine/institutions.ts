import type { Employer } from '../../../domain/declaration/registry.ts';
import type { PostStatement } from '../../../domain/quota/statement.ts';
import { sampleEmployers } from '../../../local/samples/sample-registry.ts';
import type { Rig } from './rig.ts';
import { taken } from './rig.ts';

const STATED = { employed: 0, held: 0, left: 0, approvedBy: '示例市人社局', approvedOn: '2021-03-15' };

/** The intermediate posts of an institution, of which so many are approved. */
export const mid = (approved: number, more: Partial<PostStatement> = {}): PostStatement => ({
  ...{ level: 'mid', approved, ...STATED, ...more },
});

/** Registers the nth invented institution, after which nobody reviews, or two bodies do, as its affiliation says. */
export async function institution(
  { machine }: Pick<Rig, 'machine'>,
  nth: number,
  posts: readonly PostStatement[] | undefined,
  affiliation = 'municipal',
  kind: Employer['kind'] = 'institution',
): Promise<Employer> {
  const like = sampleEmployers.find((each) => each.affiliation === affiliation);
  if (!like) throw new Error(`No sample stands under ${affiliation}`);
  const employer = { ...like, code: `1299000099000${String(nth).padStart(3, '0')}XX`, kind, posts };
  await machine.records.people.register({ employers: [employer] });
  return employer;
}

/** A declaration of the employer whose public notice has ended on this morning, so that it can be recommended. */
export async function noticed(rig: Rig, nth: number, employer: Employer): Promise<string> {
  const id = await rig.submitted(nth, { employer });
  taken(await rig.support(id));
  taken(await rig.post(id, { postedOn: rig.machine.needs.now().slice(0, 10) }));
  return id;
}

/** Which declarations have taken an intermediate post of the employer. */
export const postsTaken = ({ machine }: Pick<Rig, 'machine'>, { code }: Employer): Promise<string[]> =>
  machine.records.quotas.takenBy({ employer: code, level: 'mid', year: 2021 });

/** The day on which what is posted on the 11th of October can be recommended. */
export const RECOMMENDABLE = '2021-10-19 10:00';
