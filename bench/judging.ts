import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { judgeCallFile } from '../adapters/call-file/judge-call.ts';
import { VOCABULARIES } from '../adapters/call-file/vocabularies.ts';
import calendarFile from '../calls/calendar.json' with { type: 'json' };
import type { Person } from '../domain/achievements/person.ts';
import { judgeAll } from '../domain/eligibility/judgement.ts';
import { calendarOf } from '../domain/time/calendar.ts';
import type { Measured } from './bench.ts';
import { median } from './median.ts';

const FILE = new URL('../calls/jiaxing-it-2021.yaml', import.meta.url);
const RUNS = 60;
/** Runs of each that are left out, since both are slow until they are compiled. */
const FIRST = { own: 300, bare: 20 };
const PEOPLE: readonly Person[] = [
  {
    degrees: [{ degree: 'bachelor', obtainedOn: '2010-06-30' }],
    titles: [{ title: 'assistant-engineer', obtainedOn: '2018-02-18' }],
    certificates: [{ certificate: 'senior-worker', obtainedOn: '2015-03' }],
    awards: [{ award: 'national-class-1-contest', rank: 6 }],
    employments: [{ from: '2010-07-01', to: '2016-05' }, { from: '2016-08-01' }],
    probationPassedOn: '2011-07-01',
    hours: { 2019: 90, 2020: 60, 2021: { total: 95, professional: 60 } },
    selfScore: 58,
    insurance: 'local',
  },
  {},
];

/** Measures the judging of one person on all routes against the YAML library's bare parse of the call's file, by turns. */
export function measureJudging(): Measured[] {
  const text = readFileSync(FILE, 'utf8');
  const read = judgeCallFile(text, calendarOf(calendarFile));
  if (!read.ok || !read.call.eligibility) throw new Error('The call judges nobody');
  const { call } = read;
  const { eligibility } = read.call;
  for (let run = 0; run < FIRST.bare; run += 1) parse(text);
  return PEOPLE.map((person, nth) => {
    for (let run = 0; run < FIRST.own; run += 1) judgeAll(call, eligibility, VOCABULARIES, person);
    const times = { own: [] as number[], bare: [] as number[] };
    for (let run = 0; run < RUNS; run += 1) {
      const began = performance.now();
      const routes = judgeAll(call, eligibility, VOCABULARIES, person);
      const judged = performance.now();
      parse(text);
      if (routes.length === 0) throw new Error('No route was judged');
      times.own.push(judged - began);
      times.bare.push(performance.now() - judged);
    }
    const [own, bare] = [median(times.own), median(times.bare)];
    return {
      what: `judging ${nth === 0 ? 'one person' : 'somebody of whom nothing is stated'} on all routes, against the parse of the call's file alone`,
      value: `${((own / bare) * 100).toFixed(1)} % (${own.toFixed(3)} ms against ${bare.toFixed(2)} ms)`,
      aim: 'aim 5 %',
      isMet: own / bare <= 0.05,
    };
  });
}
