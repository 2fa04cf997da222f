import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import { leavesOf } from '../../../../domain/eligibility/judge.ts';
import { judgeStated, OPENING_PLACE } from '../../../../domain/eligibility/unmet/chosen.ts';
import { conditionAt } from '../../../../domain/eligibility/unmet/places.ts';
import { jiaxingCall as CALL } from '../../../rigs/domain/jiaxing.ts';

const choices = CALL.levels.value.flatMap(({ id: level }) =>
  CALL.eligibilityRoutes.value.map(({ id: eligibilityRoute }) => ({ level, eligibilityRoute })),
);

test.each(choices)(
  'finds the clause of each condition of $level by $eligibilityRoute, and of no other',
  (choice) => {
    const { answer, unmet } = judgeStated(CALL, VOCABULARIES, choice) ?? {};
    const own = answer ? leavesOf(answer) : [];
    expect(own.length).toBeGreaterThan(0);
    for (const { place, clause } of own) expect(conditionAt(CALL, choice, place)?.clause).toBe(clause);
    const opening = unmet?.find(({ place }) => place === OPENING_PLACE);
    expect(conditionAt(CALL, choice, OPENING_PLACE)?.clause).toBe(opening?.clause);
    const others = choices.flatMap((other) => {
      const judged = judgeStated(CALL, VOCABULARIES, other);
      return judged ? leavesOf(judged.answer).map(({ place }) => place) : [];
    });
    const strange = others.filter((place) => !own.some((leaf) => leaf.place === place));
    for (const place of [
      ...strange,
      '',
      '/',
      '/eligibility/rules/0',
      '/eligibility/rules/0/when/any/9',
      `${own[0]?.place}/all/0`,
    ])
      expect(conditionAt(CALL, choice, place)).toBeUndefined();
  },
);

test('a leaf is found under its own clause, and nothing where the call judges nobody', () => {
  const { eligibility } = CALL;
  if (!eligibility) throw new Error('The call judges nobody');
  const leaf = { selfScore: 60, source: '三' };
  const when = { all: [{ any: [{ degree: 'doctor' }, leaf], source: '二' }, { degree: 'master' }] };
  const rule = { levels: ['engineer'], eligibilityRoutes: ['normal'], when, source: '一' };
  const call = { ...CALL, eligibility: { ...eligibility, rules: [rule] } };
  const choice = { level: 'engineer', eligibilityRoute: 'normal' };
  const at = (place: string) => conditionAt(call, choice, `/eligibility/rules/0/when/${place}`);
  expect(at('all/0/any/1')).toEqual({ clause: '三', leaf });
  expect(at('all/0/any/0')).toEqual({ clause: '二', leaf: { degree: 'doctor' } });
  expect(at('all/1')).toEqual({ clause: '一', leaf: { degree: 'master' } });
  for (const place of ['all/0', 'all/01', 'any/1', 'all/']) expect(at(place)).toBeUndefined();
  const { eligibility: _, ...judgesNobody } = CALL;
  expect(conditionAt(judgesNobody, choice, OPENING_PLACE)).toBeUndefined();
});
