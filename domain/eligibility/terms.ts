import type { AssessedYears } from '../call/assessed-years.ts';
import type { YearRule } from '../call/rules-form.ts';
import type { Table } from '../call/scoring-form.ts';
import type { Day } from '../values/instant.ts';
import type { Vocabularies } from './vocabulary.ts';

/** One award of a list, with the last rank that counts where it is ranked. */
export interface ListedAward {
  readonly award: string;
  readonly rankAtMost?: number | undefined;
}

/** The terms on which a call judges everybody: what its conditions refer to. */
export interface Terms {
  readonly vocabularies: Vocabularies;
  /** The last day that counts for years and for what must be held. */
  readonly cutOff: Day;
  readonly yearRule: YearRule;
  /** Degrees that the call holds equal to others. */
  readonly heldEqual: Readonly<Record<string, string>>;
  /** The call's scoring table. Without it, the self-score is the total that a person states. */
  readonly table?: Table | undefined;
  /** The years whose yearly assessments count. Without them the call asks for none. */
  readonly assessments?: AssessedYears | undefined;
  readonly awardLists: Readonly<Record<string, readonly ListedAward[]>>;
}
