import { contentsAfter } from '../../achievement-file/achievement-file.ts';
import { factsBegunFrom } from '../../achievement-file/facts-begun-from.ts';
import type { Person } from '../../achievements/person.ts';
import type { Call } from '../../call/call.ts';
import type { Vocabularies } from '../../eligibility/vocabulary.ts';
import type { Declaration } from '../declaration.ts';
import type { Draft } from './draft.ts';

/** The parts of an earlier declaration with which a draft under another call can begin, each by choice. */
export const PARTS_TAKEN = ['person', 'employer', 'facts'] as const;
export type PartTaken = (typeof PARTS_TAKEN)[number];

/**
 * What a draft under this call has after it took these parts of an earlier draft. A part that the earlier draft does not state
 * changes nothing. The statement of being in service is not taken, since it is said of today, nor the consent to short messages, which is
 * given for one declaration, nor are files. Facts that
 * are said in the terms of one call stay behind, and so do those that this call asks nobody for.
 */
export function afterTaking(
  draft: Draft,
  earlier: Draft,
  { call, vocabularies, parts }: Taking & { readonly parts: readonly PartTaken[] },
): Draft {
  const { employer, inService, facts } = earlier;
  const { smsAgreed: _, ...identity } = earlier.identity ?? {};
  const takes = (part: PartTaken) => parts.includes(part);
  const post = inService?.post;
  return {
    ...draft,
    ...(takes('person') && Object.keys(identity).length > 0 ? { identity } : {}),
    ...(takes('employer') && employer !== undefined ? { employer } : {}),
    ...(takes('employer') && post !== undefined ? { inService: { post } } : {}),
    ...(takes('facts') && facts ? { facts: joinedFacts(draft.facts, facts, { call, vocabularies }) } : {}),
  };
}

interface Taking {
  readonly call: Call;
  readonly vocabularies: Vocabularies;
}

function joinedFacts(present: Person | undefined, earlier: Person, { call, vocabularies }: Taking): Person {
  const before = present && { facts: present, words: {} };
  const { facts } = contentsAfter(before, earlier, { vocabularies });
  return { ...present, ...factsBegunFrom({ facts }, call) };
}

/** The places that each part would fill, as JSON pointers into the draft; a part that would fill none is left out. */
export function placesOffered(
  { draft, identity }: Pick<Declaration, 'draft' | 'identity'>,
  around: Taking,
): Partial<Record<PartTaken, readonly string[]>> {
  const sealed = identity ? { identity: { ...draft.identity, number: identity.hash } } : {};
  const places = PARTS_TAKEN.map((part) => {
    const taken = afterTaking({}, { ...draft, ...sealed }, { ...around, parts: [part] });
    return [part, placesOf(taken)] as const;
  });
  return Object.fromEntries(places.filter(([, filled]) => filled.length > 0));
}

/** The places of a draft's fields. A fact is one place, whatever it holds. */
function placesOf({ facts, employer, ...sections }: Draft): readonly string[] {
  const within = Object.entries(sections).flatMap(([section, held]) =>
    Object.keys(held ?? {}).map((field) => `/${section}/${field}`),
  );
  return [
    ...(employer === undefined ? [] : ['/employer']),
    ...within,
    ...Object.keys(facts ?? {}).map((fact) => `/facts/${fact}`),
  ];
}

/** The declaration of an account under another call than this one that moved last; undefined if there is none. */
export function lastUnderAnotherCall<T extends { readonly declaration: Declaration }>(
  own: readonly T[],
  call: string,
): T | undefined {
  const others = own.filter(({ declaration }) => declaration.call !== call);
  return others.toSorted((one, other) =>
    other.declaration.enteredAt.localeCompare(one.declaration.enteredAt),
  )[0];
}
