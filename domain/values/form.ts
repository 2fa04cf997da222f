import * as v from 'valibot';
import type { FoundWord } from './defect.ts';

/**
 * Builds forms from valibot and a few pieces of our own. A form reports every defect of a value at once: each unknown
 * field is one defect, and our own rules may judge a value that is wrong elsewhere.
 */

type Issue = v.BaseIssue<unknown>;

/**
 * An object with exactly these fields. `v.strictObject` is not used alone: it reports only the first unknown field,
 * judges nothing further then, and accepts a list as an object.
 */
/* @__NO_SIDE_EFFECTS__ */
export function fields<const T extends v.ObjectEntries>(entries: T): v.StrictObjectSchema<T, undefined> {
  const known = v.object(entries);
  return ofMapping(
    v.strictObject(entries),
    () => known,
    (key) => !Object.hasOwn(entries, key) && UNKNOWN_FIELD,
  );
}

const UNKNOWN_FIELD = 'unknown-field';

const PROTOTYPE = '__proto__';
const WRONG_NAME = 'wrong-name';

/**
 * An object whose keys are names, each normalized by the form `name`. `v.record` is not used alone: it skips names such
 * as `constructor`, and accepts a list as an object.
 */
/* @__NO_SIDE_EFFECTS__ */
export function byName<N extends v.GenericSchema<string, string>, V extends v.GenericSchema>(
  name: N,
  value: V,
): v.RecordSchema<N, V, undefined> {
  const named = (given: object) => {
    const names = Object.keys(given).filter((each) => each !== PROTOTYPE);
    return v.object(Object.fromEntries(names.map((each) => [each, v.is(name, each) ? value : v.never()])));
  };
  // Assigning `__proto__` to an object would set its prototype instead of adding a name.
  const form = ofMapping(v.record(name, value), named, (key) => key === PROTOTYPE && WRONG_NAME);
  return {
    ...form,
    '~run'(dataset, config) {
      const read = form['~run'](dataset, config);
      return read.issues === undefined ? renamed(name, read as typeof read & v.SuccessDataset<object>) : read;
    },
  } as typeof form;
}

/** Keys the values by their normalized names. Two names that normalize alike are a defect, `given-twice`. */
function renamed<D extends v.SuccessDataset<object>>(name: v.GenericSchema<string, string>, read: D): D {
  const values = new Map<string, unknown>();
  for (const [key, value] of Object.entries(read.value)) {
    const normal = v.parse(name, key);
    if (values.has(normal))
      v._addIssue(NAMES, 'name', read, {}, { message: 'given-twice', path: [placeOf(key)] });
    values.set(normal, value);
  }
  read.value = Object.fromEntries(values);
  return read;
}

/**
 * Returns the schema with another way of reading: it reads with a schema made for the given value, and adds a defect
 * for every name that `wrongWith` objects to.
 */
function ofMapping<F extends v.GenericSchema>(
  form: F,
  formOf: (given: object) => v.GenericSchema,
  wrongWith: (key: string) => FoundWord | false,
): F {
  return {
    ...form,
    '~run'(dataset, config) {
      const given = dataset.value;
      if (typeof given !== 'object' || given === null || Array.isArray(given)) {
        v._addIssue(form, 'type', dataset, config);
        return dataset;
      }
      const read = formOf(given)['~run'](dataset, config);
      for (const key of Object.keys(given)) {
        const message = wrongWith(key);
        if (message) v._addIssue(NAMES, 'name', read, config, { message, path: [placeOf(key)] });
      }
      return read;
    },
  } as F;
}

/** The source of the issues about names; valibot wants each issue to belong to a rule. */
const NAMES = rule<unknown>(() => []);

/**
 * A number that JSON can write. The last `v.number()` is repeated on purpose: it stops later checks on a value that is
 * no number.
 */
export const number = v.pipe(v.number(), v.finite(), v.number());
export const wholeNumber = v.pipe(number, v.integer(), v.number(), v.safeInteger());

/** One finding of our own rules: a stable word, and its place below the judged value. */
export interface Found {
  readonly word: FoundWord;
  readonly path?: readonly (string | number)[];
}

/** A rule of our own. It judges only a value that already has the right type. */
/* @__NO_SIDE_EFFECTS__ */
export function rule<T>(judge: (value: T) => readonly Found[]): v.RawCheckAction<T> {
  return v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { word, path = [] } of judge(dataset.value)) {
      const [first, ...rest] = path.map(placeOf);
      addIssue({ message: word, path: first && [first, ...rest] });
    }
  });
}

function placeOf(key: string | number): v.IssuePathItem {
  return { type: 'unknown', origin: 'value', input: undefined, key, value: undefined };
}

/**
 * Runs a check even if the value has defects elsewhere, so that every defect is reported at once. The check receives
 * the value as it was given, provided that `reads` can make sense of it.
 */
/* @__NO_SIDE_EFFECTS__ */
export function anyway<T, I extends Issue>(
  check: v.BaseValidation<T, T, I>,
  reads: (value: unknown) => boolean = () => true,
): v.BaseValidation<T, T, I> {
  return {
    ...check,
    '~run'(dataset, config) {
      if (!reads(dataset.value)) return dataset;
      const judged = check['~run']({ ...dataset, typed: true } as v.PartialDataset<T, Issue>, config);
      return { ...judged, typed: dataset.typed } as typeof judged;
    },
  };
}

/** The word of an issue that a rule of our own raised; undefined for an issue that valibot raised. */
export function wordOf(issue: Issue): FoundWord | undefined {
  return issue.type === 'raw_check' ? (issue.message as FoundWord) : undefined;
}

/** The path from the judged value to an issue. */
export function pathOf({ path = [] as never }: Issue): (string | number)[] {
  return path.map(({ key }) => key as string | number);
}

export function isUnknownField(issue: Issue): boolean {
  return wordOf(issue) === UNKNOWN_FIELD;
}

/** Whether an issue of a `byName` form is about the name and not about the value. */
export function isWrongName(issue: Issue): boolean {
  return issue.type === 'never' || wordOf(issue) === WRONG_NAME;
}

/**
 * Whether a value has the wrong type, as opposed to the right type and a wrong content. A choice has no type of its
 * own.
 */
export function isWrongType(issue: Issue): boolean {
  const { kind, type } = issue;
  if (kind === 'schema') return !['picklist', 'literal', 'never'].includes(type);
  return ['finite', 'integer'].includes(type);
}
