import { fingerprint } from '../../../adapters/fingerprint.ts';
import { type Said, said } from '../../../domain/values/said.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';

/** The effect of an act on others, which its operator must read before it is done. */
export interface Effect {
  /** The effect in sentences: by day, by number of cases, by their numbers where they are few. */
  readonly says: readonly Said[];
  /** The part that stays the same from one look to the next: days, stages and versions, never counts. */
  readonly stable: readonly string[];
}

/** The part of an act's input by which an operator confirms its effect. */
export interface Confirmable {
  readonly confirms?: string | undefined;
}

/**
 * The length of the confirming word: long enough that nobody hits another effect's word by chance, short enough to
 * type.
 */
const WORD_LENGTH = 8;
/** The most sentences of an effect. An execution keeps one text, and its last sentence says how to go on. */
const MAX_SENTENCES = 60;

/** The word that an operator repeats as `confirms`, to say that exactly this effect was read and is meant. */
export function confirmingWord(stable: Effect['stable']): string {
  return fingerprint(JSON.stringify(stable)).slice(0, WORD_LENGTH);
}

/**
 * Whether an act may go on: it has no effect on others, or the right word confirmed it. The word of another effect
 * confirms nothing, since it was not this effect that was read.
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
