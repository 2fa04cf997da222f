import { type Rig, taken } from './rig.ts';

/** Minutes of Beijing's wall time between which the case of a county is walked; a rig for it opens at the first. */
export const COUNTY_CASE = { begins: '2021-10-11 08:50', ends: '2021-10-26 14:00' } as const;

/** Acts of people in it: begin and fill a draft, submit, support three times, post and record the public notice. */
export const COUNTY_ACTS = 8;

/**
 * Walks one case of a county on its clean path, with the rungs that its desks meet: draft, submission, employer,
 * public notice, both bodies. Gives its id.
 */
export async function walkCountyCase(rig: Rig): Promise<string> {
  const step = async (at: string, act: () => ReturnType<Rig['support']>) => {
    await rig.turnTo(at);
    taken(await act());
    await rig.settle();
  };
  const id = await rig.drafted(1);
  await step('2021-10-11 09:10', () => rig.submit(id));
  await step('2021-10-14 14:00', () => rig.support(id));
  await step('2021-10-14 15:00', () => rig.post(id, { postedOn: '2021-10-14' }));
  await step('2021-10-22 14:00', () => rig.record(id));
  await step('2021-10-25 14:00', () => rig.support(id));
  await step(COUNTY_CASE.ends, () => rig.support(id));
  return id;
}
