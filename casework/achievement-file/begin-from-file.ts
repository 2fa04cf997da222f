import type { Write } from '../../adapters/records/store/store.ts';
import { factsBegunFrom } from '../../domain/achievement-file/facts-begun-from.ts';
import { keptFrom } from '../../domain/achievement-file/kept.ts';
import type { Call } from '../../domain/call/call.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { CaseNeeds } from '../needs.ts';
import { ownFile } from './own-file.ts';

interface BegunFromFile {
  readonly declaration: Declaration;
  /** The write that keeps the file for longer, since it was used. It fails if the file is another one by now. */
  readonly along: readonly Write[];
}

/** A new draft with what its account's achievement file holds and the call asks for. Without a file it stays as it is. */
export async function begunFromFile(
  needs: Pick<CaseNeeds, 'records' | 'keys'>,
  declaration: Declaration,
  call: Call,
  at: Instant,
): Promise<BegunFromFile> {
  const { account, draft } = declaration;
  const own = await ownFile(needs, account, at);
  if (!own) return { declaration, along: [] };
  const facts = { ...draft.facts, ...factsBegunFrom(own.file, call) };
  return {
    declaration: { ...declaration, draft: { ...draft, facts } },
    along: [needs.records.achievementFiles.use(account, keptFrom(call, at), own.read)],
  };
}
