import type { Material } from '../call/call.ts';
import { type Finding, shown } from './finding/finding.ts';
import { type Reading, soundItems } from './form/reading.ts';

/** Checks the groups of materials of which one is enough: each has two or more, and none of them is asked for besides. */
export function materialFindings(reading: Reading): Finding[] {
  const materials = soundItems<Material>(reading, ['materials', 'value']);
  return materials.flatMap(({ path, value: { oneOf, optional } }): Finding[] => {
    if (oneOf === undefined) return [];
    const at = [...path, 'oneOf'];
    const others = materials.filter(({ value }) => value.oneOf === oneOf).length - 1;
    return [
      ...(others > 0
        ? []
        : [
            {
              path: at,
              because: 'group-of-one' as const,
              zh: `任选其一的组 ${shown(oneOf)} 只有这一份材料；请在另一份材料上也写同一组名，或删去 oneOf。`,
              en: `The group ${shown(oneOf)} of which one is enough has this material alone; name it at another one too, or take oneOf out.`,
            },
          ]),
      ...(optional
        ? [
            {
              path: at,
              because: 'optional-in-group' as const,
              zh: '“如有”的材料（optional）不必交，不能算作任选其一；请删去 oneOf 或 optional。',
              en: 'An optional material need not be given at all, so it is no one of several; take out oneOf or optional.',
            },
          ]
        : []),
    ];
  });
}
