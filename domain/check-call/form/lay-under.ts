import { callFile } from '../../call/call-form.ts';
import { valueAt } from '../../values/pointer.ts';
import type { Path } from '../finding/finding.ts';

/** A call's file with the defaults beneath it. */
export interface Whole {
  readonly value: unknown;
  /** The paths of what was taken from the defaults, each with everything below it. */
  readonly taken: readonly Path[];
  /** Whether the value at this path, or what holds it, was taken from the defaults. */
  readonly isDefault: (path: Path) => boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Lays the defaults of all calls beneath what one call states. A value that cites its origin is taken whole from one of
 * the two; of the texts each occasion is. A part that a call may leave out is not added, and completed if it is there.
 */
export function layUnder(own: unknown, defaults: unknown): Whole {
  const taken: Path[] = [];
  const value = merged(own, withoutUnused(own, defaults), [], taken);
  return {
    value,
    taken,
    isDefault: (path) => taken.some((top) => top.every((part, index) => path[index] === part)),
  };
}

function merged(own: unknown, below: unknown, path: Path, taken: Path[]): unknown {
  if (!isFields(own) || !isFields(below)) return own;
  if (path.length === 1 && path[0] === 'texts') return mergedTexts(own, below, taken);
  if ('assumed' in below) return own;
  const entries = Object.entries(below).flatMap(([name, under]): [string, unknown][] => {
    const at = [...path, name];
    if (Object.hasOwn(own, name)) return [[name, merged(own[name], under, at, taken)]];
    if (isOptional(at)) return [];
    taken.push(at);
    return [[name, under]];
  });
  return { ...own, ...Object.fromEntries(entries) };
}

/** Whether a call may be without this part of the form. */
function isOptional(path: Path): boolean {
  const [name = '', ...rest] = path;
  return rest.length === 0 && callFile.entries[name as keyof typeof callFile.entries]?.type === 'optional';
}

/** The texts of a call replace those of their occasions; each keeps the citation that the call gives for its texts. */
function mergedTexts({ value: texts, ...origin }: Fields, below: Fields, taken: Path[]): unknown {
  const { value: under, ...originBelow } = below;
  const [cite, ...more] = Object.keys(origin);
  if (!isFields(texts) || !isFields(under) || more.length > 0 || (cite !== 'source' && cite !== 'assumed'))
    return { value: texts, ...origin };
  const left = Object.entries(under).filter(([occasion]) => !Object.hasOwn(texts, occasion));
  if (left.length === 0) return { value: texts, ...origin };
  taken.push(...left.map(([occasion]) => ['texts', 'value', occasion]));
  const stated = Object.entries(texts).map(([occasion, text]) => [
    occasion,
    isFields(text) && !('source' in text || 'assumed' in text) ? { ...text, ...origin } : text,
  ]);
  return { value: { ...Object.fromEntries(stated), ...Object.fromEntries(left) }, ...originBelow };
}

/**
 * The defaults without the texts and short messages of rungs that the call's own ladder does not have: nobody would ever be sent
 * one.
 */
function withoutUnused(own: unknown, defaults: unknown): unknown {
  const rungs = valueAt(own, LADDER);
  const texts = valueAt(defaults, ['texts', 'value']);
  if (!Array.isArray(rungs) || !isFields(defaults) || !isFields(texts)) return defaults;
  const unused = new Set(occasionsOf(valueAt(defaults, LADDER)));
  for (const occasion of occasionsOf(rungs)) unused.delete(occasion);
  const used = Object.entries(texts).filter(([occasion]) => !unused.has(occasion));
  const occasions = valueAt(defaults, ['sms', 'value', 'occasions']) as readonly unknown[];
  const sms = valueAt(defaults, ['sms', 'value']) as Fields;
  return {
    ...defaults,
    texts: { ...(defaults.texts as Fields), value: Object.fromEntries(used) },
    sms: {
      ...(defaults.sms as Fields),
      value: { ...sms, occasions: occasions.filter((each) => !unused.has(each)) },
    },
  };
}

const LADDER: Path = ['ladder', 'value'];

function occasionsOf(rungs: unknown): unknown[] {
  return Array.isArray(rungs) ? rungs.map((rung) => valueAt(rung, ['occasion'])) : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
