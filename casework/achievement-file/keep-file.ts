import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import type { Write } from '../../adapters/records/store/store.ts';
import { contentsAfter } from '../../domain/achievement-file/achievement-file.ts';
import { keptFrom } from '../../domain/achievement-file/kept.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { withNumberOpen } from '../applicant/identity.ts';
import type { CaseNeeds } from '../needs.ts';
import { ownFile, sealFile } from './own-file.ts';

type KeepNeeds = Pick<CaseNeeds, 'records' | 'keys'>;

/**
 * The write that keeps the facts of a submission in its account's achievement file, for the transaction of the submission.
 * It holds while the file is the one that was read here, so of two submissions at one moment the later one joins its facts
 * to what the earlier one kept. None if the draft states no facts.
 */
export async function fileWrites(
  needs: KeepNeeds,
  { declaration, call }: Pick<Case, 'declaration' | 'call'>,
  at: Instant,
): Promise<readonly Write[]> {
  const { account, draft } = declaration;
  if (!draft.facts) return [];
  const own = await ownFile(needs, account, at);
  const { identity } = await withNumberOpen(needs, declaration);
  const contents = contentsAfter(own?.file, draft.facts, {
    ...{ vocabularies: VOCABULARIES, situations: call.insurance?.value, number: identity?.number },
  });
  const sealed = await sealFile(needs, account, contents);
  return [needs.records.achievementFiles.keep(account, sealed, keptFrom(call, at), { read: own?.read, at })];
}
