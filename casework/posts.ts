import { postToTake, takePost } from '../domain/acts/posts.ts';
import type { Call } from '../domain/call/call.ts';
import type { Case } from '../domain/declaration/case.ts';
import type { Change } from '../domain/declaration/change.ts';
import type { Employer } from '../domain/declaration/registry.ts';
import { postsAllowed } from '../domain/quota/allowed.ts';
import { neededPost } from '../domain/quota/needed.ts';
import { accepted, type Verdict } from '../domain/values/verdict.ts';
import type { CaseNeeds } from './needs.ts';

/**
 * The change with the post of its employer that it must take, by what is registered at this moment. Most changes take none, and
 * nothing is read for them.
 */
export async function withPost(
  { records }: Pick<CaseNeeds, 'records'>,
  subject: Case,
  change: Change,
): Promise<Verdict<Change>> {
  const post = postToTake(subject, change);
  if (!post) return accepted(change);
  const employer = await records.people.employer(post.employer);
  return takePost(subject, change, post, employer);
}

/**
 * The posts of the level that a declaration for this title needs at its employer, as they are now, for whoever looks before one is
 * taken; undefined if it needs none.
 */
export async function postsAt(
  { records }: Pick<CaseNeeds, 'records'>,
  call: Call,
  employer: Employer | undefined,
  { id, title }: { readonly id: string; readonly title: string | undefined },
) {
  const post = employer && neededPost(call, employer, title);
  if (!post || !call.postQuota) return undefined;
  const statement = employer.posts?.find(({ level }) => level === post.level);
  const takenBy = await records.quotas.takenBy(post);
  return {
    level: post.level,
    statement,
    most: statement ? postsAllowed(call.postQuota, statement) : 0,
    taken: takenBy.length,
    isOwn: takenBy.includes(id),
  };
}
