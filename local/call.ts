import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { judgeCallFile } from '../adapters/call-file/judge-call.ts';
import { VOCABULARIES } from '../adapters/call-file/vocabularies.ts';
import calendarFile from '../calls/calendar.json' with { type: 'json' };
import type { Call } from '../domain/call/call.ts';
import { judgeAll } from '../domain/eligibility/judgement.ts';
import { CALENDAR_ZONE, type Calendar, calendarOf } from '../domain/time/calendar.ts';
import { dayOf, instantOf, isDay } from '../domain/values/instant.ts';
import { callSchemaText } from './call-tools/call-schema.ts';
import { jsonReport, plainReport } from './call-tools/check-report.ts';
import { defaultsLines } from './call-tools/defaults-lines.ts';
import { eligibleLines } from './call-tools/eligible.ts';
import { nextCall } from './call-tools/next-call.ts';
import { answer, type Outcome } from './call-tools/outcome.ts';
import { readPersonFile } from './call-tools/person-file.ts';
import { textOf } from './call-tools/text-file.ts';
import { trialCall } from './call-tools/trial-call.ts';

const CALENDAR = calendarOf(calendarFile);
const DEFAULTS_LINES = new URL('../calls/defaults.json', import.meta.url);
const SCHEMA_FILE = new URL('../calls/call.schema.json', import.meta.url);

const USAGE = [
  '用法 Usage:',
  '  npm run call -- check calls/x.yaml [--json]   检查一份评审工作通知 check a call',
  '  npm run call -- eligible calls/x.yaml person.yaml [--json]   按通知判断一个人能否申报 judge one person',
  '  npm run call -- begin calls/x.yaml --year 2022   以往年的通知起草一份 begin a call from another year’s',
  '  npm run call -- schema [--write]              输出或写入 JSON Schema print or write the schema',
  '  npm run -s call -- trial [--from 2026-12-01]  输出一份试用通知，供虚构的人在两个工作日内走完 print a call for invented people, walked in two working days',
];

/** Runs one command. Only `begin` and `schema --write` write anything. */
export function runCall(args: readonly string[]): Outcome {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const [command, ...rest] = args.filter((arg) => !arg.startsWith('-'));
  const [file] = rest;
  const takes = (flag: string) => flags.every((each) => each === flag);
  if (command === 'check' && file !== undefined && rest.length === 1 && takes('--json'))
    return check(file, flags.length > 0);
  if (command === 'eligible' && file !== undefined && rest.length === 2 && takes('--json'))
    return eligible(file, rest[1] ?? '', flags.length > 0);
  if (command === 'trial' && flags.every((each) => each === '--from') && rest.length === flags.length)
    return trial(file);
  if (command === 'begin' && file !== undefined && rest.length === 2 && flags.join() === '--year')
    return begin(file, rest[1] ?? '');
  if (command === 'schema' && rest.length === 0 && takes('--write')) return schema(flags.length > 0);
  return failed(2, ...USAGE);
}

/** The real call that a trial is made of, with the texts and reminders that people will get. */
const MODEL = new URL('../calls/jiaxing-it-2021.yaml', import.meta.url);

function trial(from = dayOf(instantOf(Date.now()), CALENDAR_ZONE)): Outcome {
  if (!isDay(from)) return failed(2, noDay(from));
  const made = trialCall(readFileSync(MODEL, 'utf8'), from, CALENDAR);
  if (!made.ok) return failed(1, notArranged(made.year, CALENDAR));
  const { first, second, third, fourth } = made.days;
  return {
    exit: 0,
    out: [made.text.trimEnd()],
    err: [
      `${first} 申报、审核、张贴；${second} 登记公示结果并推荐；单位环节到 ${third}，部门环节到 ${fourth}。`,
      `Declare, review and post on ${first}; record the result and recommend on ${second}; the stages close on ${first}, ${third} and ${fourth}.`,
    ],
  };
}

function noDay(from: string): string {
  return `--from ${from}：没有这一天；请写成 2026-12-01 这样的日期。 / There is no such day; write a date such as 2026-12-01.`;
}

/** Says that a year is not arranged: it lies before the file's first year or after its last. */
function notArranged(year: number, { firstYear, lastYear }: Calendar): string {
  return year < firstYear
    ? `试用要用到${year}年的放假安排，calls/calendar.json 从${firstYear}年起；请用 --from 选更晚的一天。 / It needs the arrangement of ${year}, and the file begins with ${firstYear}; choose a later day by --from.`
    : `试用要用到${year}年的放假安排，尚未公布（calls/calendar.json 到${lastYear}年）；请用 --from 选更早的一天。 / It needs the arrangement of ${year}, which is not published; choose an earlier day by --from.`;
}

/** Writes a year's call beside the one that it is begun from. */
function begin(file: string, typed: string): Outcome {
  const judged = soundCall(file);
  if ('exit' in judged) return judged;
  const old = judged.call.identity.reviewYear.value;
  if (!/^2\d{3}$/.test(typed) || Number(typed) === old)
    return failed(2, `--year ${typed}：请写 ${old} 以外的四位数年份 / write a year other than ${old}`);
  const next = nextCall(judged.text, Number(typed), CALENDAR);
  const to = join(dirname(file), `${next.id}.yaml`);
  if (existsSync(to)) return failed(1, `${to} 已经有了，没有改动 is there already and was left alone`);
  writeFileSync(to, next.text);
  return {
    exit: 0,
    out: [`已写入 Written: ${to}`, `逐处核对 What to compare: npm run call -- check ${to}`],
    err: [],
  };
}

/** The call in a file and its text; what stands in the way if it cannot be read or has defects. */
function soundCall(file: string): { readonly call: Call; readonly text: string } | Outcome {
  const text = textOf(file);
  if ('wrong' in text) return failed(2, `${file}：${text.wrong}`);
  const judged = judgeCallFile(text.text, CALENDAR);
  return judged.ok
    ? { call: judged.call, text: text.text }
    : failed(1, `${file} 有误，请先运行 has defects; first run: npm run call -- check ${file}`);
}

function failed(exit: 1 | 2, ...err: string[]): Outcome {
  return { exit, out: [], err };
}

/** Judges one person, whom an officer wrote down, by a call. */
function eligible(file: string, personFile: string, asJson: boolean): Outcome {
  const judged = soundCall(file);
  if ('exit' in judged) return judged;
  const { call } = judged;
  const text = textOf(personFile);
  if ('wrong' in text) return failed(2, `${personFile}：${text.wrong}`);
  if (!call.eligibility)
    return failed(1, `${file} 没有 eligibility，不判断任何人 has no eligibility and judges nobody`);
  const read = readPersonFile(text.text, call);
  if (!read.ok)
    return failed(
      1,
      ...read.findings.map(({ line, column, zh, en }) => `${personFile}:${line}:${column} ${zh} / ${en}`),
    );
  const out = asJson
    ? [JSON.stringify(judgeAll(call, call.eligibility, VOCABULARIES, read.person), null, 2)]
    : eligibleLines(call, call.eligibility, read.person);
  return { exit: 0, out, err: [] };
}

function schema(write: boolean): Outcome {
  if (!write) return { exit: 0, out: [callSchemaText().trimEnd()], err: [] };
  writeFileSync(SCHEMA_FILE, callSchemaText());
  writeFileSync(DEFAULTS_LINES, defaultsLines());
  return { exit: 0, out: ['已写入 Written: calls/call.schema.json, calls/defaults.json'], err: [] };
}

function check(file: string, asJson: boolean): Outcome {
  const text = textOf(file);
  if ('wrong' in text) return failed(2, `${file}：${text.wrong}`);
  const judged = judgeCallFile(text.text, CALENDAR);
  const [findings, call] = judged.ok ? [judged.warnings, judged.call] : [judged.findings, undefined];
  const out = asJson ? [jsonReport(file, findings, call)] : plainReport(file, findings, call, CALENDAR);
  return { exit: judged.ok ? 0 : 1, out, err: [] };
}

if (import.meta.main) answer(runCall(process.argv.slice(2)));
