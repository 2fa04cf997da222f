import { type Call, citation, type Material } from '../../call/call.ts';
import { type Said, said } from '../../values/said.ts';
import {
  MATERIAL_TYPES,
  MAX_MATERIAL_BYTES,
  type MaterialType,
  sizeSaid,
  TYPE_NAMES,
} from './material-file.ts';

/** What a call takes as a file of one material, within what the system can take. */
export interface FileRules {
  readonly types: readonly MaterialType[];
  readonly mostBytes: number;
  /** The clause, where the call narrows what is taken. */
  readonly clause?: string;
}

const TYPE_OF = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' } as const;

/** The rules for files of a material; what the system takes for one that the call does not name, or does not narrow. */
export function fileRulesOf({ materials }: Pick<Call, 'materials'>, id: string): FileRules {
  const { formats, mostKilobytes }: Partial<Material> = materials.value.find((each) => each.id === id) ?? {};
  const types = formats?.map((format) => TYPE_OF[format]) ?? [];
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
  return said(
    `只收 ${names.join('、')}，每个文件不超过 ${size}`,
    `${names.join(', ')}, at most ${size} a file`,
  );
}
