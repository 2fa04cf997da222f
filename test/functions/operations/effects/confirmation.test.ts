import { describe, expect, test } from 'vitest';
import { said } from '../../../../domain/values/said.ts';
import { confirmed, confirmingWord } from '../../../../functions/operations/effects/confirmation.ts';

const EFFECT = {
  says: [said('三件不能办结。', 'Three cases cannot be finished.')],
  stable: ['declare', '2021-11-05', '2021-11-03'],
};
const WORD = confirmingWord(EFFECT.stable);

describe('an act whose effect must be confirmed', () => {
  test.each([[undefined], [''], ['yes'], [confirmingWord(['another effect'])]])(
    'is refused by %o, with the effect first and how to go on last',
    (confirms) => {
      const verdict = confirmed(EFFECT, { confirms });
      const refusal = verdict.ok ? undefined : verdict.refusal;
      expect(refusal).toMatchObject({ because: 'unconfirmed', facts: { confirms: WORD } });
      expect(refusal?.defects?.at(0)?.detail).toEqual({ ...EFFECT.says[0] });
      expect(refusal?.defects?.at(-1)?.detail?.zh).toContain(`"confirms": "${WORD}"`);
      expect(refusal?.defects?.at(-1)?.detail?.en).toContain(`"confirms": "${WORD}"`);
    },
  );

  test('goes on by its own word, typed with space around it or not', () => {
    expect(confirmed(EFFECT, { confirms: WORD }).ok).toBe(true);
    expect(confirmed(EFFECT, { confirms: ` ${WORD} ` }).ok).toBe(true);
  });

  test('needs no word where nothing follows from it for others', () => {
    expect(confirmed({ ...EFFECT, says: [] }, {}).ok).toBe(true);
  });

  test('has a short word, which is the same however many are concerned and another for other days', () => {
    const more = { ...EFFECT, says: [said('四件不能办结。', 'Four cases cannot be finished.')] };
    expect(confirmed(more, { confirms: WORD }).ok).toBe(true);
    expect(WORD).toMatch(/^[0-9a-f]{8}$/);
    expect(confirmingWord(['declare', '2021-11-05', '2021-11-04'])).not.toBe(WORD);
    // The boundary of two parts is a part of the confirmation.
    expect(confirmingWord(['a', 'bc'])).not.toBe(confirmingWord(['ab', 'c']));
  });

  test('says how many sentences it leaves out where there are very many', () => {
    const says = Array.from({ length: 100 }, (_, index) => said(`第${index}项。`, `No. ${index}.`));
    const verdict = confirmed({ ...EFFECT, says }, {});
    const defects = verdict.ok ? [] : (verdict.refusal.defects ?? []);
    expect(defects).toHaveLength(62);
    expect(defects.at(-2)?.detail?.en).toContain('40 more');
  });
});
