import type { Material } from '../../call/call.ts';
import type { Case } from '../case.ts';
import { isAskedOf } from '../what-is-missing.ts';
import { fileRulesOf } from './file-rules.ts';

/** A file that somebody chose on their own machine; nothing of it was sent yet. */
export interface ChosenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** In hex; absent where the browser cannot count it. */
  readonly sha256?: string | undefined;
  /** The material that the person chose for it; without it one is proposed. */
  readonly material?: string | undefined;
}

/**
 * The most pixels of the longer side of a photograph that the browser draws anew: an A4 page is then read at more than
 * 200 dots per inch.
 */
export const MAX_DRAWN_PIXELS = 2600;

/** The bytes from which a photograph is drawn anew before it is sent: 2 MiB. */
export const DRAWN_FROM_BYTES = 2 * 1024 * 1024;

/**
 * Proposes the material of each chosen file: the one whose name or id shares most words with the file's name, if no other
 * shares as many; else the first that is still missing and takes the type. Undefined where
 * neither says anything. A choice of the person stands.
 */
export function proposedMaterials(
  subject: Pick<Case, 'call' | 'declaration'>,
  files: readonly ChosenFile[],
): (string | undefined)[] {
  const { call, declaration } = subject;
  const asked = call.materials.value.filter((material) => isAskedOf(material, declaration.draft));
  const byName = files.map(({ name, material }) => material ?? meantBy(name, asked)?.id);
  const given = new Set([...(declaration.draft.materials ?? []).map(({ material }) => material), ...byName]);
  return files.map(({ type }, nth) => {
    const found = byName[nth] ?? firstMissing(asked, given, (id) => takes(call, id, type))?.id;
    given.add(found);
    return found;
  });
}

function takes(call: Case['call'], id: string, type: string): boolean {
  return fileRulesOf(call, id).types.some((each) => each === type);
}

function firstMissing(
  asked: readonly Material[],
  given: ReadonlySet<string | undefined>,
  fits: (id: string) => boolean,
): Material | undefined {
  const isThere = ({ id, oneOf }: Material) =>
    given.has(id) ||
    (oneOf !== undefined && asked.some((each) => each.oneOf === oneOf && given.has(each.id)));
  return asked.find((material) => material.optional !== true && !isThere(material) && fits(material.id));
}

function meantBy(fileName: string, materials: readonly Material[]): Material | undefined {
  const name = tokensOf(fileName.replace(/\.[^.]*$/, ''));
  const shared = materials.map((material) => {
    const meant = tokensOf(`${material.id} ${material.name} ${material.en ?? ''}`);
    return { material, count: [...name].filter((token) => meant.has(token)).length };
  });
  const most = Math.max(0, ...shared.map(({ count }) => count));
  const best = shared.filter(({ count }) => count === most);
  return most > 0 && best.length === 1 ? best[0]?.material : undefined;
}

/** The pairs of neighbouring ideographs of a text, and its Latin words of three letters or more. */
function tokensOf(text: string): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const pairs = [...plain.matchAll(/(?=(\p{sc=Han}{2}))/gu)].map(([, pair = '']) => pair);
  return new Set([...pairs, ...(plain.match(/[a-z]{3,}/g) ?? [])]);
}

/** The number of the first file of the list with the same bytes as this one; undefined if it is the first itself. */
export function sameAsBefore(files: readonly ChosenFile[], nth: number): number | undefined {
  const sha256 = files[nth]?.sha256;
  const first = files.findIndex((file) => sha256 !== undefined && file.sha256 === sha256);
  return first === -1 || first === nth ? undefined : first;
}
