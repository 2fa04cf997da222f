import { ungroupedCapitals } from '../typed/half-width.ts';

/** The form in which numbers of decisions are compared: at half width, without spaces and hyphens, with one kind of bracket. */
export function normalDecision(number: string): string {
  return ungroupedCapitals(number)
    .replace(/[〔［【[]/g, '(')
    .replace(/[〕］】\]]/g, ')');
}
