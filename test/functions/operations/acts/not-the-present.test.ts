import { expect, test } from 'vitest';
import { OPERATOR_REFUSALS } from '../../../../domain/wording/operator-refusals.ts';
import { sayRefusal } from '../../../../domain/wording/say-refusal.ts';
import { notThePresent } from '../../../../functions/operations/acts/not-the-present.ts';

test.each([
  [1, 0, '首次发布请填 0', 'write 0 as expectedVersion'],
  [0, 3, '您看到 0，现为 3', '(0, now 3)'],
  [4, 3, '您看到 4，现为 3', '(4, now 3)'],
])('a publication for version %i where %i is present says what to write', (shown, now, zh, en) => {
  const { refusal } = notThePresent(shown, now);
  const says = sayRefusal(refusal, undefined, OPERATOR_REFUSALS);
  expect(says.zh).toContain(zh);
  expect(says.en).toContain(en);
});
