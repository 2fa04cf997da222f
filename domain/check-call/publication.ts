import type { Call, Step } from '../call/call.ts';
import { partOf, type Stage, stageSaid, stagesOf } from '../call/steps.ts';
import { type Lock, type Locks, sayLastDay } from '../call/windows.ts';
import type { Instant } from '../values/instant.ts';
import { type Said, said } from '../values/said.ts';
import { sayInstant } from '../wording/say-facts.ts';
import type { Finding, FindingWord, Path } from './finding/finding.ts';

/** A version that is about to be published, with everything that already relies on earlier versions. */
export interface Publication {
  readonly call: Call;
  /** The lock of each step as the version's file states it. */
  readonly stated: Locks;
  /** Every earlier version, oldest first; empty for a new call. */
  readonly older: readonly Call[];
  /** The locks in force, including those of steps that an earlier version removed. */
  readonly locks: Locks;
  /** The ids of the unfinished declarations of each earlier version that has some, oldest version first. */
  readonly pinned: readonly { readonly version: number; readonly ids: readonly string[] }[];
  /** The ids of unfinished declarations that still need a step of their version, by the step's id. */
  readonly needing: Readonly<Record<string, readonly string[]>>;
}

export interface Comparison {
  /** The findings that prevent publication, each with what to do instead. */
  readonly findings: readonly Finding[];
  /** The locks that the version adds. They are written with it, because its declarations would find none otherwise. */
  readonly added: readonly Lock[];
}

/**
 * Compares a version with the locks in force and with the declarations pinned to earlier versions. A publication never
 * moves a closing, and no declaration loses a step that is still ahead. Rules, texts, routes and lists may change,
 * because every declaration keeps those of the version under which it was begun.
 */
export function comparePublication(publication: Publication, now: Instant): Comparison {
  const { call, stated, older, locks } = publication;
  const added = stagesOf(call).flatMap(({ id }) => (lockIn(locks, id) ? [] : (lockIn(stated, id) ?? [])));
  if (older.length === 0) return { findings: [], added };
  const steps = stagesOf(call).flatMap((stage) => ofStage(publication, stage, now));
  return { findings: [...ofIdentity(publication), ...steps, ...ofRemoved(publication)], added };
}

/** Finds the lock of a step. Every object inherits names such as `constructor`, and these are no steps. */
function lockIn(locks: Locks, id: string): Lock | undefined {
  return Object.hasOwn(locks, id) ? locks[id] : undefined;
}

function ofStage(publication: Publication, stage: Stage, now: Instant): Finding[] {
  const { call, stated, older, locks } = publication;
  const [own, inForce] = [lockIn(stated, stage.id), lockIn(locks, stage.id)];
  if (!own) return [];
  const path: Path = ['steps', call.steps.findIndex(({ id }) => id === stage.step.id)];
  const isNew = !hasStage(older.at(-1), stage.id);
  const isOver = isNew && (inForce?.lockedAt !== undefined || (inForce ?? own).closesAt <= now);
  return [
    ...(isOver
      ? [find(closingPath(path, stage), 'new-step-closed', newStepClosed(stageSaid(call, stage.id)))]
      : []),
    ...ofActor(older, call, stage.step, path),
    ...(inForce && !isZoneChanged(publication)
      ? ofInstants(call, own, inForce, { path, closes: closingPath(path, stage) })
      : []),
  ];
}

function find(path: Path, because: FindingWord, { zh, en }: Said): Finding {
  return { path, because, zh, en };
}

function newStepClosed({ zh, en }: Said): Said {
  return said(
    `新环节${zh}的截止时间已过，到这一环节的申报会立即逾期；请填写将来的截止时间。以前撤销过的同名环节，请先用 move-deadline 重新开放，或换一个 id。`,
    `The new step ${en} has closed already, and whatever reaches it would lapse at once: give a closing to come. One that was taken away before is reopened by move-deadline first, or takes another id.`,
  );
}

/** The place of a stage's closing in the file. */
function closingPath(step: Path, { id, step: { closes } }: Stage): Path {
  const part = partOf(id);
  const key = part !== undefined && closes?.levels?.[part] !== undefined ? 'levels' : 'batches';
  return [...step, 'closes', ...(part === undefined ? ['value'] : [key, part])];
}

function hasStage(call: Call | undefined, stage: string): boolean {
  return call !== undefined && stagesOf(call).some(({ id }) => id === stage);
}

function ofActor(older: readonly Call[], call: Call, { id, by: actor }: Step, path: Path): Finding[] {
  const before = older.flatMap(({ steps }) => steps.filter((each) => each.id === id)).at(-1);
  if (!before || before.by === actor) return [];
  return [
    find(
      [...path, 'by'],
      'actor-changed',
      said(
        `环节${stageSaid(call, id).zh}由 ${before.by} 办理，已据此告知；由 ${actor} 办理的是另一个环节，请另起 id。`,
        `The step ${stageSaid(call, id).en} is the ${before.by}'s, and people were told so; one of the ${actor} is another step: give it an id of its own.`,
      ),
    ),
  ];
}

function ofInstants(
  call: Call,
  own: Lock,
  inForce: Lock,
  { path, closes }: { readonly path: Path; readonly closes: Path },
): Finding[] {
  const zone = call.identity.zone.value;
  const { zh, en } = stageSaid(call, own.stage);
  const opens = sayInstant(inForce.opensAt, zone, true);
  return [
    ...(own.opensAt === inForce.opensAt
      ? []
      : [
          find(
            [...path, 'opens'],
            'opening-differs',
            said(
              `环节${zh}的开始时间是 ${opens}，已据此受理；发布后不能更改，请照写。`,
              `The step ${en} opens at ${opens}, by which declarations are received; it does not change once published: state that.`,
            ),
          ),
        ]),
    ...(own.closesAt === inForce.closesAt
      ? []
      : [find(closes, 'closing-differs', otherClosing(call, own, inForce))]),
  ];
}

/** Names the act that can make a later closing; no act can make an earlier one. */
function otherClosing(call: Call, { stage, closesAt }: Lock, inForce: Lock): Said {
  const zone = call.identity.zone.value;
  const { zh, en } = stageSaid(call, stage);
  const [from, to] = [sayLastDay(inForce.closesAt, zone), sayLastDay(closesAt, zone)];
  const input = `{"act":"move-deadline","call":"${call.id}","stage":"${stage}","from":"${from}","to":"${to}"}`;
  return closesAt > inForce.closesAt
    ? said(
        `环节${zh}现行的截止时间是 ${from}，文件写的是 ${to}。发布不移动截止时间：请先启动 ${input}，再发布；或照写 ${from}。`,
        `The step ${en} closes ${from}, and the file says ${to}. A publication moves no closing: start ${input} first and publish then, or state ${from}.`,
      )
    : said(
        `环节${zh}现行的截止时间是 ${from}，文件写的 ${to} 更早；截止时间不能提前，请照写 ${from}。`,
        `The step ${en} closes ${from}, and the file says ${to}, which is earlier. A closing never moves earlier: state ${from}.`,
      );
}

/** Whether the zone changed in effect. Another zone whose clocks agree at every opening and closing is no change. */
function isZoneChanged({ call, older, stated, locks }: Publication): boolean {
  const isSame = older.at(-1)?.identity.zone.value === call.identity.zone.value;
  return (
    !isSame &&
    stagesOf(call).some(({ id }) => {
      const [own, inForce] = [lockIn(stated, id), lockIn(locks, id)];
      return own && inForce && (own.closesAt !== inForce.closesAt || own.opensAt !== inForce.opensAt);
    })
  );
}

function ofIdentity(publication: Publication): Finding[] {
  const { call, older } = publication;
  const before = older.at(-1)?.identity;
  const { reviewYear, zone } = call.identity;
  return [
    ...(before && before.reviewYear.value !== reviewYear.value
      ? [find(['identity', 'reviewYear', 'value'], 'review-year-changed', otherYear(before.reviewYear.value))]
      : []),
    ...(before && isZoneChanged(publication)
      ? [find(['identity', 'zone', 'value'], 'zone-changed', otherZone(before.zone.value, zone.value))]
      : []),
  ];
}

function otherYear(year: number): Said {
  return said(
    `本通知的评审年度是 ${year}，申报编号和每人每年一次的名额都按它计；另一年度请用另一个 id 发布。`,
    `The call is of the review year ${year}, by which reference numbers and each person's claim are counted; publish another year under another id.`,
  );
}

function otherZone(before: string, zone: string): Said {
  return said(
    `时区由 ${before} 改为 ${zone}，全部截止时间都会移动；发布不移动截止时间，请照写 ${before}。`,
    `The zone ${zone} in place of ${before} would move every closing, and a publication moves none: state ${before}.`,
  );
}

const MAX_NAMED = 5;

/** Reports a step that the version lacks although declarations of earlier versions still have to pass it. */
function ofRemoved({ call, older, needing }: Publication): Finding[] {
  const kept = new Set(stagesOf(call).map(({ id }) => id));
  return Object.entries(needing)
    .filter(([stage, ids]) => !kept.has(stage) && ids.length > 0)
    .map(([stage, ids]) =>
      find(['steps'], 'step-still-needed', stillNeeded(stageOfOlder(older, stage), ids)),
    );
}

/** The step's name in the newest version that has it. */
function stageOfOlder(older: readonly Call[], id: string): Said {
  const before = older.findLast((each) => hasStage(each, id));
  return before ? stageSaid(before, id) : said(id, id);
}

function stillNeeded(stage: Said, ids: readonly string[]): Said {
  const named = ids.slice(0, MAX_NAMED).join(ids.length > 1 ? '、' : '');
  const [rest, restEn] = ids.length > MAX_NAMED ? [' 等', ' and others'] : ['', ''];
  return said(
    `文件中没有环节${stage.zh}，而以前版本的 ${ids.length} 份未办结申报还要用到它（${named}${rest}）。请保留这一环节（改名请只改 name，不改 id），待这些申报办结后再撤销。`,
    `The file lacks the step ${stage.en}, which ${ids.length} unfinished declarations of versions before it still need (${named.replaceAll('、', ', ')}${restEn}). Keep it, and rename it by its name, not its id; it can be taken away once they have ended.`,
  );
}
