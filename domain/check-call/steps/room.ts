import { valueAt } from '../../values/pointer.ts';
import { type Finding, written } from '../finding/finding.ts';
import type { Reading } from '../form/reading.ts';
import { stepsIn } from './read-steps.ts';

/** Fields of a step that have their place in the file but are not carried out yet. */
const ROOM = [['term']] as const;

/** Refuses by name what a step states and nobody would carry out. */
export function roomFindings(reading: Reading): Finding[] {
  return stepsIn(reading).flatMap(({ path }) =>
    ROOM.map((field) => [...path, ...field])
      .filter((at) => valueAt(reading.value, at) !== undefined)
      .map((at) => ({
        path: at,
        onKey: true,
        because: 'field-not-played',
        zh: `${written(at)} 的位置已预留，但本系统还不能执行；请先删去，由办理人员掌握。`,
        en: `${written(at)} has its place in the file, but is not carried out here yet; take it out, and let those who handle the case see to it.`,
      })),
  );
}
