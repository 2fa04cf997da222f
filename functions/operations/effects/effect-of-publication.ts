import type { PlacedFinding } from '../../../adapters/call-file/call-file.ts';
import { placeWritten } from '../../../adapters/call-file/judge-call.ts';
import type { PublishedCall } from '../../../adapters/records/calls.ts';
import type { FindingWord } from '../../../domain/check-call/finding/finding.ts';
import type { Publication } from '../../../domain/check-call/publication/publication.ts';
import { versionEffect } from '../../../domain/check-call/publication/version-effect.ts';
import { said } from '../../../domain/values/said.ts';
import type { Effect } from './confirmation.ts';

/** Warnings that nobody who acts on a step's last days can be finished. Others concern some people alone. */
const IN_VAIN: readonly FindingWord[] = ['last-days-too-late', 'body-without-a-day'];

/**
 * The effect of a version: the promises that it cannot keep, which are days on which an act can no longer be finished by the next
 * step; and, by name and number, what cases in flight keep and new drafts get. The word that confirms it is for this text of the
 * call and its defaults alone, since another one in its place was read by nobody.
 */
export function effectOfPublication(
  warnings: readonly PlacedFinding[],
  { call, version, hash, defaultsHash }: Pick<PublishedCall, 'call' | 'version' | 'hash' | 'defaultsHash'>,
  publication: Publication,
): Effect {
  const vain = warnings.filter(({ because }) => IN_VAIN.includes(because));
  const inFlight = versionEffect(publication);
  return {
    says: [
      ...vain.map((each) => said(`${placeWritten(each)} ${each.zh}`, `${placeWritten(each)} ${each.en}`)),
      ...inFlight.says,
    ],
    stable: [call.id, String(version), hash, defaultsHash, ...vain.map(({ zh }) => zh), ...inFlight.stable],
  };
}
