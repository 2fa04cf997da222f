import { readFileSync } from 'node:fs';
import { callIn } from '../../../adapters/call-file/judge-call.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { Table } from '../../../domain/call/scoring-form.ts';
import { jiaxingText } from '../domain/jiaxing.ts';

/**
 * A part of the real table for engineers of water works in Zhejiang: another profession than that of any call here. No notice
 * puts it into the call of Jiaxing; tests alone do.
 */
const waterText = readFileSync(new URL('./zhejiang-water-engineer.yaml', import.meta.url), 'utf8');

/**
 * The real call as if its table were that one, without the maximum that a call without a table needs. It asks for 50 points, all
 * that the part which was seen can give.
 */
export const waterCallText = jiaxingText
  .replace(/^scoring:\n(?: .*\n)*/m, () => `scoring:\n${waterText.replaceAll(/^(?=.)/gm, '  ')}`)
  .replace(/^ {2}selfScoreMaximum:.*\n/m, '')
  .replace('when: { selfScore: 60 }', 'when: { selfScore: 50 }');

export const waterCall: Call = callIn(waterCallText);
export const waterTable: Table = tableOf(waterCall);

function tableOf({ scoring }: Call): Table {
  if (!scoring?.table) throw new Error('The call has no table');
  return scoring.table;
}
