import type { FactName } from '../../domain/call/fact-names.ts';
import type { AskedFact } from '../../domain/eligibility/facts-asked.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Spoken } from '../../domain/wording/say-judgement.ts';
import type { Part } from '../html/html.ts';
import type { Typed, Under } from './typed-facts.ts';

/** The call and the vocabularies in whose words facts are shown. */
export type Words = Pick<Spoken, 'call' | 'vocabularies'> & { readonly language: Language };

/** The values that all fields of facts share. */
export interface FactsForm extends Words {
  readonly under: Under;
  readonly typed: Typed;
  /** The defect of each field by its pointer, in the page's language. */
  readonly errors: Readonly<Record<string, Part>>;
  /** The saved text by pointer, where another save changed it meanwhile. */
  readonly savedNow: Typed;
  /** What asks for each fact. */
  readonly asked: ReadonlyMap<FactName, readonly AskedFact[]>;
  /** Whether the words that describe facts are asked for beside what conditions judge. */
  readonly isDescribed: boolean;
  /** The version of the call that the facts are stated under, where it may be an older one. */
  readonly callVersion?: number | undefined;
}
