import { readFileSync } from 'node:fs';
import { CALENDAR_ZONE } from '../../../domain/time/calendar.ts';
import { dayOf } from '../../../domain/values/instant.ts';
import type { LocalMachine } from '../../machine/machine.ts';
import type { SampleInput } from './sample-inputs.ts';

const EXAMPLE = new URL('../../../calls/sanctions.example.json', import.meta.url);

/** The acts on the register of sanctions. An entry is named by the id that its entering answered, so two inputs wait for one. */
export function ofTheSanctions(machine: LocalMachine, signed: object): SampleInput[] {
  const file = `sanctions/${dayOf(machine.needs.now(), CALENDAR_ZONE)}.json`;
  const one = { ...signed, sanction: 'S000000000000', expectedVersion: 1 };
  const { sanctions } = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as { sanctions: readonly object[] };
  return [
    {
      act: 'enter-sanctions',
      zh: '把决定记入诚信档案库。文件先上传再启动，用后即从存储桶删除；答复给出每条的编号。',
      en: 'Enters decisions in the register of sanctions. Their file is uploaded before and deleted afterwards; the answer gives each entry its id.',
      input: { ...signed, file },
      fileText: JSON.stringify({ sanctions }, null, 2),
    },
    {
      act: 'correct-sanction',
      zh: '更正一条记录：文件写整条更正后的记录。sanction 是记入时答复的编号。',
      en: 'Corrects an entry: the file has the whole of it as it shall be. sanction is the id that its entering answered.',
      input: { ...one, file },
      fileText: JSON.stringify({ sanctions: sanctions.slice(0, 1) }, null, 2),
    },
    {
      act: 'end-sanction',
      zh: '提前终止一条记录：quashed 决定被撤销，entered-by-mistake 记错，repaired 已修复，other 其他。',
      en: 'Ends an entry before its last day: quashed, entered-by-mistake, repaired or other.',
      input: { ...one, ground: 'quashed' },
    },
  ];
}
