import type { ReadAlong } from '../../adapters/records/cases.ts';
import type { Story } from '../../adapters/records/declarations/story.ts';
import { deskOf, desksConcerned, presentDeskOf } from '../../domain/desks/desk.ts';
import type { Needs } from '../needs.ts';
import { likelyMailboxOf } from '../reviewer/holder-of.ts';

/**
 * What a task that tells people has read along with a case: the holders of the desks that it may tell, and the mailboxes
 * that are most likely theirs.
 */
export function readAlong(needs: Pick<Needs, 'records'>) {
  return (story: Story): ReadAlong => {
    const { declaration, messages } = story;
    const desks = desksConcerned(declaration);
    const present = presentDeskOf(declaration);
    const told = messages.findLast((each) => each.mailbox && deskOf(story, each) === present)?.mailbox;
    const likely = [...desks, ...(present === undefined ? [] : [present])].map((desk) =>
      likelyMailboxOf(needs, desk),
    );
    return { desks, mailboxes: [...new Set([told, ...likely])].filter((each) => each !== undefined) };
  };
}
