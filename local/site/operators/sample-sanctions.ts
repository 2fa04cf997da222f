import { readFileSync } from 'node:fs';
import { CALENDAR_ZONE } from '../../../domain/time/calendar.ts';
import { dayOf } from '../../../domain/values/instant.ts';
import type { LocalMachine } from '../../machine/machine.ts';
import type { SampleInput } from './sample-inputs.ts';

const EXAMPLE = new URL('../../../calls/sanctions.example.json', import.meta.url);
const PLATFORM = '示例市公共信用信息平台';

/** The acts on the register of sanctions, and the change of the key by which people are found. An entry is named by the id that its entering answered, so four inputs wait for one. */
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
    {
      act: 'share-sanctions',
      zh: '为信用平台写一份带签名的文件，并在每条中记下已告知。文件在存储桶的 sanctions-shared/ 下，七日后删除。',
      en: 'Writes a signed file of entries for a credit platform, and records in each that it was told. It lies under sanctions-shared/ in the bucket for seven days.',
      input: { ...signed, sanctions: [one.sanction], platform: PLATFORM },
    },
    {
      act: 'record-reply',
      zh: '记下信用平台的回执：taken 已接收，not-taken 未接收（之后可再告知）；reply 写回执编号或原话。',
      en: 'Records the reply of a credit platform: taken, or not-taken, after which it can be told again. reply is its number or its words.',
      input: {
        ...signed,
        ...{ sanctions: [one.sanction], platform: PLATFORM, outcome: 'taken', reply: '示例回执 1 号' },
      },
    },
    {
      act: 'rehash-identities',
      zh: '更换证件哈希密钥：把记录改用现行密钥，并报告旧密钥下还剩几项。须先在密钥环中准备并启用新密钥（docs/keys.md）。',
      en: 'Changes the key of the identity hash: moves the records to the current key, and says how many are left under the old. The ring must have a new key, prepared and promoted (docs/keys.md).',
      input: { ...signed },
    },
  ];
}
