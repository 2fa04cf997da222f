import type { Case } from './acts/guard.ts';
import type { Declaration } from './declaration.ts';
import type { Instant } from './instant.ts';
import { lastClosing } from './windows.ts';

/**
 * Until when a reviewer's link that is sent about this declaration must open: the latest closing among the call's
 * locks as they stand, or the end of the declaration's own late entry where that is later.
 */
export function linkNeededUntil({
  locks,
  declaration,
}: Pick<Case, 'locks'> & { readonly declaration: Pick<Declaration, 'grant'> }): Instant {
  const last = lastClosing(locks);
  const { grant } = declaration;
  return grant && grant.until > last ? grant.until : last;
}

/** Whether a link opens anything at this instant: not revoked, and before its expiry. */
export function isLinkOpen(
  { expiresAt, revokedAt }: { readonly expiresAt: Instant; readonly revokedAt?: Instant },
  now: Instant,
): boolean {
  return revokedAt === undefined && now < expiresAt;
}
