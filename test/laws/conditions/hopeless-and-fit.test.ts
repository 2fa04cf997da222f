import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../../domain/achievements/person.ts';
import { isAskedOf } from '../../../domain/declaration/what-is-missing.ts';
import { inventedFile } from '../../../local/samples/sample-files.ts';
import { type Choice, FIT, HOPELESS, PLAIN } from '../../rigs/domain/hopeless-and-fit.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';

/** Submissions as they reach the machine: nobody's draft lacks anything but what the conditions say of it. */
let rig: Rig;
beforeAll(async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
});
afterAll(() => rig?.stop());

/** What the papers ask of everybody, for those of whom the conditions ask something else. */
const ASKED_OF_ALL: Person = {
  degrees: [{ degree: 'high-school', obtainedOn: '2005-06-30', school: '示例中学', major: '普通科' }],
  titles: [],
  employments: [{ from: '2010-07-01', employer: '示例单位', post: '软件工程师' }],
};

let people = 0;

/** The id of a draft that is complete in form. */
async function complete([level, eligibilityRoute]: Choice, stated: Person): Promise<string> {
  people += 1;
  const id = await rig.drafted(people);
  const facts: Person = { ...ASKED_OF_ALL, ...PLAIN, ...stated };
  const draft = { ...rig.applicant(people).draft, level, eligibilityRoute, facts };
  const materials = rig.call.materials.value
    .filter((material) => isAskedOf(material, draft))
    .map((material) => inventedFile(material.id));
  taken(await rig.change(id, { ...draft, materials }));
  return id;
}

describe('a hopeless declaration is refused for want of a reason, by the clause', () => {
  test.each(HOPELESS)('%s', async (_, choice, stated, clauses) => {
    const id = await complete(choice, stated);
    expect(await rig.submit(id)).toMatchObject({
      refusal: {
        because: 'incomplete',
        defects: clauses.map((clause) => ({
          because: 'reason-missing',
          clause: expect.stringContaining(clause),
        })),
      },
    });
    expect(await rig.standingOf(id)).toBe('draft');
  });
});

test('three people fit on each of the four routes', () => {
  const byRoute = Map.groupBy(FIT, ([, [, route]]) => route);
  expect([...byRoute.keys()].sort()).toEqual(rig.call.eligibilityRoutes.value.map(({ id }) => id).sort());
  for (const [, fit] of byRoute) expect(fit.length).toBeGreaterThanOrEqual(3);
});

describe('who fits is taken without a question', () => {
  test.each(FIT)('%s', async (_, choice, stated) => {
    const id = await complete(choice, stated);
    taken(await rig.submit(id));
    const { declaration } = await rig.story(id);
    expect(declaration.standing).toBe('submitted');
    expect(declaration.reasons).toBeUndefined();
  });
});
