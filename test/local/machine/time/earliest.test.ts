import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openInstants } from '../../../../local/machine/time/earliest.ts';

const step = fc.record({
  key: fc.constantFrom(...'abcdefgh'),
  at: fc.option(fc.constantFrom(...'123456789')),
});

test('always gives the earliest of what is kept', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const instants = openInstants();
      const plain = new Map<string, string>();
      for (const { key, at } of steps) {
        if (at === null) {
          instants.delete(key);
          plain.delete(key);
        } else {
          instants.set(key, at);
          plain.set(key, at);
        }
        expect(instants.earliest()).toBe([...plain.values()].sort()[0]);
      }
    }),
  );
});
