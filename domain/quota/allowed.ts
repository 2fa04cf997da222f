import type { QuotaRule } from '../call/quota-form.ts';
import type { PostStatement } from './statement.ts';

/**
 * How many declarations of a year may take a post of this level, besides those who stand against the approved posts already. One
 * more is admitted by the first band within whose percent all of them then are, rounded down; where the band asks for
 * people who left, those who come in by the whole list are at most so many for so many who left (domain.md 17.4).
 */
export function postsAllowed(
  { counts, allows }: Pick<QuotaRule, 'counts' | 'allows'>,
  statement: PostStatement,
): number {
  const { approved, left } = statement;
  const standing = counts.value.reduce((sum, name) => sum + statement[name], 0);
  let allowed = 0;
  for (const { upToPercent, against } of allows.value) {
    const room = Math.floor((approved * upToPercent) / 100) - standing;
    if (room <= allowed) continue;
    const most = against ? Math.floor(left / against.out) * against.in : room;
    allowed = Math.max(allowed, Math.min(room, most));
    if (allowed < room) break;
  }
  return allowed;
}
