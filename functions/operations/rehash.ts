import type { Under } from '../../adapters/records/declarations/rehashing.ts';
import type { Item } from '../../adapters/records/store/store.ts';
import { hashesOfSealed } from '../../casework/claims.ts';
import { runOneOfMany } from '../../casework/executions/one-of-many.ts';
import type { Needs } from '../../casework/needs.ts';
import { openTold } from '../../casework/sanctions.ts';
import { accepted, type OperatorVerdict, refused } from '../../domain/values/verdict.ts';
import { hashesOf } from './sanctions/told-person.ts';

/** The input of the pages that move hashes under the current key. It holds ids of keys and no key. */
export interface RehashInput {
  /** The ids of the keys under which nothing shall be left. */
  readonly rehash: readonly string[];
  /** The place where the pass goes on; null at its beginning. */
  readonly after: Item | null;
  /** Items that the present pass found under a former key, and those that were moved in all. */
  readonly found: number;
  readonly moved: number;
  readonly passes: number;
}

export interface RehashAnswer extends RehashInput {
  readonly outcome: 'more' | 'again' | 'done';
}

type RehashNeeds = Pick<Needs, 'records' | 'keys' | 'now'>;

/** Passes after which what is still under a former key is left to a person. */
const MAX_PASSES = 4;

/** The beginning of the move to the current key; refused while the ring has no other. */
export async function beginRehash({ keys }: Pick<Needs, 'keys'>): Promise<OperatorVerdict<RehashInput>> {
  const rehash = await keys.formerIdentityKeys();
  if (rehash.length === 0) return refused('nothing-to-rehash');
  return accepted({ rehash, after: null, found: 0, moved: 0, passes: 0 });
}

/**
 * Moves what one page of the table holds under a former key. Each item moves by one transaction, so that a run that was
 * killed halfway goes on by another. A pass reads the whole table; the last one finds nothing, or what only a person can move.
 */
export function rehash(needs: RehashNeeds) {
  return async (input: RehashInput): Promise<RehashAnswer> => {
    const page = await needs.records.rehashing.pageUnder(input.rehash, input.after ?? undefined);
    let { moved } = input;
    for (const under of page.found) {
      const record = under.kind === 'declaration' ? under.id : under.kind;
      const done = await runOneOfMany(needs, { record, during: 'rehash' }, () =>
        moveOrTell(needs, under, input.passes + 1 < MAX_PASSES),
      );
      if (done.ok && done.value) moved += 1;
    }
    const so = { ...input, found: input.found + page.found.length, moved };
    if (page.next) return { ...so, outcome: 'more', after: page.next };
    const passes = input.passes + 1;
    if (so.found === 0 || passes >= MAX_PASSES) return { ...so, passes, after: null, outcome: 'done' };
    return { ...so, passes, after: null, found: 0, outcome: 'again' };
  };
}

/** What the last pass cannot move is reported, for a person to look at: two people may state one number. */
async function moveOrTell(needs: RehashNeeds, under: Under, isTriedAgain: boolean): Promise<boolean> {
  const moved = await move(needs, under);
  if (!moved && !isTriedAgain) throw new Error('What stands under a former key was not moved');
  return moved;
}

async function move(needs: RehashNeeds, under: Under): Promise<boolean> {
  if (under.kind === 'declaration') return moveDeclaration(needs, under.id);
  return under.kind === 'sanctions' && moveSanctions(needs, under.person);
}

async function moveDeclaration(needs: RehashNeeds, id: string): Promise<boolean> {
  const declaration = await needs.records.declarations.get(id);
  if (!declaration) return false;
  const { call, callVersion, identity, claimedIdentity, claimFreed, numberAccepted } = declaration;
  const published = await needs.records.calls.callAt(call, callVersion);
  if (!published) return false;
  const renamed = new Map<string, string>();
  for (const kept of [identity, claimedIdentity, claimFreed?.identity, numberAccepted])
    if (kept) {
      const [current, ...others] = await hashesOfSealed(needs, kept, id);
      for (const other of others) renamed.set(other, current);
    }
  return needs.records.rehashing.moveDeclaration(published.call, id, renamed);
}

/** Moves all entries of a person, with their places. */
async function moveSanctions(needs: RehashNeeds, person: string): Promise<boolean> {
  const { sanctions } = needs.records;
  const [held] = await sanctions.of([person]);
  const [first] = held?.entries ?? [];
  if (!held || !first) return false;
  const [current] = await hashesOf(needs, await openTold(needs, first));
  if (current === person) return false;
  const [there] = await sanctions.of([current]);
  const places = await Promise.all(held.entries.map(({ id }) => sanctions.placeOf(id)));
  const placed = places.flatMap((place) => (place ? [{ ...place, person: current }] : []));
  const before = there ?? { person: current, version: 0, entries: [] };
  const written = await sanctions.write([
    { ...held, entries: [], placed: [] },
    { ...before, entries: [...before.entries, ...held.entries], placed },
  ]);
  return written.ok;
}
