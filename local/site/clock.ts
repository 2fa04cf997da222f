import { declaringLock } from '../../domain/call/declaring.ts';
import { stageNamed } from '../../domain/call/steps.ts';
import { closingInstant, isClosing, openingInstant } from '../../domain/call/windows.ts';
import { CALENDAR_ZONE, publishedUntil } from '../../domain/time/calendar.ts';
import { dayOf, epochOf, instantOf, plusDays, wallTimeOf } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import { textField } from '../../pages/html/field.ts';
import { button, form } from '../../pages/html/form.ts';
import { type Html, html } from '../../pages/html/html.ts';
import { noteBox } from '../../pages/parts/problems.ts';
import { named, saidIn, translator } from '../../pages/parts/words.ts';
import type { LocalMachine } from '../machine/machine.ts';
import type { Drive, Turning } from '../machine/time/drive.ts';
import { type Local, type LocalRoute, type Look, localPage } from './local-site.ts';

/** Milliseconds that a page waits for a turning before it shows the progress. */
const MAX_WAIT_MS = 1500;

/** The routes of the clock: the present, what is due next, and turning it with what each step did. */
export function clockRoutes(local: Local): LocalRoute[] {
  return [
    { method: 'GET', path: '/local/clock', answer: (look) => show(local, look) },
    { method: 'POST', path: '/local/clock', answer: (look) => turn(local, look) },
  ];
}

async function turn(local: Local, look: Look) {
  const { drive } = local;
  const given = new URLSearchParams(look.request.body);
  if (!drive) return show(local, look);
  const target = await targetOf(drive, given, await lastInstant(local));
  if (typeof target === 'string') return show(local, look, { typed: given.get('to') ?? '', wrong: target });
  if (!drive.turnTo(target)) return show(local, look, { typed: '', wrong: 'busy' });
  await drive.wait(MAX_WAIT_MS);
  return { status: 303, headers: { location: '/local/clock' }, body: '' };
}

type Wrong = 'malformed' | 'past' | 'beyond' | 'nothing' | 'busy';

/** The end of the published calendar. Beyond it no working day can be told, and the clock cannot come back. */
async function lastInstant({ machine }: Local): Promise<number> {
  const calendar = await machine.records.calendars.inForce();
  return epochOf(closingInstant(publishedUntil(calendar), CALENDAR_ZONE));
}

/** The instant to turn to, in epoch milliseconds, or the reason why there is none. */
async function targetOf(drive: Drive, given: URLSearchParams, last: number): Promise<number | Wrong> {
  const how = given.get('how');
  if (how === 'next') return (await drive.next())?.at ?? 'nothing';
  if (how === 'day') return drive.now() + 86_400_000 > last ? 'beyond' : drive.now() + 86_400_000;
  const typed = (given.get('to') ?? '').normalize('NFKC').trim().replace('T', ' ');
  if (!isClosing(typed)) return 'malformed';
  const target = epochOf(openingInstant(typed, CALENDAR_ZONE));
  if (target > last) return 'beyond';
  return target < drive.now() ? 'past' : target;
}

async function show(
  { machine, drive }: Local,
  { language, seal }: Look,
  refused?: { typed: string; wrong: Wrong },
) {
  const t = translator(language);
  const title = t('时钟', 'Clock');
  const now = drive ? instantOf(drive.now()) : machine.needs.now();
  const last = drive?.last();
  const isTurning = last !== undefined && !last.done;
  const body = html`<h1>${title}</h1>
<p class="standing">${wall(epochOf(now))}</p>
<p>${t('北京时间', 'Beijing time')}</p>
${drive ? (isTurning ? progress(language, last) : await turnForms(machine, { language, seal }, drive, now, refused)) : html`<p>${t('时钟跟随真实时间，不能拨动。', 'The clock follows the wall and cannot be turned.')}</p>`}
${last && (last.done || last.steps.length > 0) && steps(language, last)}`;
  // Without script, the browser itself reloads while the clock is being turned.
  const headers: Record<string, string> = isTurning ? { refresh: '1' } : {};
  return localPage({ language, title, body, path: '/local/clock', status: refused ? 422 : 200, headers });
}

function wall(epoch: number): string {
  return wallTimeOf(instantOf(epoch), CALENDAR_ZONE).slice(0, 16).replace('T', ' ');
}

async function turnForms(
  machine: LocalMachine,
  { language, seal }: Pick<Look, 'language' | 'seal'>,
  drive: Drive,
  now: string,
  refused: { typed: string; wrong: Wrong } | undefined,
): Promise<Html> {
  const t = translator(language);
  const next = await drive.next();
  const example = `${plusDays(dayOf(now, CALENDAR_ZONE), 1)} 09:00`;
  const due = next
    ? t(
        `下一件到期的事：${wall(next.at)}（${ENGINES[next.engine]?.zh ?? next.engine}）`,
        `Due next: ${wall(next.at)} (${ENGINES[next.engine]?.en ?? next.engine})`,
      )
    : t('没有到期的事。', 'Nothing is due.');
  return html`<p>${due}</p>
${next && (await pastDeclaring(machine, language, now, next.at))}${form({
  action: '/local/clock',
  seal,
  body: html`<p>${next && button({ label: t(`拨到下一件到期的事（${wall(next.at)}）`, `Turn to what is due next (${wall(next.at)})`), name: 'how', value: 'next' })} ${button({ label: t('过一天', 'One day on'), kind: 'second', name: 'how', value: 'day' })}</p>`,
})}
${form({
  action: '/local/clock',
  seal,
  body: html`${textField({
    language,
    name: 'to',
    id: 'to',
    label: t('拨到', 'Turn to'),
    hint: t(`日期，可带时刻，如 ${example}`, `A day, with or without a time, as in ${example}`),
    value: refused?.typed ?? '',
    width: 'middle',
    ...(refused ? { error: WRONG[refused.wrong][language] } : {}),
  })}
<p>${button({ label: t('拨动', 'Turn'), kind: 'second' })}</p>`,
})}`;
}

/** Warns if the turning would pass an applicant's closing, since the clock never turns back. */
async function pastDeclaring(
  { records }: LocalMachine,
  language: Language,
  now: string,
  target: number,
): Promise<Html[]> {
  const t = translator(language);
  const notes: Html[] = [];
  for (const id of await records.calls.all()) {
    const published = await records.calls.current(id);
    if (!published) continue;
    const { stage, closesAt } = declaringLock(published.call, await records.stages.of(id), now);
    if (closesAt <= now || epochOf(closesAt) > target) continue;
    const at = sayInstant(closesAt, CALENDAR_ZONE, false);
    notes.push(
      noteBox(
        'warning',
        html`<p>${t('下一件到期的事在“', 'What is due next lies after the closing of “')}${named(language, stageNamed(published.call, stage))}${t(`”截止（${at}）之后：拨过去就不能再提交申报，时钟也不能拨回。`, `”, ${at}: once there, nothing can be submitted any more, and the clock never turns back.`)}</p>`,
      ),
    );
  }
  return notes;
}

const WRONG: Readonly<Record<Wrong, { zh: string; en: string }>> = {
  malformed: {
    zh: '请写成 2021-10-31 或 2021-10-31 09:00。',
    en: 'Write it as 2021-10-31 or 2021-10-31 09:00.',
  },
  beyond: {
    zh: '超出了已公布的放假安排，时钟不能拨到那一天。',
    en: 'Beyond the published days off: the clock does not go there.',
  },
  past: { zh: '时钟不能往回拨。', en: 'The clock never turns back.' },
  nothing: { zh: '没有到期的事。', en: 'Nothing is due.' },
  busy: { zh: '正在拨动，请稍候。', en: 'It is being turned; wait a moment.' },
};

const ENGINES: Readonly<Record<string, { zh: string; en: string }>> = {
  scheduler: { zh: '截止锁的定时', en: 'schedule of a lock' },
  'step-functions': { zh: '流程的等待', en: 'a wait of an execution' },
  patrol: { zh: '巡查', en: 'patrol' },
  storage: { zh: '存储', en: 'storage' },
};

function stepsOf(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`;
}

function progress(language: Language, { to, steps: done, silent }: Turning): Html {
  const t = translator(language);
  const count = done.length + silent;
  return noteBox(
    'warning',
    html`<p>${t(`正在拨到 ${wall(to)}，已完成 ${count} 步；页面会自动刷新。`, `Turning to ${wall(to)}; ${stepsOf(count)} done. This page loads itself again.`)} <a href="/local/clock">${t('刷新', 'Load again')}</a></p>`,
  );
}

function steps(language: Language, { to, steps: done, silent, failed }: Turning): Html {
  const t = translator(language);
  return html`<h2>${t(`拨到 ${wall(to)} 的经过`, `What happened up to ${wall(to)}`)}</h2>
${failed && noteBox('warning', html`<p>${t('中途出错，请看终端里的说明。', 'It broke on the way; the terminal says how.')}</p>`)}
<p>${done.length + silent === 0 ? t('这段时间里没有到期的事。', 'Nothing was due in this time.') : t(`${done.length} 步有结果，${silent} 步无事可做。`, `${stepsOf(done.length)} led to something; ${silent} found nothing to do.`)}</p>
<ol>${done.map(
    ({ engine, at, did }) =>
      html`<li><strong>${wall(at)}</strong> ${ENGINES[engine]?.[language] ?? engine}<ul>${did.map((line) => html`<li>${saidIn(language, line)}</li>`)}</ul></li>
`,
  )}</ol>`;
}
