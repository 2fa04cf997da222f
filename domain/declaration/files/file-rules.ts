import { type Call, citation, type Material } from '../../call/call.ts';
import { type Said, said } from '../../values/said.ts';
import {
  MATERIAL_TYPES,
  MAX_MATERIAL_BYTES,
  type MaterialType,
  redrawnType,
  sizeSaid,
  TYPE_NAMES,
} from './material-file.ts';

/** What a call takes as a file of one material, within what the system can take. */
export interface FileRules {
  readonly types: readonly MaterialType[];
  /** The most bytes of a file as it is kept: of a picture, those after it is redrawn. */
  readonly mostBytes: number;
  /** The clause, where the call narrows what is taken. */
  readonly clause?: string;
}

/** The types that each format of a call admits. A picture of a telephone is kept as a JPEG. */
const TYPES_OF: Readonly<Record<NonNullable<Material['formats']>[number], readonly MaterialType[]>> = {
  pdf: ['application/pdf'],
  jpeg: ['image/jpeg', 'image/heic'],
  png: ['image/png'],
};

/** The rules for files of a material; what the system takes for one that the call does not name, or does not narrow. */
export function fileRulesOf({ materials }: Pick<Call, 'materials'>, id: string): FileRules {
  const { formats, mostKilobytes }: Partial<Material> = materials.value.find((each) => each.id === id) ?? {};
  const types = formats?.flatMap((format) => TYPES_OF[format]) ?? [];
  return {
    types: formats ? MATERIAL_TYPES.filter((type) => types.includes(type)) : MATERIAL_TYPES,
    mostBytes: Math.min(MAX_MATERIAL_BYTES, (mostKilobytes ?? Number.POSITIVE_INFINITY) * 1024),
    ...(formats || mostKilobytes !== undefined ? { clause: citation(materials) } : {}),
  };
}

/** Says which files are taken. */
export function fileRulesSaid({ types, mostBytes }: FileRules): Said {
  const names = types.map((type) => TYPE_NAMES[type]);
  const size = sizeSaid(mostBytes);
  const takes = said(
    `只收 ${names.join('、')}，每个文件不超过 ${size}`,
    `${names.join(', ')}, at most ${size} a file`,
  );
  const isRedrawn = types.some((type) => redrawnType(type) !== undefined);
  if (mostBytes === MAX_MATERIAL_BYTES || !isRedrawn) return takes;
  const arriving = sizeSaid(MAX_MATERIAL_BYTES);
  return said(
    `${takes.zh}（图片可上传至 ${arriving}，按系统缩小后的大小算）`,
    `${takes.en} (a picture may be uploaded with up to ${arriving}; its size counts once we have reduced it)`,
  );
}
