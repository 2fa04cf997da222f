import { isList } from '../../achievements/columns.ts';
import { NONE, type Person } from '../../achievements/person.ts';
import { pointer } from '../../values/pointer.ts';
import type { Draft, MaterialFile } from './draft.ts';

/** One difference between two submissions. A value that only one of them states is absent on the other side. */
export interface DraftChange {
  /** JSON pointer of the field; for a file, `/materials/` and the id of its material. */
  readonly at: string;
  /** The stated value; for a file, its name. */
  readonly before?: string;
  readonly after?: string;
}

/**
 * Lists the changes from one submission to the next, in the order of the draft's form. Files are told apart by the
 * upload that brought them, so a file that was replaced by another file with an equal name is a change too.
 */
export function draftChanges(before: Draft, after: Draft): DraftChange[] {
  const { materials: filesBefore = [], facts: factsBefore = {}, ...statedBefore } = before;
  const { materials: filesAfter = [], facts: factsAfter = {}, ...statedAfter } = after;
  return [
    ...changedValues(leavesOf(statedBefore), leavesOf(statedAfter)),
    ...changedFacts(factsBefore, factsAfter),
    ...changedFiles(filesBefore, filesAfter),
  ];
}

type Leaves = ReadonlyMap<string, string>;

function leavesOf(value: unknown, path: readonly string[] = []): Leaves {
  if (value === undefined) return new Map();
  if (typeof value !== 'object' || value === null) return new Map([[pointer(path), String(value)]]);
  return new Map(Object.entries(value).flatMap(([key, each]) => [...leavesOf(each, [...path, key])]));
}

function changedValues(before: Leaves, after: Leaves): DraftChange[] {
  const fields = new Set([...before.keys(), ...after.keys()]);
  return [...fields]
    .filter((at) => before.get(at) !== after.get(at))
    .map((at) => change(at, before.get(at), after.get(at)));
}

/**
 * Entries of a list that stand in both are no change wherever they stand. The others are paired in their order, since one
 * was most likely corrected to the other, and lie at the place of the later one.
 */
function changedFacts(before: Person, after: Person): DraftChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Person>;
  return [...names].flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    const path = ['facts', name];
    if (!isList(name)) return changedValues(leavesOf(was, path), leavesOf(is, path));
    const none = [was, is].map((list) => (isEmpty(list) ? new Map([[pointer(path), NONE]]) : new Map()));
    return [...changedValues(none[0] ?? new Map(), none[1] ?? new Map()), ...changedEntries(path, was, is)];
  });
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

function changedEntries(path: readonly string[], was: unknown, is: unknown): DraftChange[] {
  const [before, after] = [entriesOf(was), entriesOf(is)];
  const gone = before.filter(({ text }) => !after.some((other) => other.text === text));
  const come = after.filter(({ text }) => !before.some((other) => other.text === text));
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, nth) => nth).flatMap((nth) => {
    const [one, other] = [gone[nth], come[nth]];
    const at = [...path, String((other ?? one)?.nth ?? 0)];
    return changedValues(leavesOf(one?.entry, at), leavesOf(other?.entry, at));
  });
}

function entriesOf(list: unknown): { nth: number; entry: unknown; text: string }[] {
  const entries = Array.isArray(list) ? list : [];
  return entries.map((entry, nth) => ({ nth, entry, text: JSON.stringify([...leavesOf(entry)].sort()) }));
}

/** Pairs files that were removed with files that were added under one material, since one replaced the other. */
function changedFiles(before: readonly MaterialFile[], after: readonly MaterialFile[]): DraftChange[] {
  const removed = byMaterial(before.filter((file) => !after.some((other) => isSame(file, other))));
  const added = byMaterial(after.filter((file) => !before.some((other) => isSame(file, other))));
  const materials = new Set([...removed.keys(), ...added.keys()]);
  return [...materials].flatMap((material) => {
    const [gone = [], come = []] = [removed.get(material), added.get(material)];
    const pairs = Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => index);
    return pairs.map((index) =>
      change(pointer(['materials', material]), gone[index]?.fileName, come[index]?.fileName),
    );
  });
}

function byMaterial(files: readonly MaterialFile[]): Map<string, MaterialFile[]> {
  return Map.groupBy(files, ({ material }) => material);
}

function isSame(one: MaterialFile, other: MaterialFile): boolean {
  return one.upload === other.upload && one.version === other.version;
}

function change(at: string, before: string | undefined, after: string | undefined): DraftChange {
  return {
    at,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}
