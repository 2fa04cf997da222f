import type { SealedFile } from '../../adapters/records/achievements/achievement-files.ts';
import type { AchievementFile, Contents } from '../../domain/achievement-file/achievement-file.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { CaseNeeds } from '../needs.ts';

type FileNeeds = Pick<CaseNeeds, 'keys'> & {
  readonly records: Pick<CaseNeeds['records'], 'achievementFiles'>;
};

/** An account's achievement file, open, and as it was read. */
export interface OpenFile {
  readonly file: AchievementFile;
  readonly read: SealedFile;
}

/** Reads and opens the file of an account; undefined if none is kept, or it is forgotten by now. */
export async function ownFile(
  { records, keys }: FileNeeds,
  account: string,
  now: Instant,
): Promise<OpenFile | undefined> {
  const read = await records.achievementFiles.get(account, now);
  if (!read) return undefined;
  const text = await keys.openTyped(read.sealed, ...boundTo(account));
  // The key that sealed it is gone from the ring: docs/keys.md.
  if (text === undefined) throw new Error('An achievement file does not open');
  const { lastUsedOn, forgottenOn, forgottenAt } = read;
  return { file: { ...(JSON.parse(text) as Contents), lastUsedOn, forgottenOn, forgottenAt }, read };
}

/** Seals the contents of a file for its account alone. */
export function sealFile({ keys }: Pick<FileNeeds, 'keys'>, account: string, contents: Contents) {
  return keys.sealTyped(JSON.stringify(contents), ...boundTo(account));
}

function boundTo(account: string): readonly string[] {
  return ['achievement-file', account];
}
