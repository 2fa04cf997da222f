import type { TakenDesk } from '../../domain/acts/operator/reissue.ts';
import type { Body, Employer } from '../../domain/declaration/registry.ts';
import { deskParts } from '../../domain/identifiers/desk-id.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Item, Store, Write, Written } from './store/store.ts';
import { type Key, keys } from './store/table.ts';

/** The registration of an entry: who made it and why. It is kept with each entry. */
export interface RegistrationAct {
  readonly registeredBy: string;
  readonly reason: string;
  /** The operator's execution. */
  readonly execution: string;
  readonly at: Instant;
  /** The file of the registration, and the version that was read. */
  readonly file: string;
  readonly fileVersion: string;
}

/** An entry with the version that it replaces; 0 if nothing is registered under its code or id yet. */
export interface EmployerEntry {
  readonly employer: Employer;
  readonly expected: number;
  /** Why a credit code is accepted although its checksums fail. */
  readonly checksumSetAside?: string;
}
export interface BodyEntry {
  readonly body: Body;
  readonly expected: number;
}

/** The most writes of a transaction, and the most that one body takes. */
export const MAX_WRITES = 100;
export const WRITES_OF_A_BODY = 3;

/** The present registration under an entry's code or id, with the entry's name: `employers/0`, `bodies/0`. */
export interface Present {
  readonly named: string;
  readonly expected: number;
  /** 0 if nothing is registered there yet. */
  readonly version: number;
  readonly holder: Employer | Body | undefined;
  /** The execution that registered it, and the desks that got another person by it. */
  readonly execution: string | undefined;
  readonly taken: readonly TakenDesk[];
}

/** Registers employers and bodies in one conditional write. A failed entry is named `employers/0` or `bodies/0`. */
export function registrations(store: Store) {
  return {
    /**
     * The registered version of an employer, which an entry that replaces it must expect; 0 if it is not registered.
     */
    async employerVersion(code: string): Promise<number> {
      return versionOf(await store.get(keys.employer(code)));
    },
    /** The registrations that the entries replace, in their order. */
    async present(employers: readonly EmployerEntry[], bodies: readonly BodyEntry[]): Promise<Present[]> {
      return Promise.all([
        ...employers.map(async ({ employer, expected }, index) =>
          presentOf(`employers/${index}`, expected, await store.get(keys.employer(employer.code))),
        ),
        ...bodies.map(async ({ body, expected }, index) =>
          presentOf(`bodies/${index}`, expected, await store.get(keys.body(body.id))),
        ),
      ]);
    },
    /** Registers the entries, together with `along`. Each entry keeps which desks got another person by it. */
    async register(
      employers: readonly EmployerEntry[],
      bodies: readonly BodyEntry[],
      by: RegistrationAct,
      { taken = [], along = [] }: { taken?: readonly TakenDesk[]; along?: readonly Write[] } = {},
    ): Promise<Written> {
      const before = await Promise.all(bodies.map(({ body }) => store.get(keys.body(body.id))));
      const kept = (whom: string) => ({ ...by, taken: taken.filter((desk) => whomOf(desk) === whom) });
      return store.transact([
        ...employers.map((entry, index) =>
          employerWrite(entry, `employers/${index}`, kept(entry.employer.code)),
        ),
        ...bodies.flatMap((entry, index) =>
          bodyWrites(entry, `bodies/${index}`, kept(entry.body.id), before[index]),
        ),
        ...along,
      ]);
    },
  };
}

type Kept = RegistrationAct & { readonly taken: readonly TakenDesk[] };

function whomOf({ desk }: TakenDesk): string {
  return deskParts(desk).whom;
}

function presentOf(named: string, expected: number, item: Item | undefined): Present {
  return {
    named,
    expected,
    version: versionOf(item),
    holder: (item?.employer ?? item?.body) as Employer | Body | undefined,
    execution: item?.execution as string | undefined,
    taken: (item?.taken ?? []) as TakenDesk[],
  };
}

/** An entry that was loaded at set-up has no version and counts as the first. */
function versionOf(item: Item | undefined): number {
  return item === undefined ? 0 : Number(item.version ?? 1);
}

function employerWrite(
  { employer, expected, checksumSetAside }: EmployerEntry,
  named: string,
  by: Kept,
): Write {
  const setAside = checksumSetAside === undefined ? {} : { checksumSetAside };
  const Item = { ...keys.employer(employer.code), employer, version: expected + 1, ...setAside, ...by };
  return { named, write: { Put: { Item, ...ifStill(expected) } } };
}

/** Writes a body under its id and under its district. A body that moved is deleted from its former district. */
function bodyWrites(
  { body, expected }: BodyEntry,
  named: string,
  by: Kept,
  before: Item | undefined,
): Write[] {
  const kept = { body, version: expected + 1, ...by };
  const left = (before?.body as Body | undefined)?.district;
  const put = (key: Key, condition = {}): Write => ({
    named,
    write: { Put: { Item: { ...key, ...kept }, ...condition } },
  });
  return [
    put(keys.body(body.id), ifStill(expected)),
    put(keys.district(body.district, body.id)),
    ...(left === undefined || left === body.district
      ? []
      : [{ named, write: { Delete: { Key: keys.district(left, body.id) } } }]),
  ];
}

/**
 * The condition that an entry still has the expected version. An entry that was loaded at set-up has no version and
 * counts as the first.
 */
function ifStill(expected: number) {
  if (expected === 0) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const loaded = ' OR (attribute_exists(pk) AND attribute_not_exists(version))';
  return {
    ConditionExpression: `version = :expected${expected === 1 ? loaded : ''}`,
    ExpressionAttributeValues: { ':expected': expected },
  };
}
