import { expect, test } from 'vitest';
import { byUrgency } from '../../../../functions/reviewer-pages/looking/urgency.ts';
import { beijing, caseOf, declarationIn } from '../../../rigs/domain/cases.ts';

test('a case that ends at an hour comes before those that have the whole day', () => {
  const until = (id: string, wall: string) =>
    caseOf(
      declarationIn('forwarded', {
        id,
        grants: 1,
        grant: { stage: 'recommendation', number: 1, until: beijing(wall) },
      }),
    );
  const cases = [
    until('the next day', '2021-11-24'),
    until('the whole day', '2021-11-23'),
    until('until ten', '2021-11-22 10:00'),
    until('the day before', '2021-11-22'),
  ];
  expect(byUrgency(cases).map(({ declaration }) => declaration.id)).toEqual([
    'the day before',
    'until ten',
    'the whole day',
    'the next day',
  ]);
});
