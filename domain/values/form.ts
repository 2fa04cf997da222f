import * as v from 'valibot';

/**
 * What forms are made of besides valibot's own. A form says every defect of a value at once: each unknown field is one,
 * and a rule of ours may judge a value that is wrong elsewhere.
 */

type Issue = v.BaseIssue<unknown>;

/**
 * An object of exactly these fields. valibot's own names the first unknown field alone, judges nothing further then, and
 * takes a list for an object.
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
 * Values by name, each name as its form reads it. valibot's own passes over names such as `constructor`, and takes a
 * list for an object.
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
  // Assigned to an object, `__proto__` would be no name of it.
  const form = ofMapping(v.record(name, value), named, (key) => key === PROTOTYPE && WRONG_NAME);
  return {
    ...form,
    '~run'(dataset, config) {
      const read = form['~run'](dataset, config);
      return read.issues === undefined ? renamed(name, read as typeof read & v.SuccessDataset<object>) : read;
    },
  } as typeof form;
}

/** The same values by their names as the form reads them; two that it reads alike are one too many. */
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

/** The form, but for how it reads: by an object's form that fits what is given, besides what is wrong with its names. */
function ofMapping<F extends v.GenericSchema>(
  form: F,
  formOf: (given: object) => v.GenericSchema,
  wrongWith: (key: string) => string | false,
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

/** Whose issues those of names are: a rule of ours. */
const NAMES = rule<unknown>(() => []);

/** A number that JSON can write. As in `wholeNumber`, the form at the end keeps further checks from what is none. */
export const number = v.pipe(v.number(), v.finite(), v.number());
export const wholeNumber = v.pipe(number, v.integer(), v.number(), v.safeInteger());

/** What a rule of ours finds: a word for it, and where it stands below the value that was judged. */
export interface Found {
  readonly word: string;
  readonly path?: readonly (string | number)[];
}

/** A rule of ours on a value that is of its form. */
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
 * A check of a value that is wrong elsewhere too: every defect at once. It gets whatever was given, as far as `reads`
 * says that it can be read.
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

/** The word that a rule of ours has for what it found; undefined for an issue of valibot's own. */
export function wordOf(issue: Issue): string | undefined {
  return issue.type === 'raw_check' ? issue.message : undefined;
}

/** Where an issue stands. */
export function pathOf({ path = [] as never }: Issue): (string | number)[] {
  return path.map(({ key }) => key as string | number);
}

export function isUnknownField(issue: Issue): boolean {
  return wordOf(issue) === UNKNOWN_FIELD;
}

/** Whether it is about a name of values by name. */
export function isWrongName(issue: Issue): boolean {
  return issue.type === 'never' || wordOf(issue) === WRONG_NAME;
}

/** Whether a value is of another type, rather than not as its type must be; a choice has none. */
export function isWrongType(issue: Issue): boolean {
  const { kind, type } = issue;
  if (kind === 'schema') return !['picklist', 'literal', 'never'].includes(type);
  return ['finite', 'integer'].includes(type);
}
