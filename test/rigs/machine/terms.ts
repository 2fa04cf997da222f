import type { Term } from '../../../domain/call/term.ts';
import type { Edit } from './publishing.ts';
import type { Rig } from './rig.ts';

/** Sets a deadline of the case for a step. */
export const term =
  (id: string, value: Term): Edit =>
  (call) => {
    const step = call.steps.find((each) => each.id === id);
    if (!step) throw new Error(`The call has no step ${id}`);
    step.term = { value, source: '四' };
  };

/** Returned on Tuesday the 12th of October 2021, it must be back by the end of Friday the 15th, or counts as abandoned. */
export const THREE_DAYS_TO_CORRECT: Edit = term('declare', {
  days: 3,
  count: 'working-days',
  after: 'returned',
  atClosing: 'abandon',
});

/** How a case stands towards its own deadline. */
export async function ownDeadline(rig: Rig, id: string) {
  const { declaration, timeline, messages } = await rig.story(id);
  const { standing, lapsed, term: own } = declaration;
  return {
    standing,
    endsAt: own?.endsAt,
    as: lapsed?.as,
    isByTerm: lapsed?.term ?? false,
    lapses: timeline.filter(({ move }) => move === 'lapse').length,
    told: messages
      .filter(({ occasion }) => occasion === 'told-of-abandonment' || occasion === 'told-of-lapse')
      .map(({ occasion, audience }) => `${occasion} ${audience}`)
      .sort(),
  };
}
