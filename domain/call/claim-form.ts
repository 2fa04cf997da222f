import * as v from 'valibot';
import { fields } from '../values/form.ts';
import { en, text, word } from './form-pieces.ts';

/** What frees a person's claim besides the operators' act: the declaration was withdrawn, refused or lapsed. */
export const CLAIM_ENDS = ['withdrawal', 'refusal', 'lapse'] as const;

/**
 * Within what a person has one declaration of a review year: in the whole year, within a series of titles (系列), or at a
 * committee. Calls that name the same series or committee share their claims, whatever else they say.
 */
export const claimForm = fields({
  within: v.picklist(['year', 'series', 'committee']),
  /** The series or committee, for a claim within one. */
  of: v.optional(fields({ id: word, name: text, en })),
  freedBy: v.array(v.picklist(CLAIM_ENDS)),
});
