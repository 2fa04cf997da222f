import type { SanctionAct } from '../../../domain/sanctions/entry.ts';
import { lastSharedTo, type PlatformReply } from '../../../domain/sanctions/sharing.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import type { Signed } from '../operator.ts';
import { signatureOf } from './end-sanction.ts';
import { findEntries, recordIn } from './found-entries.ts';
import type { SanctionNeeds } from './told-person.ts';

export interface RecordReply extends Signed, PlatformReply {
  /** The ids of the entries that the reply is about. */
  readonly sanctions: readonly string[];
  readonly platform: string;
}

/** The entries in which a reply stands, and whether the platform can be told of them again. */
export interface ReplyRecorded {
  readonly ids: readonly string[];
  readonly canBeShared: boolean;
}

/** Records what a platform answered to what it was told last of these entries. One that it did not take can be shared again. */
export function recordReply(needs: Pick<SanctionNeeds, 'records' | 'now'>) {
  return async (input: RecordReply): Promise<OperatorVerdict<ReplyRecorded>> => {
    const { platform, outcome, reply, execution } = input;
    const found = await findEntries(needs, input.sanctions);
    if (!found.ok) return found;
    const { entries, held } = found.value;
    const untold = entries.filter((entry) => !lastSharedTo(entry, platform)).map(({ id }) => id);
    if (untold.length > 0) return refused('not-shared', { facts: { sanction: untold.join(', '), platform } });
    const recorded = { ids: entries.map(({ id }) => id), canBeShared: outcome === 'not-taken' };
    // The task is entered again.
    if (entries.some(({ acts }) => acts.some((act) => act.execution === execution)))
      return accepted(recorded);
    const act = { act: 'reply', at: needs.now(), ...signatureOf(input), platform, outcome, reply } as const;
    const written = await needs.records.sanctions.write(
      recordIn(
        held,
        entries,
        (entry): SanctionAct => ({ ...act, ...aboutOf(lastSharedTo(entry, platform)) }),
      ),
    );
    return written.ok ? accepted(recorded) : recordReply(needs)(input);
  };
}

/** The version and the file that a reply is about. */
function aboutOf(told: SanctionAct | undefined): Pick<SanctionAct, 'version' | 'file'> {
  const { version, file } = told ?? {};
  return { ...(version === undefined ? {} : { version }), ...(file ? { file } : {}) };
}
