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
  const { materials: filesBefore = [], ...statedBefore } = before;
  const { materials: filesAfter = [], ...statedAfter } = after;
  return [
    ...changedValues(leavesOf(statedBefore), leavesOf(statedAfter)),
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
