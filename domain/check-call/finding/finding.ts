/** The place of a value in a call's file: keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** Every kind of finding, as a stable word. */
export type FindingWord =
  | 'accepted-by-nobody'
  | 'actor-changed'
  | 'actor-not-of-kind'
  | 'after-not-of-kind'
  | 'after-the-letter'
  | 'alias-of-itself'
  | 'asked-of-nobody'
  | 'at-least-of'
  | 'audience-not-of-wait'
  | 'bad-closing'
  | 'bad-day'
  | 'bad-id'
  | 'bad-time'
  | 'bad-yaml'
  | 'band-never-used'
  | 'batch-without-date'
  | 'body-without-a-day'
  | 'calendar-not-published'
  | 'cap-below-a-line'
  | 'cap-never-reached'
  | 'carry-without-batches'
  | 'changed-day-not-named'
  | 'cite-once'
  | 'claim-of-year'
  | 'closes-before-the-one-before'
  | 'closes-twice'
  | 'closes-with-the-one-before'
  | 'closing-differs'
  | 'confirmer-not-asked'
  | 'correction-not-for-level'
  | 'correction-of-nobody'
  | 'correction-opens-too-late'
  | 'corrections-too-late'
  | 'dated-twice'
  | 'day-provisional'
  | 'deadline-after-closing'
  | 'deadline-cannot-be-met'
  | 'deadline-hangs-on-nothing'
  | 'deadline-may-be-over'
  | 'papers-due-too-early'
  | 'default-not-of-kind'
  | 'duplicate-id'
  | 'duplicate-key'
  | 'empty-text'
  | 'english-missing'
  | 'equal-left-out'
  | 'equal-without-order'
  | 'escalates-to-nobody'
  | 'event-not-of-wait'
  | 'field-of-another-kind'
  | 'finishing-not-among-years'
  | 'format-not-read'
  | 'group-of-one'
  | 'hand-over-not-named'
  | 'hyphen-in-step'
  | 'ids-too-long'
  | 'in-quiet-hours'
  | 'interval-empty'
  | 'intervals-overlap'
  | 'intervals-with-a-hole'
  | 'key-not-text'
  | 'kind-not-played'
  | 'last-days-too-late'
  | 'last-feasible-not-named'
  | 'last-useful-day-in-title'
  | 'last-useful-day-not-named'
  | 'letter-does-not-name'
  | 'level-closes-later'
  | 'level-opened-by-no-rule'
  | 'level-without-posts'
  | 'look-up-without-points'
  | 'makes-up-more-than-all'
  | 'malformed'
  | 'maximum-beside-table'
  | 'missing-field'
  | 'months-beyond-time'
  | 'no-years-assessed'
  | 'years-beyond-assessed'
  | 'never-closes'
  | 'new-step-closed'
  | 'no-after'
  | 'no-declaring'
  | 'no-such-day'
  | 'nobody-reviews'
  | 'not-asked-of-all'
  | 'not-english'
  | 'not-one-of'
  | 'notice-cannot-fit'
  | 'occasion-taken'
  | 'one-condition'
  | 'one-measure'
  | 'opening-differs'
  | 'optional-in-group'
  | 'opens-after-closes'
  | 'opens-after-the-next-closes'
  | 'placeholder-not-known-then'
  | 'quiet-hours-empty'
  | 'ranks-out-of-order'
  | 'resubmit-too-late'
  | 'returns-to-itself'
  | 'returns-to-nobody'
  | 'review-year-changed'
  | 'route-opened-by-no-rule'
  | 'routes-alike'
  | 'rung-after-deadline'
  | 'score-above-maximum'
  | 'second-declaring'
  | 'second-of-employer'
  | 'two-post-one-notice'
  | 'several-documents'
  | 'side-not-of-event'
  | 'step-not-of-bodies'
  | 'step-still-needed'
  | 'step-unreachable'
  | 'step-without-body'
  | 'still-to-check'
  | 'stray-brace'
  | 'subjects-above-total'
  | 'tab-as-indent'
  | 'term-left-out'
  | 'text-missing'
  | 'text-without-occasion'
  | 'too-deep'
  | 'too-few'
  | 'too-large'
  | 'too-many'
  | 'too-many-stages'
  | 'too-many-aliases'
  | 'too-small'
  | 'two-after-one'
  | 'two-confirm-one-step'
  | 'two-decimals'
  | 'unknown-batch'
  | 'unknown-eligibility-route'
  | 'unknown-field'
  | 'unknown-level'
  | 'unknown-placeholder'
  | 'sms-without-letter'
  | 'unknown-profession'
  | 'unknown-step'
  | 'unknown-tag'
  | 'unknown-term'
  | 'unknown-zone'
  | 'unresolved-alias'
  | 'wrong-sign'
  | 'wrong-type'
  | 'year-not-arranged'
  | 'zone-changed';

/** One finding on a call's file, in words that say what is wrong, where, and what to do. */
export interface Finding {
  readonly path: Path;
  /** A stable word for the kind of finding. */
  readonly because: FindingWord;
  readonly zh: string;
  readonly en: string;
  /** The clause that the faulty value cites. */
  readonly clause?: string;
  /** The fault lies in the key at the end of the path, not in its value. */
  readonly onKey?: true;
  /** The finding does not prevent publication. It should be read, but the value may be meant. */
  readonly warns?: true;
}

/** The words of a finding: its kind, and its sentence in both languages. */
export type FindingWords = Pick<Finding, 'because' | 'zh' | 'en'>;

/** Writes a path as people do: `stages[1].closes.value`. */
export function written(path: Path): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return parts === '' ? '(root)' : parts.replace(/^\./, '');
}

const MAX_SHOWN = 40;

/** Shows a value of the file inside a message: short, and without characters that would break the line. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = String(value).replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
