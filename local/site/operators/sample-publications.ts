import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { DEFAULTS_TEXT } from '../../../adapters/call-file/defaults.ts';
import { callIn, judgeCallFile } from '../../../adapters/call-file/judge-call.ts';
import { printCall } from '../../../adapters/call-file/print-call.ts';
import { fingerprint } from '../../../adapters/fingerprint.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { stagesOf } from '../../../domain/call/steps.ts';
import { lastDayOf, sayLastDay } from '../../../domain/call/windows.ts';
import { CALENDAR_ZONE, type CalendarFile } from '../../../domain/time/calendar.ts';
import { instantOf, plusDays } from '../../../domain/values/instant.ts';
import { confirmingWord } from '../../../functions/operations/effects/confirmation.ts';
import { effectOfPublication } from '../../../functions/operations/effects/effect-of-publication.ts';
import { publicationOf } from '../../../functions/operations/effects/publication-of.ts';
import { CALENDAR_FILE } from '../../machine/calendar-file.ts';
import type { LocalMachine } from '../../machine/machine.ts';
import type { SampleInput } from './sample-inputs.ts';

const CALL_FILE = new URL('../../../calls/jiaxing-it-2021.yaml', import.meta.url);

/** The acts that publish the calendar and the call, and move a closing. */
export async function ofTheCall(
  machine: LocalMachine,
  call: string,
  signed: Readonly<Record<string, unknown>>,
): Promise<SampleInput[]> {
  const version = call === '' ? 0 : await machine.records.calls.currentVersion(call);
  const calendar = await machine.records.calendars.currentVersion();
  const { text, ...confirmation } = await publishable(machine, version);
  return [
    {
      act: 'publish-calendar',
      zh: '公布放假安排：新的一年，或对某一年的调整。先列出日期会变的每一件，照提示加上 confirms 再启动才生效。',
      en: 'Publishes an arrangement of days off: a new year, or an amendment of one. It first lists every case whose days move; started again with the confirms that it names, it takes effect.',
      input: { ...signed, expectedVersion: calendar, file: 'calendars/next.json' },
      fileText: await nextCalendar(machine),
    },
    {
      act: 'publish-call',
      zh: '发布评审通知，或发布它的新版本。file 是存储桶中的通知文件；新版本须照写现行的截止时间，新增的环节随之建锁。',
      en: 'Publishes a call, or a new version of it; file names its file in the bucket. A new version states the closings in force; a step that it adds gets its lock.',
      input: { ...signed, expectedVersion: version, file: 'calls/next.yaml', ...confirmation },
      fileText: text,
    },
    {
      act: 'move-deadline',
      zh: '延后一个环节的截止时间；已锁定的环节即重新开放。from 须是现行的截止时间。',
      en: 'Moves the closing of a stage; one that is locked is reopened. from must be the present closing.',
      input: { ...signed, ...(await movable(machine, call)) },
    },
  ];
}

/** The call's file with the closings in force, since a version that states others is refused. */
async function callFileNow({ records }: LocalMachine): Promise<string> {
  const file = parseDocument(readFileSync(CALL_FILE, 'utf8'));
  const { id, steps, identity } = callIn(String(file));
  const locks = await records.stages.of(id);
  for (const [index, step] of steps.entries()) {
    const lock = locks[step.id];
    if (lock && lock.moves > 0)
      file.setIn(['steps', index, 'closes', 'value'], sayLastDay(lock.closesAt, identity.zone.value));
  }
  return printCall(file);
}

/** The file, with a confirmation if its warnings need one: moved closings may leave days that are too late. */
async function publishable(machine: LocalMachine, current: number) {
  const text = await callFileNow(machine);
  const judged = judgeCallFile(text, await machine.records.calendars.inForce());
  if (!judged.ok) return { text };
  const hashes = { hash: fingerprint(text), defaultsHash: fingerprint(DEFAULTS_TEXT) };
  const published = { call: judged.call, version: current + 1, ...hashes };
  const publication = await publicationOf(machine.needs, judged.call, locksOf(judged.call), current);
  const effect = effectOfPublication(judged.warnings, published, publication);
  return effect.says.length === 0 ? { text } : { text, confirms: confirmingWord(effect.stable) };
}

/** The arrangement in force with one more year, which is invented but for New Year's day. */
async function nextCalendar({ records }: LocalMachine): Promise<string> {
  const published = (await records.calendars.current())?.published.arrangement;
  const file = published ?? (JSON.parse(readFileSync(CALENDAR_FILE, 'utf8')) as CalendarFile);
  const year = (file.years.at(-1)?.year ?? 0) + 1;
  const source = { notice: '示例，请改为国务院办公厅通知', number: '示例', address: 'https://example.org' };
  const off = [{ from: `${year}-01-01`, to: `${year}-01-01`, name: '元旦' }];
  return JSON.stringify({ years: [...file.years, { year, source, off, work: [] }] }, null, 2);
}

/** Moves the last stage three days past its present closing, or past today. No stage comes after it. */
async function movable({ records, needs }: LocalMachine, call: string) {
  if (call === '') return { call: '评审通知', stage: '环节', from: '2021-11-19', to: '2021-11-22' };
  const published = await records.calls.current(call);
  const zone = published?.call.identity.zone.value ?? CALENDAR_ZONE;
  const stages = await records.stages.of(call);
  const last = published && stagesOf(published.call).at(-1)?.id;
  const closesAt = stages[last ?? '']?.closesAt ?? instantOf(0);
  const from = sayLastDay(closesAt, zone);
  const now = needs.now();
  const to = plusDays(lastDayOf({ closesAt: closesAt > now ? closesAt : now }, zone), 3);
  return { call, stage: last, from, to };
}
