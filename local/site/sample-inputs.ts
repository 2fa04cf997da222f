import { readFileSync } from 'node:fs';
import type { Cursor, IdPage } from '../../adapters/records/indexes.ts';
import { stageOf } from '../../domain/call.ts';
import { type Declaration, governingStage, queueOf } from '../../domain/declaration.ts';
import { dayOf, epochOf, type Instant, instantOf, plusDays, wallTimeOf } from '../../domain/instant.ts';
import { mayMove } from '../../domain/moves.ts';
import { lockOf } from '../../domain/windows.ts';
import type { LocalMachine } from '../machine.ts';
import { sampleEmployers } from '../sample-registry.ts';

/** An act of the operators, with an input that is valid as things stand now. */
export interface SampleInput {
  readonly act: string;
  readonly zh: string;
  readonly en: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The text of the file that the input names: it lies in the bucket, and never in an input. */
  readonly fileText?: string;
}

const SIGNED = { by: '操作员甲（示例）', reason: '示例理由，请改写' };
const CALL_FILE = new URL('../../calls/jiaxing-it-2021.yaml', import.meta.url);
const MOST_LOOKED_AT = 50;

/** Every act; where nothing stands that it could be done to, the sample names what to put there. */
export async function sampleInputs(machine: LocalMachine): Promise<SampleInput[]> {
  const [call = ''] = await machine.records.calls.all();
  const version = call === '' ? 0 : await machine.records.calls.currentVersion(call);
  const declarations = await someOf(machine, call);
  const waiting = declarations.find(({ standing }) => mayMove(standing, 'reissue'));
  const running = declarations.find(({ standing }) => mayMove(standing, 'restart'));
  return [
    {
      act: 'publish-call',
      zh: '发布评审通知，或发布它的新版本。file 是通知文件的全文。',
      en: 'Publishes a call, or a new version of it; file is the whole text of its file.',
      input: { ...SIGNED, expectedVersion: version, file: readFileSync(CALL_FILE, 'utf8') },
    },
    {
      act: 'move-deadline',
      zh: '延后一个环节的截止时间；已锁定的环节即重新开放。from 须是现行的截止时间。',
      en: 'Moves the closing of a stage; one that is locked is reopened. from must be the present closing.',
      input: { ...SIGNED, ...(await movable(machine, call)) },
    },
    {
      act: 'grant-late-entry',
      zh: '准许一份申报逾期办理一次。',
      en: 'Admits one late entry of one declaration.',
      input: {
        ...SIGNED,
        ...(await grantable(machine, call, declarations)),
      },
    },
    {
      act: 'reissue-link',
      zh: '给正在办理一份申报的岗位补发链接，旧链接作废。expectedRound 是现有链接的序号。',
      en: 'Gives the desk that holds a declaration a new link and revokes the old one; expectedRound counts its present link.',
      input: {
        ...SIGNED,
        declaration: waiting?.id ?? '申报编号',
        expectedRound: waiting ? await roundOf(machine, waiting) : 1,
      },
    },
    {
      act: 'restart-declaration',
      zh: '换一个流程重新驱动一份申报；记录不变。',
      en: 'Drives a declaration by a new execution; its records stay as they are.',
      input: { ...SIGNED, declaration: running?.id ?? '申报编号', expectedRun: running?.run ?? 1 },
    },
    {
      act: 'register-employers',
      zh: '登记或更新用人单位和审核部门。名单是存储桶中的 JSON 文件，先上传再启动；替换已登记的，须写 expected。',
      en: 'Registers employers and bodies. They stand in a JSON file of the bucket, uploaded before; replacing one that stands needs expected.',
      input: { ...SIGNED, file: `registrations/${dayOf(machine.needs.now(), 'Asia/Shanghai')}.json` },
      fileText: JSON.stringify(await renamed(machine), null, 2),
    },
  ];
}

/** A few of those that are not finished. */
async function someOf({ records }: LocalMachine, call: string): Promise<Declaration[]> {
  if (call === '') return [];
  const stages = Object.keys(await records.stages.of(call));
  const ids = (await Promise.all(stages.map((stage) => governedBy(records, call, stage)))).flat();
  const found = await Promise.all(ids.slice(0, MOST_LOOKED_AT).map((id) => records.declarations.get(id)));
  return found.filter((each) => each !== undefined);
}

async function governedBy({ indexes }: LocalMachine['records'], call: string, stage: string) {
  const ids: string[] = [];
  let cursor: Cursor | undefined = { shard: 0 };
  while (cursor && ids.length < MOST_LOOKED_AT) {
    const page: IdPage = await indexes.governed(call, stage, cursor, MOST_LOOKED_AT);
    ids.push(...page.ids);
    cursor = page.next;
  }
  return ids;
}

/** One whose stage can be held open for it: until the end of the first day after its closing, or of this day. */
async function grantable({ records, needs }: LocalMachine, id: string, declarations: readonly Declaration[]) {
  const published =
    id === '' ? undefined : await records.calls.callAt(id, await records.calls.currentVersion(id));
  const locks = id === '' ? {} : await records.stages.of(id);
  const found = declarations.find(({ grant }) => !grant);
  const stage = published && found && governingStage(published.call, found);
  if (!published || !found || stage === undefined)
    return { declaration: '申报编号', until: '2021-11-01', expectedVersion: 1 };
  const { closesAt } = lockOf(locks, stage);
  const from = closesAt > needs.now() ? closesAt : needs.now();
  const until = dayOf(from, published.call.identity.zone.value);
  return { declaration: found.id, until, expectedVersion: found.version };
}

/** How often the desk that holds a declaration was given a link. */
async function roundOf({ records }: LocalMachine, declaration: Declaration): Promise<number> {
  const present = await records.links.ofDesk(declaration.call, queueOf(declaration) ?? '');
  return present?.round ?? 0;
}

/** A file of registrations that gives one employer another name. */
async function renamed({ records }: LocalMachine) {
  const [employer] = sampleEmployers;
  if (!employer) return { employers: [] };
  const expected = await records.registrations.employerVersion(employer.code);
  return {
    employers: [
      { ...employer, name: `${employer.name}（更名示例）`, ...(expected === 0 ? {} : { expected }) },
    ],
  };
}

/** The last stage, by its present closing and three days later: nothing stands after it in the way. */
async function movable({ records }: LocalMachine, call: string) {
  if (call === '') return { call: '评审通知', stage: '环节', from: '2021-11-19', to: '2021-11-22' };
  const published = await records.calls.callAt(call, await records.calls.currentVersion(call));
  const zone = published?.call.identity.zone.value ?? 'Asia/Shanghai';
  const stages = await records.stages.of(call);
  const last = published && stageOf(published.call, published.call.stages.at(-1)?.id ?? '').id;
  const closesAt = stages[last ?? '']?.closesAt ?? instantOf(0);
  const from = closingText(closesAt, zone);
  return { call, stage: last, from, to: closingText(instantOf(epochOf(closesAt) + 3 * 86_400_000), zone) };
}

/** As a call's file writes a closing: the last day, or the hour where it is not midnight. */
function closingText(closesAt: Instant, zone: string): string {
  const [day = '', time = ''] = wallTimeOf(closesAt, zone).slice(0, 16).split('T');
  return time === '00:00' ? plusDays(day, -1) : `${day} ${time}`;
}
