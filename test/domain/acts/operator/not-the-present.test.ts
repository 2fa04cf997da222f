import { expect, test } from 'vitest';
import { notThePresent } from '../../../../domain/acts/operator/not-the-present.ts';
import { OPERATOR_REFUSALS } from '../../../../domain/wording/operator-refusals.ts';
import { sayRefusal } from '../../../../domain/wording/say-refusal.ts';

test.each([
  [1, 0, 'nothing-published-yet', '首次发布请填 0', 'write 0 as expectedVersion'],
  [0, 3, 'nothing-published-yet', '您看到 0，现为 3', '(0, now 3)'],
  [4, 3, 'nothing-published-yet', '您看到 4，现为 3', '(4, now 3)'],
  [1, 0, 'no-link-yet', '请填 0', 'write 0 as expectedRound'],
  [1, 2, 'no-link-yet', '您看到 1，现为 2', '(1, now 2)'],
] as const)(
  'an act for number %i where %i is present says what to write: %s',
  (shown, present, word, zh, en) => {
    const { refusal } = notThePresent(shown, present, word);
    const says = sayRefusal(refusal, undefined, OPERATOR_REFUSALS);
    expect(says.zh).toContain(zh);
    expect(says.en).toContain(en);
  },
);
