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
    const isClosed = unmet?.some(({ place }) => place === OPENING_PLACE) ?? false;
    expect(conditionAt(CALL, choice, OPENING_PLACE) !== undefined).toBe(isClosed);
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
