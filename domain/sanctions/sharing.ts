import type { SanctionAct, SanctionEntry } from './entry.ts';

/** What a platform answers to a file: that it took it or did not. */
export const REPLY_OUTCOMES = ['taken', 'not-taken'] as const;

/** A platform's reply, with its number or its words. */
export interface PlatformReply {
  readonly outcome: (typeof REPLY_OUTCOMES)[number];
  readonly reply: string;
}

/** What a platform was told last of an entry: the act that says of which version, when and by which file. */
export function lastSharedTo(
  { acts }: Pick<SanctionEntry, 'acts'>,
  platform: string,
): SanctionAct | undefined {
  return acts.findLast((act) => act.act === 'share' && act.platform === platform);
}

/**
 * Whether a platform has this version of an entry. One that was corrected or ended since, or that the platform did not take, is
 * told again.
 */
export function isSharedTo(entry: SanctionEntry, platform: string): boolean {
  const last = lastSharedTo(entry, platform);
  return last?.version === entry.version && replyTo(entry, last)?.outcome !== 'not-taken';
}

/** Who was told of an entry before: the platform, the version, the instant and the file, with the last reply to it. */
export function sharedBefore(entry: Pick<SanctionEntry, 'acts'>) {
  return entry.acts
    .filter(({ act }) => act === 'share')
    .map((act) => {
      const answer = replyTo(entry, act);
      const { platform, version, at, file } = act;
      const { outcome, reply } = answer ?? {};
      const told = answer ? { outcome, reply, at: answer.at } : null;
      return { platform, version, at, sha256: file?.sha256, reply: told };
    });
}

function replyTo(
  { acts }: Pick<SanctionEntry, 'acts'>,
  { platform, file }: SanctionAct,
): SanctionAct | undefined {
  return acts.findLast(
    (act) => act.act === 'reply' && act.platform === platform && act.file?.sha256 === file?.sha256,
  );
}
