import { fingerprint } from '../../../adapters/keys/fingerprint.ts';
import { type Said, said } from '../../../domain/values/said.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';

/** What an act would do to others, as its operator must read it before it is done. */
export interface Effect {
  /** What follows, in sentences: by day, by number of cases, by their numbers where they are few. */
  readonly says: readonly Said[];
  /** The part of it that stays the same from one look to the next: days, stages, versions; never counts. */
  readonly stable: readonly string[];
}

/** What an operator adds to the input of an act whose effect must be confirmed. */
export interface Confirmable {
  readonly confirms?: string | undefined;
}

/** Long enough that nobody hits another effect's word by chance, short enough to be typed. */
const WORD_LENGTH = 8;
/** An execution keeps one text of how it went, and the sentence that says how to go on stands at its end. */
const MAX_SENTENCES = 60;

/** The word that an operator repeats as `confirms` to say that this effect, and no other, was read and is meant. */
export function confirmingWord(stable: Effect['stable']): string {
  return fingerprint(JSON.stringify(stable)).slice(0, WORD_LENGTH);
}

/**
 * Whether an act may go on: its effect was confirmed by the right word, or there is none. A word of another effect
 * confirms nothing, since what was read is not what would happen now.
 */
export function confirmed({ says, stable }: Effect, { confirms }: Confirmable): OperatorVerdict<void> {
  const word = confirmingWord(stable);
  if (says.length === 0 || confirms?.trim() === word) return accepted(undefined);
  const lines = [...shortened(says), howToConfirm(word)];
  return refused('unconfirmed', {
    facts: { confirms: word },
    defects: lines.map(({ zh, en }) => ({ at: '', because: 'effect', detail: { zh, en } })),
  });
}

function shortened(says: readonly Said[]): readonly Said[] {
  const more = says.length - MAX_SENTENCES;
  if (more <= 0) return says;
  return [...says.slice(0, MAX_SENTENCES), said(`……另有 ${more} 项。`, `… and ${more} more.`)];
}

function howToConfirm(word: string): Said {
  return said(
    `确认要这样做的，请在原输入中加上 "confirms": "${word}"，重新启动本操作。`,
    `If this is meant, start the act again with the same input and "confirms": "${word}".`,
  );
}
