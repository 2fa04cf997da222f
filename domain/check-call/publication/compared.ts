import type { Call } from '../../call/call.ts';
import { stagesOf } from '../../call/steps.ts';
import type { Lock, Locks } from '../../call/windows.ts';
import type { Said } from '../../values/said.ts';
import type { Finding, FindingWord, Path } from '../finding/finding.ts';
import type { Publication } from './publication.ts';

/** What the parts of a comparison share. */

export function find(path: Path, because: FindingWord, { zh, en }: Said): Finding {
  return { path, because, zh, en };
}

/** Finds the lock of a step. Every object inherits names such as `constructor`, and these are no steps. */
export function lockIn(locks: Locks, id: string): Lock | undefined {
  return Object.hasOwn(locks, id) ? locks[id] : undefined;
}

/** Whether a version has a stage. */
export function hasStage(call: Call | undefined, stage: string): boolean {
  return call !== undefined && stagesOf(call).some(({ id }) => id === stage);
}

/** Whether the zone changed in effect. Another zone whose clocks agree at every opening and closing is no change. */
export function isZoneChanged({ call, older, stated, locks }: Publication): boolean {
  const isSame = older.at(-1)?.identity.zone.value === call.identity.zone.value;
  return (
    !isSame &&
    stagesOf(call).some(({ id }) => {
      const [own, inForce] = [lockIn(stated, id), lockIn(locks, id)];
      return own && inForce && (own.closesAt !== inForce.closesAt || own.opensAt !== inForce.opensAt);
    })
  );
}
