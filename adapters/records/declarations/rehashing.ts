import type { Call } from '../../../domain/call/call.ts';
import { claimScope } from '../../../domain/declaration/claim.ts';
import type { Item, Store, Write } from '../store/store.ts';
import { type Key, keys } from '../store/table.ts';

/** What holds hashes under a former key, by what must be moved for it. */
export type Under =
  | { readonly kind: 'declaration'; readonly id: string }
  | { readonly kind: 'sanctions'; readonly person: string }
  | { readonly kind: 'other'; readonly name: string };

export interface UnderPage {
  readonly found: readonly Under[];
  readonly next?: Item;
}

/** Items of one page of the whole table. A page of cases is some hundred KB. */
const PAGE_SIZE = 250;

/** The attributes of a declaration's own item that hold a hash. */
const HASHED = ['claimed', 'claimFreed', 'numberAccepted'] as const;

/** Finds and moves what is kept under a former key of the identity hash. A hash names its key: `keyId.hash`. */
export function rehashing(store: Store) {
  return {
    /** Whatever one page of the table holds under these keys, wherever in an item it stands. */
    async pageUnder(former: readonly string[], after?: Item): Promise<UnderPage> {
      const { items, next } = await store.scanAll(PAGE_SIZE, after);
      const hash = hashUnder(former);
      const found = items.filter((item) => JSON.stringify(item).search(hash) >= 0).map(underOf);
      return { found, ...(next ? { next } : {}) };
    },
    /**
     * Writes the hashes of a declaration and its claim under the new key, in one transaction; false if an act wrote meanwhile, or
     * another declaration holds the number there.
     */
    async moveDeclaration(call: Call, id: string, renamed: ReadonlyMap<string, string>): Promise<boolean> {
      const draft = keys.part(id, 'draft');
      const items = await store.getAll([keys.declaration(id), draft]);
      const own = items.find(({ sk }) => sk === keys.declaration(id).sk);
      if (!own) return false;
      const part = items.find(({ sk }) => sk === draft.sk);
      const claim =
        typeof own.claimed === 'string' ? await claimWrites(store, call, id, own.claimed, renamed) : [];
      const writes = [...ownWrite(own, renamed), ...(part ? partWrite(part, renamed) : []), ...claim];
      return writes.length === 0 || (await store.transact(writes)).ok;
    },
  };
}

function hashUnder(former: readonly string[]): RegExp {
  return new RegExp(`(${former.map((id) => id.replace(/\W/g, '\\$&')).join('|')})\\.[0-9a-f]{64}`, 'g');
}

function underOf({ pk, sk, declaration, person }: Item): Under {
  const [kind, ...rest] = String(pk).split('#');
  if (kind === 'DECLARATION' && String(sk).startsWith('DECLARATION'))
    return { kind: 'declaration', id: rest.join('#') };
  if (kind === 'CLAIM') return { kind: 'declaration', id: String(declaration) };
  if (kind === 'SANCTIONED') return { kind: 'sanctions', person: rest.join('#') };
  if (kind === 'SANCTION') return { kind: 'sanctions', person: String(person) };
  return { kind: 'other', name: String(kind) };
}

/** The value with every hash under its new name. Texts inside are looked through too, as parts are kept. */
function renamedIn<T>(value: T, renamed: ReadonlyMap<string, string>): T {
  let text = JSON.stringify(value);
  for (const [before, after] of renamed) text = text.replaceAll(before, after);
  return JSON.parse(text) as T;
}

const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

/** Writes the hashes of the own item alone: other writers change other attributes without a new version. */
function ownWrite(own: Item, renamed: ReadonlyMap<string, string>): Write[] {
  const changed = HASHED.filter(
    (name) => own[name] !== undefined && differs(own[name], renamedIn(own[name], renamed)),
  );
  const Key: Key = { pk: String(own.pk), sk: String(own.sk) };
  const still = changed.map((name) => `#${name} = :${name}Before`).join(' AND ');
  const names = Object.fromEntries([...changed, 'version'].map((name) => [`#${name}`, name]));
  const version = { ':version': own.version };
  if (changed.length === 0)
    return [
      {
        named: 'declaration',
        write: {
          ConditionCheck: {
            ...{ Key, ConditionExpression: '#version = :version' },
            ...{ ExpressionAttributeNames: { '#version': 'version' }, ExpressionAttributeValues: version },
          },
        },
      },
    ];
  return [
    {
      named: 'declaration',
      write: {
        Update: {
          Key,
          UpdateExpression: `SET ${changed.map((name) => `#${name} = :${name}`).join(', ')}`,
          ConditionExpression: `#version = :version AND ${still}`,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: {
            ...version,
            ...Object.fromEntries(changed.map((name) => [`:${name}Before`, own[name]])),
            ...Object.fromEntries(changed.map((name) => [`:${name}`, renamedIn(own[name], renamed)])),
          },
        },
      },
    },
  ];
}

/** A part is written by acts alone, each in its version. */
function partWrite(part: Item, renamed: ReadonlyMap<string, string>): Write[] {
  const Item = { ...part, values: renamedIn(part.values, renamed) };
  if (!differs(part, Item)) return [];
  const still = {
    ConditionExpression: 'writtenIn = :written',
    ExpressionAttributeValues: { ':written': part.writtenIn },
  };
  return [{ named: 'part', write: { Put: { Item, ...still } } }];
}

/** Moves the claim with its declaration, if that still holds it. */
async function claimWrites(
  store: Store,
  call: Call,
  id: string,
  before: string,
  renamed: ReadonlyMap<string, string>,
): Promise<Write[]> {
  const after = renamed.get(before);
  if (after === undefined) return [];
  const [from, to] = [before, after].map((person) => keys.claim(claimScope(call), person)) as [Key, Key];
  if ((await store.get(from))?.declaration !== id) return [];
  const mine = { ExpressionAttributeValues: { ':mine': id } };
  return [
    {
      named: 'former-claim',
      write: { Delete: { Key: from, ConditionExpression: 'declaration = :mine', ...mine } },
    },
    {
      named: 'claim',
      write: {
        Put: {
          Item: { ...to, declaration: id },
          ConditionExpression: 'attribute_not_exists(pk) OR declaration = :mine',
          ...mine,
        },
      },
    },
  ];
}
