import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { refusingNow } from '../../../domain/acts/operator/admit-case.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { mayMove } from '../../../domain/declaration/moves.ts';
import { presentDeskOf } from '../../../domain/desks/desk.ts';
import { CALENDAR_ZONE } from '../../../domain/time/calendar.ts';
import { dayOf } from '../../../domain/values/instant.ts';
import type { LocalMachine } from '../../machine/machine.ts';
import { sampleEmployers } from '../../samples/sample-registry.ts';
import { ofTheConfirmations } from './sample-confirmations.ts';
import { sampleGrant } from './sample-grant.ts';
import { ofTheCall } from './sample-publications.ts';
import { ofTheSanctions } from './sample-sanctions.ts';
import { someOf } from './some-declarations.ts';

/** An act of the operators, with an input that is valid as things stand now. */
export interface SampleInput {
  readonly act: string;
  readonly zh: string;
  readonly en: string;
  /** The input; undefined if there is no declaration for the act. */
  readonly input: Readonly<Record<string, unknown>> | undefined;
  /** The text of the file that the input names. It lies in the bucket and never in an input. */
  readonly fileText?: string;
}

const SIGNED = { by: '操作员甲（示例）', reason: '示例理由，请改写' };

/** An input for every act. Those on a declaration take the newest one that they fit. */
export async function sampleInputs(machine: LocalMachine): Promise<SampleInput[]> {
  const [call = ''] = await machine.records.calls.all();
  const declarations = await someOf(machine, call);
  return [
    ...(await ofTheCall(machine, call, SIGNED)),
    ...(await ofTheDesk(machine, declarations)),
    ...(await ofTheNumber(machine, declarations)),
    ...ofTheConfirmations(machine.needs.now(), declarations, SIGNED),
    await ofTheRegister(machine),
    ...ofTheSanctions(machine, SIGNED),
  ];
}

async function ofTheDesk(
  machine: LocalMachine,
  declarations: readonly Declaration[],
): Promise<SampleInput[]> {
  const grantable = await sampleGrant(machine, declarations);
  const waiting = declarations.find(({ standing }) => mayMove(standing, 'reissue'));
  const running = declarations.find(({ standing }) => mayMove(standing, 'restart'));
  return [
    {
      act: 'grant-late-entry',
      zh: '准许一份申报逾期办理一次。',
      en: 'Admits one late entry of one declaration.',
      input: grantable && { ...SIGNED, ...grantable },
    },
    {
      act: 'reissue-link',
      zh: '给正在办理一份申报的岗位补发链接，旧链接作废。expectedRound 是现有链接的序号。',
      en: 'Gives the desk that holds a declaration a new link and revokes the old one; expectedRound counts its present link.',
      input: waiting && {
        ...SIGNED,
        declaration: waiting.id,
        expectedRound: await roundOf(machine, waiting),
      },
    },
    {
      act: 'restart-declaration',
      zh: '换一个流程重新驱动一份申报；记录不变。',
      en: 'Drives a declaration by a new execution; its records stay as they are.',
      input: running && { ...SIGNED, declaration: running.id, expectedRun: running.run },
    },
  ];
}

async function ofTheNumber(
  machine: LocalMachine,
  declarations: readonly Declaration[],
): Promise<SampleInput[]> {
  const stated = declarations.find(
    ({ standing, identity }) => identity?.failsCheck && mayMove(standing, 'accept-number'),
  );
  return [
    {
      act: 'free-claim',
      zh: '证件号码被他人占用、申报人无法提交时，解除占用。declaration 是申报人的草稿，holder 是占用号码的申报（不填则告知是哪一份）。双方都会收到通知。',
      en: 'Frees a number that somebody else submitted under. declaration is the one that cannot be submitted, holder the one that holds its number (left out, the answer names it). Both people are told.',
      input: await claimToFree(machine, declarations),
    },
    {
      act: 'accept-identity-number',
      zh: '核对证件后，准许一个校验码不符的证件号码。号码不写在这里，以草稿中填写的为准。',
      en: 'Lets a number through that fails its checksum, once the document was seen. It is not typed here: it is the one that the draft states.',
      input: stated && { ...SIGNED, declaration: stated.id, expectedVersion: stated.version },
    },
    {
      act: 'admit-case',
      zh: '通知的规则不收的申报，经人核定后准许提交。conditions 是准许的条件在通知文件中的位置；不写则答复列出不收的条件。',
      en: 'Admits a case that the call refuses by rule, once a person has looked at it. conditions are their places in the call’s file; left out, the answer names those that refuse.',
      input: await caseToAdmit(machine, declarations),
    },
  ];
}

async function ofTheRegister(machine: LocalMachine): Promise<SampleInput> {
  return {
    act: 'register-employers',
    zh: '登记或更新用人单位和审核部门。名单是存储桶中的 JSON 文件，先上传再启动；替换已登记的，须写 expected。',
    en: 'Registers employers and bodies. They stand in a JSON file of the bucket, uploaded before; replacing one that stands needs expected.',
    input: { ...SIGNED, file: `registrations/${dayOf(machine.needs.now(), CALENDAR_ZONE)}.json` },
    fileText: JSON.stringify(await renamed(machine), null, 2),
  };
}

/** Finds a draft that its call refuses by rule. */
async function caseToAdmit({ records }: LocalMachine, declarations: readonly Declaration[]) {
  for (const declaration of declarations) {
    const { id, version: expectedVersion, standing, call, callVersion } = declaration;
    const published = mayMove(standing, 'admit') ? await records.calls.callAt(call, callVersion) : undefined;
    const refusing = published ? refusingNow({ declaration, call: published.call }, VOCABULARIES) : [];
    if (refusing.length > 0)
      return {
        ...SIGNED,
        ...{ declaration: id, expectedVersion, conditions: refusing.map(({ place }) => place) },
      };
  }
  return undefined;
}

/** Finds a draft whose number another declaration holds. */
async function claimToFree({ records }: LocalMachine, declarations: readonly Declaration[]) {
  for (const { id, call, callVersion, standing, identity } of declarations) {
    if (standing !== 'draft' || !identity) continue;
    const published = await records.calls.callAt(call, callVersion);
    const holder = published && (await records.declarations.holderOfClaim(published.call, [identity.hash]));
    if (holder !== undefined) return { ...SIGNED, declaration: id, holder };
  }
  return undefined;
}

/** The number of links that the desk of a declaration was given. */
async function roundOf({ records }: LocalMachine, declaration: Declaration): Promise<number> {
  const desk = presentDeskOf(declaration);
  const present = desk && (await records.links.ofDesk(declaration.call, desk));
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
