import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { judgeCallFile } from '../adapters/call-file/judge-call.ts';
import { fingerprint } from '../adapters/fingerprint.ts';
import { freshKeyRing } from '../adapters/keys/key-ring.ts';
import calendarFile from '../calls/calendar.json' with { type: 'json' };
import type { Call } from '../domain/call/call.ts';
import { locksOf } from '../domain/call/locks-stated.ts';
import { calendarOf } from '../domain/time/calendar.ts';
import { epochOf } from '../domain/values/instant.ts';
import { startMachine } from './machine/machine.ts';
import { turnedClock } from './machine/time/turned-clock.ts';
import { openRehearsalLanes } from './rehearsal/cast/lanes.ts';
import { seeded } from './rehearsal/chance.ts';
import { conclude } from './rehearsal/conclude.ts';
import { type Journal, openJournal } from './rehearsal/journal.ts';
import { rehearse } from './rehearsal/rehearse.ts';
import { printed, type Report } from './rehearsal/report.ts';

const USAGE =
  '用法 Usage: npm run rehearse -- calls/x.yaml [--applicants N] [--seed S] [--json FILE] [--folder FOLDER]';

interface RehearsalOptions {
  readonly path: string;
  readonly applicants: number;
  readonly seed: number;
  readonly json?: string;
  readonly folder?: string;
}

/** Reads the command line; gives a sentence if it cannot be read. */
function readArguments(): RehearsalOptions | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        applicants: { type: 'string', default: '60' },
        seed: { type: 'string', default: '1' },
        json: { type: 'string' },
        folder: { type: 'string' },
      },
    });
    const [path] = positionals;
    const [applicants, seed] = [Number(values.applicants), Number(values.seed)];
    if (path === undefined || positionals.length !== 1) return USAGE;
    if (!Number.isInteger(applicants) || applicants < 1)
      return `--applicants 须为正整数 must be a whole number from 1\n${USAGE}`;
    if (!Number.isInteger(seed) || seed < 0)
      return `--seed 须为非负整数 must be a whole number from 0\n${USAGE}`;
    const { json, folder } = values;
    return { path, applicants, seed, ...(json ? { json } : {}), ...(folder ? { folder } : {}) };
  } catch (error) {
    return `参数有误 Wrong arguments: ${error instanceof Error ? error.message : ''}\n${USAGE}`;
  }
}

/** Reads a call's file; gives a sentence if it has findings. */
function readCall(path: string): { call: Call; file: string } | string {
  let file: string;
  try {
    file = readFileSync(path, 'utf8');
  } catch {
    return `读不到文件 ${path}，请检查路径。Cannot read ${path}; check the path.`;
  }
  const judged = judgeCallFile(file, calendarOf(calendarFile));
  if (!judged.ok) return `${path} 有误，请先运行 has defects; first run: npm run call -- check ${path}`;
  return { call: judged.call, file };
}

/** Says why the report or the folder cannot be written, before anything is played. */
function troubleWith(json: string | undefined, folder: string | undefined): string | undefined {
  try {
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
    if (json !== undefined) writeFileSync(json, '');
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    return `写不了 ${json ?? folder}，请换一个位置。Cannot be written; give another place. (${why})`;
  }
}

/** Shows the progress on the error output, at most once a second. */
function progressLine(): (done: number, of: number, at: string) => void {
  let last = performance.now();
  return (done, of, at) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    process.stderr.write(`… ${at.slice(0, 10)}  ${done}/${of}\n`);
  };
}

async function run(asked: RehearsalOptions): Promise<number> {
  const { path, applicants, seed, json, folder } = asked;
  const read = readCall(path);
  const trouble = typeof read === 'string' ? read : troubleWith(json, folder);
  if (typeof read === 'string' || trouble !== undefined) {
    console.error(trouble);
    return 2;
  }
  const journal = openJournal(folder === undefined ? ':memory:' : join(folder, 'rehearsal.sqlite'));
  if (!journal.isOf(`${fingerprint(read.file)} ${applicants} ${seed}`)) {
    console.error(
      `${folder} 中是另一场演练（通知、人数或种子不同），请换一个文件夹。` +
        `${folder} holds another rehearsal (another call, number or seed); give another folder.`,
    );
    return 2;
  }
  const report = await reportOf(asked, read, journal);
  journal.close();
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  console.log(printed(report));
  return report.broken.length + report.surprises.length > 0 ? 1 : 0;
}

/** Plays the rehearsal and checks what remains of it. */
async function reportOf(
  { applicants, seed, folder }: RehearsalOptions,
  { call, file }: { call: Call; file: string },
  journal: Journal,
): Promise<Report> {
  const [opensAt = ''] = Object.values(locksOf(call))
    .map((lock) => lock.opensAt)
    .sort();
  const clock = turnedClock(journal.clockAt ?? epochOf(opensAt), journal.turned);
  const stored = folder === undefined ? { scratch: scratchFolder(), keyRing: freshKeyRing() } : { folder };
  const lanes = openRehearsalLanes();
  const laneOf = lanes.ofExecution;
  const machine = await startMachine({ clock, random: seeded(seed), laneOf, ...stored });
  const progress = progressLine();
  const asked = { call, file, applicants, seed, journal, lanes, progress };
  const rehearsed = await rehearse(machine, clock, asked);
  const checked = (done: number, of: number) => progress(done, of, '核对 checked');
  const report = await conclude(machine, call, rehearsed, { seed, progress: checked });
  await machine.stop();
  return report;
}

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-rehearsal-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const asked = readArguments();
if (typeof asked === 'string') {
  console.error(asked);
  process.exitCode = 2;
} else {
  process.exitCode = await run(asked);
}
