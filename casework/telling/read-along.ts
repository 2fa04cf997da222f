import type { ReadAlong } from '../../adapters/records/cases.ts';
import type { Story } from '../../adapters/records/declarations/story.ts';
import { deskOf, desksConcerned, presentDeskOf } from '../../domain/desks/desk.ts';

/**
 * What a task that tells people has read along with a case: the holders of the desks that it may tell, and the mailbox
 * that was last told at the desk where the case waits.
 */
export function readAlong(story: Story): ReadAlong {
  const { declaration, messages } = story;
  const desk = presentDeskOf(declaration);
  const mailbox = messages.findLast((each) => each.mailbox && deskOf(story, each) === desk)?.mailbox;
  return { desks: desksConcerned(declaration), mailboxes: mailbox === undefined ? [] : [mailbox] };
}
