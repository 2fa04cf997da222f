import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { callIn } from '../adapters/call-file/judge-call.ts';
import { locksOf } from '../domain/call/locks-stated.ts';
import { CALENDAR_ZONE } from '../domain/time/calendar.ts';
import { epochOf } from '../domain/values/instant.ts';
import type { GatewayEvent } from '../web/gateway-event.ts';
import { followCalendarFile } from './machine/calendar-file.ts';
import { webCoresOf } from './machine/cores.ts';
import { type Front, openFront, type WebFunction } from './machine/http/front.ts';
import { layCall } from './machine/lay-call.ts';
import { type LocalMachine, startMachine } from './machine/machine.ts';
import { operate } from './machine/operate.ts';
import { ISSUER_PATH } from './machine/settings.ts';
import { type Drive, driveByHand, driveByWall } from './machine/time/drive.ts';
import { keptClock } from './machine/time/kept-clock.ts';
import { type KeptTurning, keptTurning, sayBrokenOff } from './machine/time/kept-turning.ts';
import type { TurnedClock } from './machine/time/turned-clock.ts';
import { openIssuer } from './oidc/open-issuer.ts';
import { samplePeople } from './samples/sample-people.ts';
import { sampleBodies, sampleEmployers } from './samples/sample-registry.ts';
import { localSite } from './site/local-site.ts';

const CALL_FILE = new URL('../calls/jiaxing-it-2021.yaml', import.meta.url);

/** An error with words that say what to do, printed without its stack. */
class Trouble extends Error {}

interface StartOptions {
  readonly port: number;
  readonly folder: string;
  readonly byWall: boolean;
  readonly hasSms: boolean;
}

function readEnvironment({
  PORT = '3000',
  DATA_DIR = '.data',
  CLOCK = 'turned',
  SMS = 'off',
}: NodeJS.ProcessEnv): StartOptions {
  const port = Number(PORT);
  if (!/^\d+$/.test(PORT) || port < 1 || port > 65_535)
    throw new Trouble(`PORT=${PORT}：须为 1 至 65535 的整数。 It must be a whole number from 1 to 65535.`);
  if (CLOCK !== 'turned' && CLOCK !== 'wall')
    throw new Trouble(`CLOCK=${CLOCK}：须为 turned 或 wall。 It must be turned or wall.`);
  if (SMS !== 'on' && SMS !== 'off') throw new Trouble(`SMS=${SMS}：须为 on 或 off。 It must be on or off.`);
  return { port, folder: resolve(DATA_DIR), byWall: CLOCK === 'wall', hasSms: SMS === 'on' };
}

/** Takes the folder for this process. Two processes would drive one set of records. */
function take(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // The folder holds letters with live links, telephone numbers and files, so nobody else on this machine may
    // read it.
    chmodSync(folder, 0o700);
    const file = join(folder, 'process');
    const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (holder !== process.pid && isAlive(holder))
      throw new Trouble(
        `${folder} 正由进程 ${holder} 使用；请先停止它，或用 DATA_DIR 另选文件夹。 Process ${holder} is using it: stop that one, or choose another folder by DATA_DIR.`,
      );
    writeFileSync(file, String(process.pid));
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble(
      `写不了 ${folder}，请用 DATA_DIR 另选文件夹。 It cannot be written: choose another folder by DATA_DIR.`,
    );
  }
}

/** Whether the process lives. Another program may have the number of one that was killed, so only a Node counts. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return !existsSync(command) || readFileSync(command, 'utf8').includes('start');
}

async function openFrontAt(port: number): Promise<Front> {
  try {
    return await openFront(port);
  } catch (error) {
    const isTaken = (error as { code?: string }).code === 'EADDRINUSE';
    throw new Trouble(
      isTaken
        ? `端口 ${port} 已被占用；请用 PORT 另选一个。 Port ${port} is taken: choose another one by PORT.`
        : `端口 ${port} 不能使用；请用 PORT 另选一个。 Port ${port} cannot be used: choose another one by PORT.`,
    );
  }
}

async function start({ port, folder, byWall, hasSms }: StartOptions) {
  const front = await openFrontAt(port);
  take(folder);
  const file = readFileSync(CALL_FILE, 'utf8');
  const call = callIn(file);
  const [opensAt = ''] = Object.values(locksOf(call))
    .map((lock) => lock.opensAt)
    .sort();
  const turned = byWall ? undefined : keptClock(join(folder, 'clock'), epochOf(opensAt));
  const clock = turned ?? { now: Date.now };
  const machine = await startMachine({ clock, folder, origin: front.origin, ...(hasSms ? { sms: {} } : {}) });
  const issuer = await openIssuer({
    origin: front.origin,
    path: ISSUER_PATH,
    people: samplePeople,
    keyFile: join(folder, 'issuer-key.pem'),
  });
  await prepare(machine, call.id, file);
  const turning = keptTurning(join(folder, 'turning'));
  const drive = turned && driveByHand(machine, turned, turning);
  const wall = turned ? undefined : driveByWall(machine.engines, clock);
  front.serve(
    {
      ...webCoresOf(machine.needs, (_, core) => settled(core, drive)),
      '/local': settled(localSite({ machine, drive, tokenOf: issuer.tokenOf }), undefined),
      [ISSUER_PATH]: issuer.answer,
    },
    clock,
  );
  sayWhereToGo(front.origin, machine, turned);
  if (turned) sayWhereItStopped(turning, turned);
  const stop = async () => {
    await front.close();
    await wall?.stop();
    await machine.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

/** Publishes the call through the operators' machine, as in the cloud, unless it is published already. */
async function prepare(machine: LocalMachine, call: string, text: string): Promise<void> {
  const followed = await followCalendarFile(machine);
  if (followed?.status === 'failed') throw new Trouble(`calls/calendar.json：${followed.says}`);
  if (followed) console.log(`calls/calendar.json：\n${followed.says}`);
  if ((await machine.records.calls.currentVersion(call)) > 0) return;
  await machine.records.people.register({ employers: sampleEmployers, bodies: sampleBodies });
  const signed = { by: '操作员甲（示例）', reason: '本机演示' };
  const input = { act: 'publish-call', ...signed, file: layCall(machine, text), expectedVersion: 0 };
  const { status, says } = await operate(machine, `publish-${call}`, input);
  if (status !== 'succeeded') throw new Error(`The call was not published: ${says}`);
}

/**
 * On a turned clock, finishes everything that an act started before its answer goes out, so its letters lie in the
 * outbox.
 */
function settled(answer: WebFunction, drive: Drive | undefined): WebFunction {
  return async (event: GatewayEvent) => {
    const reply = await answer(event);
    if (event.requestContext.http.method !== 'GET') await drive?.settle();
    return reply;
  };
}

function sayWhereToGo(origin: string, { needs }: LocalMachine, turned: TurnedClock | undefined): void {
  const now = new Intl.DateTimeFormat('sv-SE', {
    timeZone: CALENDAR_ZONE,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(needs.now()));
  console.log(`
职称申报 Zhicheng

  ${origin}/                申报人 applicants
  ${origin}/local/sign-in   登录与示例 who can sign in, and what to type
  ${origin}/local/outbox    发件箱：审核人的链接 outbox: the reviewers' links
  ${origin}/local/clock     时钟 clock: ${now} 北京时间${turned ? '，可拨动 to be turned' : ''}
  ${origin}/local/operators 操作员 operators

停止 Stop: Ctrl+C
`);
}

/** Says where a turning stopped, if its goal is still ahead of the clock. */
function sayWhereItStopped(turning: KeptTurning, { now }: TurnedClock): void {
  const to = turning.brokenOff();
  if (to === undefined || to <= now()) return;
  const { zh, en } = sayBrokenOff(to, now());
  console.log(`${zh}\n${en}\n`);
}

try {
  await start(readEnvironment(process.env));
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(error.message);
  process.exit(1);
}
