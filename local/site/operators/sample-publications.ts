import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { DEFAULTS_TEXT } from '../../../adapters/call-file/defaults.ts';
import { callIn, judgeCallFile } from '../../../adapters/call-file/judge-call.ts';
import { printCall } from '../../../adapters/call-file/print-call.ts';
import { fingerprint } from '../../../adapters/fingerprint.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { sayLastDay } from '../../../domain/call/windows.ts';
import type { CalendarFile } from '../../../domain/time/calendar.ts';
import { confirmingWord } from '../../../functions/operations/effects/confirmation.ts';
import { effectOfPublication } from '../../../functions/operations/effects/effect-of-publication.ts';
import { publicationOf } from '../../../functions/operations/effects/publication-of.ts';
import { CALENDAR_FILE } from '../../machine/calendar-file.ts';
import type { LocalMachine } from '../../machine/machine.ts';

const CALL_FILE = new URL('../../../calls/jiaxing-it-2021.yaml', import.meta.url);

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
export async function publishable(machine: LocalMachine, current: number) {
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
export async function nextCalendar({ records }: LocalMachine): Promise<string> {
  const published = (await records.calendars.current())?.published.arrangement;
  const file = published ?? (JSON.parse(readFileSync(CALENDAR_FILE, 'utf8')) as CalendarFile);
  const year = (file.years.at(-1)?.year ?? 0) + 1;
  const source = { notice: '示例，请改为国务院办公厅通知', number: '示例', address: 'https://example.org' };
  const off = [{ from: `${year}-01-01`, to: `${year}-01-01`, name: '元旦' }];
  return JSON.stringify({ years: [...file.years, { year, source, off, work: [] }] }, null, 2);
}
