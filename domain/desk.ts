import type { Declaration } from './declaration.ts';
import type { Audience } from './message.ts';

/**
 * Whose link a message to this audience carries, named as the queues are: `employer:91…`, `body-superior:jx-nanhu-hr`.
 * Undefined for the applicant, who signs in, and where no employer is stated.
 */
export function deskOf({ draft }: Pick<Declaration, 'draft'>, audience: Audience): string | undefined {
  if (audience === 'applicant') return undefined;
  if (audience !== 'employer' && audience !== 'employer-superior') return audience;
  return draft.employer === undefined ? undefined : `${audience}:${draft.employer}`;
}

/** To whom a message goes who sits at this desk. */
export function audienceAt(desk: string): Audience {
  const [role = ''] = desk.split(':');
  return (role.startsWith('employer') ? role : desk) as Audience;
}
