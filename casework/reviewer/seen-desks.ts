import type { DeskSeen } from '../../adapters/records/desks.ts';
import { type DeskUnderCall, nextLink } from '../../adapters/records/links.ts';
import type { Contact } from '../../domain/declaration/registry.ts';
import type { Needs } from '../needs.ts';
import { mailboxNamed, personIn } from './holder-of.ts';

/** A desk under a call at one moment, with the person at it. */
export interface SeenDesk extends DeskSeen {
  readonly person: Contact | undefined;
  /** The name of the person's mailbox; undefined where no address is registered. */
  readonly mailbox: string | undefined;
}

type SeeingNeeds = Pick<Needs, 'records' | 'keys' | 'now'>;

/** Sees desks, each once; a task may have seen them a moment ago. */
export async function seeDesks(
  needs: SeeingNeeds,
  asked: readonly DeskUnderCall[],
  freshness: 'lately' | 'anew' = 'lately',
): Promise<SeenDesk[]> {
  if (asked.length === 0) return [];
  const each = new Map(asked.map(({ call, desk }) => [underCall({ call, desk }), { call, desk }]));
  const seen = await needs.records.desks.seen([...each.values()], freshness);
  return Promise.all(
    seen.map(async (one) => {
      const person = personIn(one.holder, one.desk);
      return { ...one, person, mailbox: person?.email ? await mailboxNamed(needs, person.email) : undefined };
    }),
  );
}

/**
 * Makes a link for those of the desks that have none, or whose link was revoked, and sees all anew: a person who was
 * registered meanwhile must not have the letter with a link of the one before, nor the other way round. Two callers at
 * one moment get the same link.
 */
export async function withLinks(
  needs: SeeingNeeds,
  seen: readonly SeenDesk[],
  needsLink: (desk: SeenDesk) => boolean = () => true,
): Promise<readonly SeenDesk[]> {
  const lacking = seen.filter((desk) => needsLink(desk) && !(desk.link && !desk.link.revokedAt));
  if (lacking.length === 0) return seen;
  const { links } = needs.records;
  for (const desk of lacking) await links.issue(nextLink(desk, desk.link, needs.now()), desk.link);
  return withLinks(needs, await seeDesks(needs, seen, 'anew'), needsLink);
}

/** A desk under a call as one text. */
export function underCall({ call, desk }: DeskUnderCall): string {
  return `${desk} ${call}`;
}
