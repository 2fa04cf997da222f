import { randomBytes } from 'node:crypto';
import type { DeskId } from '../../domain/identifiers/desk-id.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Item, Store, Write } from './store/store.ts';
import { keys } from './store/table.ts';

/**
 * A reviewer's link. Each desk under a call has one, and it opens everything that waits there. The record does not say
 * until when it opens, because that is counted from the closings at each look.
 */
export interface LinkRecord {
  /** 128 random bits in base64url. The id alone opens nothing; only the signed id is a token. */
  readonly id: string;
  readonly call: string;
  readonly desk: DeskId;
  readonly purpose: 'review';
  /** Counts the links of the desk, from 1. */
  readonly round: number;
  readonly issuedAt: Instant;
  readonly revokedAt?: Instant;
  readonly revokedBecause?: Revocation;
}

/** Why a link was revoked. `another-person` means that somebody else was registered at the desk. */
export type Revocation = 'reissued' | 'another-person' | 'not-for-me';

/** A desk's present link, as the desk's own item names it. */
export type PresentLink = Pick<LinkRecord, 'id' | 'round' | 'revokedAt'>;

/** A desk under a call. */
export type DeskUnderCall = Pick<LinkRecord, 'call' | 'desk'>;

/** The next link of a desk, after its present one. */
export function nextLink(
  { call, desk }: DeskUnderCall,
  present: Pick<LinkRecord, 'round'> | undefined,
  issuedAt: Instant,
): LinkRecord {
  const id = randomBytes(16).toString('base64url');
  return { call, desk, id, purpose: 'review', round: (present?.round ?? 0) + 1, issuedAt };
}

/** The present link in a desk's item. */
export function presentLinkIn({ link, round, revokedAt }: Item): PresentLink {
  return { id: link, round, ...(revokedAt === undefined ? {} : { revokedAt }) } as PresentLink;
}

export function links(store: Store) {
  const get = async (id: string): Promise<LinkRecord | undefined> => {
    const item = await store.get(keys.link(id));
    return item && linkOf(item);
  };
  return {
    get,
    /** The present link of a desk. It may be revoked. */
    async ofDesk(call: string, desk: DeskId): Promise<LinkRecord | undefined> {
      const pointer = await store.get(keys.desk(call, desk));
      return pointer && get(String(pointer.link));
    },
    /** Makes this the desk's link in place of the one that was read; false if somebody else made one meanwhile. */
    async issue(link: LinkRecord, replaces: PresentLink | undefined): Promise<boolean> {
      return (await store.transact(issueWrites(link, replaces))).ok;
    },
    /** The writes that make a desk's new link, for the transaction of an act. */
    issueWrites,
    /** A condition for the transaction of an act: the desk still has had no link under the call. */
    stillNone: (call: string, desk: DeskId): Write => ({
      named: 'desk',
      write: {
        ConditionCheck: {
          Key: keys.desk(call, desk),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    }),
    /**
     * A condition for the transaction of an act by this link: the link was not revoked. The act's own gate checks
     * whether its time is over.
     */
    stillOpen: ({ id }: Pick<LinkRecord, 'id'>): Write => ({
      named: 'own-link',
      write: { ConditionCheck: { Key: keys.link(id), ConditionExpression: UNREVOKED } },
    }),
    /** The writes that revoke a link without a successor, for the transaction of an act. */
    revocation,
    /** Revokes a link, so that it opens nothing; false if it was revoked before. */
    async revoke(link: LinkRecord, because: Revocation, at: Instant): Promise<boolean> {
      return (await store.transact(revocation(link, because, at))).ok;
    },
  };
}

/** Writes the link, the desk's pointer and the end of the previous link, all together or not at all. */
function issueWrites(
  link: LinkRecord,
  replaces: PresentLink | undefined,
  because: Revocation = 'reissued',
): Write[] {
  const pointer = { ...keys.desk(link.call, link.desk), link: link.id, round: link.round };
  const unlessNewer = replaces
    ? { ConditionExpression: 'link = :old', ExpressionAttributeValues: { ':old': replaces.id } }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
  return [
    { named: 'link', write: { Put: { Item: { ...keys.link(link.id), ...link }, ...isNew } } },
    { named: 'desk', write: { Put: { Item: pointer, ...unlessNewer } } },
    ...(replaces && !replaces.revokedAt ? [end(replaces.id, because, link.issuedAt)] : []),
  ];
}

const UNREVOKED = 'attribute_exists(pk) AND attribute_not_exists(revokedAt)';

/** Ends a desk's present link. The desk's item says so too, since letters read that alone. */
function revocation({ id, call, desk }: LinkRecord, because: Revocation, at: Instant): Write[] {
  const atDesk = {
    UpdateExpression: 'SET revokedAt = :at',
    ConditionExpression: 'link = :id',
    ExpressionAttributeValues: { ':at': at, ':id': id },
  };
  return [
    end(id, because, at),
    { named: 'desk', write: { Update: { Key: keys.desk(call, desk), ...atDesk } } },
  ];
}

function end(id: string, because: Revocation, at: Instant): Write {
  const change = {
    UpdateExpression: 'SET revokedAt = :at, revokedBecause = :because',
    ConditionExpression: UNREVOKED,
    ExpressionAttributeValues: { ':at': at, ':because': because },
  };
  return { named: 'link', write: { Update: { Key: keys.link(id), ...change } } };
}

function linkOf(item: Item): LinkRecord {
  const { pk: _pk, sk: _sk, ...link } = item;
  return link as unknown as LinkRecord;
}
