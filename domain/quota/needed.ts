import type { Call } from '../call/call.ts';
import type { EmployerKind } from '../call/quota-form.ts';
import type { QuotaPost } from './statement.ts';

type WithQuota = Pick<Call, 'postQuota' | 'identity'>;

/** The level of posts with this id, as the call names it. */
export function postLevelOf({ postQuota }: Pick<Call, 'postQuota'>, id: string) {
  return postQuota?.levels.value.find((level) => level.id === id);
}

/** The post that a declaration for this title needs at this employer; undefined if the call asks for none. */
export function neededPost(
  { postQuota, identity }: WithQuota,
  { code, kind }: { readonly code: string; readonly kind: EmployerKind },
  title: string | undefined,
): QuotaPost | undefined {
  if (!postQuota?.kinds.value.includes(kind) || title === undefined) return undefined;
  const level = postQuota.levels.value.find(({ titles }) => titles.includes(title));
  return level && { employer: code, level: level.id, year: identity.reviewYear.value };
}
