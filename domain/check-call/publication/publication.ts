import type { Call } from '../../call/call.ts';
import { stagesOf } from '../../call/steps.ts';
import type { Lock, Locks } from '../../call/windows.ts';
import type { Instant } from '../../values/instant.ts';
import { type Said, said } from '../../values/said.ts';
import type { Finding } from '../finding/finding.ts';
import { find, isZoneChanged, lockIn } from './compared.ts';
import { ofRemoved } from './of-removed.ts';
import { ofStage } from './of-stage.ts';

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
