import { referenceNumber } from '../../../domain/identifiers/reference-number.ts';

/** Random numbers for the reference numbers of drafts. */
export interface DrawnNumbers {
  /** Draws the number of a person who is about to begin a draft. */
  draw(account: string): void;
  /** The random numbers of a person: the drawn one, then others. */
  of(account: string): () => number;
}

/**
 * Draws in the order of the plan, so that people who begin at one moment cannot race for a number. A number that
 * would be taken is passed over, as the record of a draft refuses it.
 */
export function drawNumbers(random: () => number): DrawnNumbers {
  const taken = new Set<string>();
  const drawn = new Map<string, number>();
  const fresh = (): number => {
    for (;;) {
      const number = random();
      const reference = referenceNumber(0, () => number);
      if (taken.has(reference)) continue;
      taken.add(reference);
      return number;
    }
  };
  return {
    draw: (account) => void drawn.set(account, fresh()),
    of: (account) => () => {
      const number = drawn.get(account) ?? fresh();
      drawn.delete(account);
      return number;
    },
  };
}
