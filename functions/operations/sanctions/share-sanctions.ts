import { fingerprint } from '../../../adapters/fingerprint.ts';
import { openTold } from '../../../casework/sanctions.ts';
import type { SanctionEntry, SharedFile } from '../../../domain/sanctions/entry.ts';
import { sharedFile } from '../../../domain/sanctions/shared-file.ts';
import { isSharedTo } from '../../../domain/sanctions/sharing.ts';
import { canonical } from '../../../domain/values/canonical.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import type { Signed } from '../operator.ts';
import { signatureOf } from './end-sanction.ts';
import { findEntries, recordIn } from './found-entries.ts';
import type { SanctionNeeds } from './told-person.ts';

export interface ShareSanctions extends Signed {
  /** The ids of the entries. */
  readonly sanctions: readonly string[];
  /** The credit platform that is told. */
  readonly platform: string;
}

/** The entries that this act told the platform, by which file, and those of which the platform has the present version. */
export interface Shared {
  readonly ids: readonly string[];
  readonly already: readonly string[];
  readonly file?: SharedFile | undefined;
}

/**
 * Writes a signed file of entries for a credit platform, then records in each entry that the platform was told its version. An
 * act that was killed before the record leaves a file that no answer names; tried again it writes both anew.
 */
export function shareSanctions(needs: SanctionNeeds) {
  return async (input: ShareSanctions): Promise<OperatorVerdict<Shared>> => {
    const { platform, execution } = input;
    const found = await findEntries(needs, input.sanctions);
    if (!found.ok) return found;
    const { entries, held } = found.value;
    const own = entries.filter((entry) => sharedBy(entry, execution));
    const [first] = own;
    // The task is entered again.
    if (first) return accepted(answer(own, entries, sharedBy(first, execution)));
    const fresh = entries.filter((entry) => !isSharedTo(entry, platform));
    if (fresh.length === 0) return accepted(answer([], entries, undefined));
    const at = needs.now();
    const file = await laid(needs, input, fresh, at);
    if (!file.ok) return file;
    const act = { act: 'share', at, ...signatureOf(input), platform, file: file.value } as const;
    const written = await needs.records.sanctions.write(
      recordIn(held, fresh, ({ version }) => ({ ...act, version })),
    );
    // Somebody changed one of them between the read and the write: the file is made anew, of what they are now.
    return written.ok ? accepted(answer(fresh, entries, file.value)) : shareSanctions(needs)(input);
  };
}

const idOf = ({ id }: SanctionEntry): string => id;

function answer(
  own: readonly SanctionEntry[],
  all: readonly SanctionEntry[],
  file: SharedFile | undefined,
): Shared {
  return { ids: own.map(idOf), already: all.filter((entry) => !own.includes(entry)).map(idOf), file };
}

function sharedBy({ acts }: SanctionEntry, execution: string): SharedFile | undefined {
  return acts.find((act) => act.act === 'share' && act.execution === execution)?.file;
}

/** Writes the file, and its signature beside it. Their name follows from the execution and names nobody. */
async function laid(
  needs: SanctionNeeds,
  { execution, platform }: ShareSanctions,
  entries: readonly SanctionEntry[],
  at: Instant,
): Promise<OperatorVerdict<SharedFile>> {
  const opened = entries.map(async (entry) => ({ entry, told: await openTold(needs, entry) }));
  const bytes = Buffer.from(sharedFile(platform, at, await Promise.all(opened)));
  const signed = await needs.keys.signFile(bytes);
  if (!signed) return refused('no-file-signing-key');
  const key = `sanctions-shared/${fingerprint(execution).slice(0, 16)}.json`;
  const sha256 = fingerprint(bytes);
  const beside = Buffer.from(canonical({ algorithm: 'Ed25519', ...signed, sha256 }));
  const type = 'application/json';
  await needs.materials.put({ key, type, bytes });
  await needs.materials.put({ key: `${key}.sig`, type, bytes: beside });
  return accepted({ key, sha256, keyId: signed.keyId });
}
