import type { Call, Step } from '../../call/call.ts';
import { partOf, type Stage, stageSaid } from '../../call/steps.ts';
import { type Lock, sayLastDay } from '../../call/windows.ts';
import type { Instant } from '../../values/instant.ts';
import { type Said, said } from '../../values/said.ts';
import { sayInstant } from '../../wording/say-facts.ts';
import type { Finding, Path } from '../finding/finding.ts';
import { find, hasStage, isZoneChanged, lockIn } from './compared.ts';
import type { Publication } from './publication.ts';

/** Compares one stage of a version with its lock in force, and its actor with the one that people were told. */
export function ofStage(publication: Publication, stage: Stage, now: Instant): Finding[] {
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
