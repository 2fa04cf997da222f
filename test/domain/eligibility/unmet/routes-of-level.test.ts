import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import { judgeAll } from '../../../../domain/eligibility/judgement.ts';
import { routesOfLevel } from '../../../../domain/eligibility/unmet/routes-of-level.ts';
import { jiaxingCall as CALL } from '../../../rigs/domain/jiaxing.ts';

const { eligibility, ...JUDGES_NOBODY } = CALL;
if (!eligibility) throw new Error('The call judges nobody');
const FACTS = { selfScore: 60 };
const OPEN = judgeAll(CALL, eligibility, VOCABULARIES, FACTS).filter(({ level }) => level === 'engineer');
const NAMES = OPEN.map(({ eligibilityRoute }) => eligibilityRoute);

test.each(['no', ...NAMES])(
  'with %s chosen, the chosen route is first and the others follow in their order',
  (chosen) => {
    const routes = routesOfLevel(CALL, VOCABULARIES, {
      level: 'engineer',
      eligibilityRoute: chosen,
      facts: FACTS,
    });
    const others = OPEN.filter(({ eligibilityRoute }) => eligibilityRoute !== chosen);
    expect(OPEN.length).toBeGreaterThan(2);
    expect(routes).toEqual([...OPEN.filter((each) => !others.includes(each)), ...others]);
  },
);

test('no route is judged where no level is chosen, or where the call judges nobody', () => {
  expect(routesOfLevel(CALL, VOCABULARIES, { facts: FACTS })).toEqual([]);
  expect(routesOfLevel(JUDGES_NOBODY, VOCABULARIES, { level: 'engineer' })).toEqual([]);
});
