import { randomUUID } from 'node:crypto';
import type { Report } from '../../../adapters/records/reports.ts';
import { sayUnrecorded } from '../../../domain/reminders/unrecorded.ts';
import { CALENDAR_ZONE } from '../../../domain/time/calendar.ts';
import { wallTimeOf } from '../../../domain/values/instant.ts';
import type { Said } from '../../../domain/values/said.ts';
import { textArea } from '../../../pages/html/field.ts';
import { button, form } from '../../../pages/html/form.ts';
import { html } from '../../../pages/html/html.ts';
import { table } from '../../../pages/html/table.ts';
import { translator } from '../../../pages/parts/words.ts';
import { type OperatorOutcome, operate, outcomeOf } from '../../machine/operate.ts';
import { type Local, type LocalRoute, type Look, localPage } from '../local-site.ts';
import { ACT_TITLES } from './act-titles.ts';
import { sayOutcome } from './operator-outcome.ts';
import { sampleInputs } from './sample-inputs.ts';

/** The routes of the operators' machine. Each act has a documented input that is valid as things stand. */
export function operatorRoutes(local: Local): LocalRoute[] {
  return [
    {
      method: 'GET',
      path: PATH,
      answer: async (look) => show(local, look, await startedBefore(local, look)),
    },
    { method: 'POST', path: PATH, answer: (look) => start(local, look) },
  ];
}

interface Tried {
  readonly act: string;
  readonly typed?: string;
  /** The text of the file that the input names, for an act that has one. */
  readonly fileText?: string | undefined;
  /** The execution's outcome; undefined if the input could not be read. */
  readonly outcome?: OperatorOutcome;
  readonly execution?: string;
}

const PATH = '/local/operators';
/** Seconds after which a page looks again while the clock runs by itself. */
const LOOKS_AGAIN_AFTER = '2';

async function start(local: Local, look: Look) {
  const given = new URLSearchParams(look.request.body);
  const act = given.get('act') ?? '';
  // A browser sends newlines of its own kind.
  const textIn = (name: string) => given.get(name)?.replace(/\r\n?/g, '\n');
  const typed = textIn('input') ?? '';
  const fileText = textIn('fileText');
  const input = objectIn(typed);
  if (!input) return show(local, look, { act, typed, fileText });
  layFile(local, input, fileText);
  const execution = `page-${randomUUID()}`;
  const outcome = await operate(local.machine, execution, { ...input, act });
  return show(local, look, { act, typed, fileText, outcome, execution });
}

/** The present outcome of an execution that was started on this page and had not ended. */
async function startedBefore({ machine }: Local, { request }: Look): Promise<Tried | undefined> {
  const [execution, act] = ['execution', 'act'].map((name) => request.query.get(name) ?? '');
  if (!execution || !act || !/^page-[\w-]{1,70}$/.test(execution)) return undefined;
  const outcome = await outcomeOf(machine, execution).catch(() => undefined);
  return outcome && { act, outcome, execution };
}

/**
 * Puts a file into the bucket, which an operator in the cloud uploads in the S3 console before starting the act.
 */
function layFile({ machine }: Local, { file }: Record<string, unknown>, text: string | undefined): void {
  if (
    text === undefined ||
    typeof file !== 'string' ||
    !/^(registrations|calls|calendars|sanctions)\//.test(file)
  )
    return;
  machine.upload({ key: file, type: 'application/json', bytes: Buffer.from(text) });
}

function objectIn(typed: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(typed);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

async function show({ machine, drive }: Local, { language, seal }: Look, tried?: Tried) {
  const t = translator(language);
  const title = t('操作员', 'Operators');
  const samples = await sampleInputs(machine);
  const reports = await machine.records.reports.since();
  const failed = tried && tried.outcome?.status !== 'succeeded' && tried.outcome?.status !== 'running';
  const forms = samples.map(({ act, input, fileText, ...says }) => {
    const own = tried?.act === act ? tried : undefined;
    return html`<h2 id="${act}">${ACT_TITLES[act]?.[language] ?? act}</h2><p>${says[language]} <code class="soft">${act}</code></p>
${own?.outcome && sayOutcome(own.outcome, language, laterLook(own))}
${input === undefined && html`<p>${t('现在没有可以做这个操作的申报。', 'There is no declaration now to which this could be done.')}</p>`}
${
  (input !== undefined || own !== undefined) &&
  form({
    action: `${PATH}#${act}`,
    seal,
    hidden: { act },
    body: html`${textArea({
      language,
      name: 'input',
      id: `input-${act}`,
      label: t('输入（JSON）', 'Input (JSON)'),
      value: own?.typed ?? JSON.stringify(input ?? {}, null, 2),
      rows: 8,
      maxLength: 200_000,
      ...(own && !own.outcome ? { error: t('不是有效的 JSON 对象。', 'This is no JSON object.') } : {}),
    })}${
      fileText !== undefined &&
      textArea({
        language,
        name: 'fileText',
        id: `file-${act}`,
        label: t('文件内容（启动前存入存储桶）', 'The file (laid into the bucket before the start)'),
        value: own?.fileText ?? fileText,
        rows: 12,
        maxLength: 200_000,
      })
    }
<p>${button({ label: t('启动', 'Start'), kind: 'second' })}</p>`,
  })
}`;
  });
  const body = html`<h1>${title}</h1>
<p>${t(
    '在云端，这些操作从控制台启动 operations 状态机，输入相同（另加 "act"）；评审通知、登记、放假安排和诚信档案的文件先在 S3 控制台上传。',
    'In the cloud these are started at the console, as executions of the operations machine with the same input (and "act"); a call’s file, or one of registrations, of days off or of sanctions, is uploaded by the S3 console before.',
  )}</p>
${forms}
<h2>${t('需要查看的报告', 'Reports to look at')}</h2>
${
  reports.length === 0
    ? html`<p>${t('没有。', 'None.')}</p>`
    : table({
        caption: t('报告', 'Reports'),
        head: [t('时间', 'Time'), t('岗位', 'Desk'), t('说明', 'Note')],
        rows: reports.map((report) => [
          wallTimeOf(report.at, CALENDAR_ZONE).slice(0, 16).replace('T', ' '),
          deskOf(report),
          noteOf(report)[language],
        ]),
      })
}`;
  const runs = !drive && tried?.outcome?.status === 'running';
  const headers: Record<string, string> = runs
    ? { refresh: `${LOOKS_AGAIN_AFTER}; url=${laterLook(tried)}` }
    : {};
  return localPage({ language, title, body, path: PATH, headers, status: failed ? 422 : 200 });
}

/** The address that shows later how a running execution stands. */
function laterLook({ execution = '', act }: Tried): string {
  return `${PATH}?execution=${execution}&act=${encodeURIComponent(act)}#${encodeURIComponent(act)}`;
}

function deskOf(report: Report): string {
  if (report.kind === 'not-moved') return report.during;
  if (report.kind === 'letter-failed') return report.audience;
  if (report.kind === 'miscounted') return report.counter;
  return report.kind === 'unrecorded' ? report.by : report.desk;
}

function noteOf(report: Report): Said {
  if (report.kind === 'unrecorded') return sayUnrecorded(report);
  const same = (text: string): Said => ({ zh: text, en: text });
  if (report.kind === 'not-for-me') return same(report.note);
  if (report.kind === 'miscounted')
    return same(`${JSON.stringify(report.was)} → ${JSON.stringify(report.listed)}`);
  if (report.kind === 'letter-failed')
    return same(`${report.declaration} ${report.by ?? ''} ${report.failure}`);
  if (report.kind === 'same-name')
    return { zh: `${report.declaration} 与申报人同名`, en: `${report.declaration} of the applicant’s name` };
  return same(`${report.record} ${report.error ?? ''}`);
}
