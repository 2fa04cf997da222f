import { type Call, citation } from '../call/call.ts';
import type { QuotaRule } from '../call/quota-form.ts';
import { stepOf } from '../call/steps.ts';
import { bodyInTurn } from '../declaration/at-desk.ts';
import type { Case } from '../declaration/case.ts';
import type { Change } from '../declaration/change.ts';
import type { Declaration } from '../declaration/declaration.ts';
import type { Employer } from '../declaration/registry.ts';
import { stillToDo } from '../declaration/way.ts';
import { postsAllowed } from '../quota/allowed.ts';
import { postLevelOf } from '../quota/needed.ts';
import { isSamePost, type QuotaPost } from '../quota/statement.ts';
import { accepted, refused, type Verdict } from '../values/verdict.ts';
import { declarationAfter } from './spend.ts';

/**
 * The post of its employer that this change must take; undefined if it takes none. One that was taken stays taken while the
 * declaration goes back and forth; a restored declaration takes its post again, as it takes its claim.
 */
export function postToTake({ declaration, call }: Case, change: Change): QuotaPost | undefined {
  const { quota } = declarationAfter(declaration, change);
  const rule = call.postQuota;
  if (!quota || !rule) return undefined;
  if (change.move === 'restore') return quota.taken ? quota : undefined;
  return !quota.taken && isMoment(call, rule, declaration, change) ? quota : undefined;
}

/** Where no body reviews, the recommendation to the committee is the acceptance. */
function isMoment(call: Call, { askedAt }: QuotaRule, declaration: Declaration, change: Change): boolean {
  const { standing, bodyIndex, route } = declaration;
  const { move, to } = change;
  const first = route.findIndex(({ step }) => stepOf(call, step).kind === 'review');
  const isAccepted = standing === 'forwarded' && move === 'support' && bodyIndex === first;
  const moments = {
    submission: move === 'submit',
    recommendation: leavesEmployer(call, declaration, change),
    acceptance: isAccepted || (first < 0 && to === 'recommended'),
  };
  return moments[askedAt.value];
}

/** Whether this act leaves the employer. A submission does where the employer has nothing to do, and not where bodies only come first. */
function leavesEmployer(call: Call, declaration: Declaration, change: Change): boolean {
  const { to, move } = change;
  const after = declarationAfter(declaration, change);
  if (bodyInTurn(declaration) || !(bodyInTurn(after) || to === 'recommended')) return false;
  return move !== 'submit' || !stillToDo(call, after).some(({ step }) => step.by === 'employer');
}

type Registered = Pick<Employer, 'kind' | 'posts'>;

/**
 * Takes a post by what the employer's registration states now. The write repeats the number, so of two at one moment for the
 * last post one is taken. Refused if nothing is stated for the level, or if nothing is free. An employer that was registered as
 * another kind since the submission is asked nothing any more.
 */
export function takePost(
  { call }: Case,
  change: Change,
  { employer, level, year }: QuotaPost,
  registered: Registered | undefined,
): Verdict<Change> {
  const rule = call.postQuota;
  if (registered && !rule?.kinds.value.includes(registered.kind)) return accepted(change);
  const statement = registered?.posts?.find((each) => each.level === level);
  if (!rule || !statement)
    return refused('posts-not-stated', { ...clauseOf(call), facts: levelSaid(call, level) });
  const most = postsAllowed(rule, statement);
  if (most === 0) return noFreePost(call, level, { most, taken: 0 });
  const post = { employer, level, year };
  return accepted({
    ...change,
    set: { ...change.set, quota: { ...post, taken: true } },
    quota: [...(change.quota ?? []), { act: 'take', post, most }],
    inputs: { ...change.inputs, postLevel: level, posts: most },
  });
}

/** Says that every post of the level is taken, how many there are, and by which clause. */
export function noFreePost(
  call: Case['call'],
  level: string,
  counted: { readonly most: number; readonly taken: number },
) {
  return refused('no-free-post', { ...clauseOf(call), facts: { ...levelSaid(call, level), ...counted } });
}

function clauseOf({ postQuota }: Case['call']): { clause?: string } {
  return postQuota ? { clause: citation(postQuota.allows) } : {};
}

function levelSaid(call: Case['call'], id: string): { level: string; levelEn: string } {
  const { name, en = name } = postLevelOf(call, id) ?? { name: id };
  return { level: name, levelEn: en };
}

/** What an act that ends a declaration does with its post: it gives it back, so that another may take it. */
export function postGivenBack({ quota }: Pick<Declaration, 'quota'>): Pick<Change, 'quota'> {
  return quota?.taken ? { quota: [{ act: 'give-back', post: postOf(quota) }] } : {};
}

/**
 * What a submission notes of the post that its employer and level need. A post that was taken before is kept for the same ones,
 * and given back for others.
 */
export function postNoted(
  { quota: before }: Pick<Declaration, 'quota'>,
  needed: QuotaPost | undefined,
): { set: Pick<Change['set'], 'quota'>; drop: 'quota'[]; also: Pick<Change, 'quota'> } {
  if (!before) return { set: needed ? { quota: needed } : {}, drop: [], also: {} };
  if (needed && isSamePost(before, needed)) return { set: {}, drop: [], also: {} };
  const also = postGivenBack({ quota: before });
  return needed ? { set: { quota: needed }, drop: [], also } : { set: {}, drop: ['quota'], also };
}

function postOf({ employer, level, year }: QuotaPost): QuotaPost {
  return { employer, level, year };
}
