import { fingerprint } from '../../../adapters/fingerprint.ts';
import { createDraft } from '../../../casework/applicant/create-draft.ts';
import { submit } from '../../../casework/applicant/submit.ts';
import { withdraw } from '../../../casework/applicant/withdraw.ts';
import type { Needs } from '../../../casework/needs.ts';
import { perform } from '../../../casework/perform.ts';
import { reviewActs } from '../../../casework/reviewer/review-acts.ts';
import type { Decision } from '../../../domain/acts/reviewer/judge-decision.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { presentDeskOf } from '../../../domain/desks/desk.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import { filledDraft } from '../../samples/sample-files.ts';

/** The desk of a reviewer at a declaration that waits nowhere. Every act from there is refused. */
const NO_DESK = 'employer:none';

type Reply = Promise<AnyVerdict<unknown>>;

interface PeoplesWorld {
  readonly needs: Needs;
  readonly call: string;
  readonly commitment: string;
  /** The random numbers of a person. */
  readonly numbersOf: (account: string) => () => number;
  /** Hears which declaration a person has. */
  readonly found: (account: string, declaration: string) => void;
}

/** The acts of people, each as the web functions do it: they read first, then act on what they saw. */
export function peoplesActs({ needs, call, commitment, numbersOf, found }: PeoplesWorld) {
  const reviews = reviewActs(needs);
  const ids = new Map<string, string>();
  const mine = async (account: string): Promise<string> => {
    const id = ids.get(account) ?? (await needs.records.declarations.ofAccount(account, call)) ?? '';
    if (id !== '' && !ids.has(account)) found(account, id);
    if (id !== '') ids.set(account, id);
    return id;
  };
  const read = async (account: string) => {
    const id = await mine(account);
    const seen = id === '' ? undefined : await needs.records.declarations.get(id);
    return { id, version: seen?.version ?? 0, desk: (seen && presentDeskOf(seen)) ?? NO_DESK };
  };
  const asApplicant = async (account: string, at: Instant) => {
    const { id, version } = await read(account);
    return { id, arrival: { at, actor: { kind: 'applicant', account } as const, version } };
  };
  const asReviewer = async (account: string, at: Instant) => {
    const { id, version, desk } = await read(account);
    const actor = { kind: 'link', desk, statedName: '某某', statedPost: '经办人' } as const;
    return { id, arrival: { at, actor, version } };
  };
  return {
    mine,
    version: async (account: string) => (await read(account)).version,
    begin: (account: string, at: Instant): Reply =>
      createDraft({ ...needs, random: numbersOf(account) })({ call, account }, at),
    /** The files count as taken in already. */
    async fill(account: string, draft: Draft, at: Instant): Reply {
      const { id, arrival } = await asApplicant(account, at);
      return perform(needs, id, (subject) => filledDraft(needs, subject, draft, arrival));
    },
    async submit(account: string, at: Instant): Reply {
      const { id, arrival } = await asApplicant(account, at);
      return submit(needs)({ id, agreedHash: fingerprint(commitment), arrival });
    },
    async withdraw(account: string, at: Instant): Reply {
      const { id, arrival } = await asApplicant(account, at);
      return withdraw(needs)({ id, arrival });
    },
    async decide(account: string, decision: Decision, at: Instant): Reply {
      const { id, arrival } = await asReviewer(account, at);
      return reviews.decide(id, decision, arrival);
    },
    async post(account: string, postedOn: string, confirmed: boolean, at: Instant): Reply {
      const { id, arrival } = await asReviewer(account, at);
      return reviews.post(id, { postedOn, place: '单位公告栏', confirmed }, arrival);
    },
    async record(account: string, at: Instant): Reply {
      const { id, arrival } = await asReviewer(account, at);
      return reviews.record(id, { opinion: '情况属实，同意推荐。' }, arrival);
    },
    async interrupt(account: string, reason: string, at: Instant): Reply {
      const { id, arrival } = await asReviewer(account, at);
      return reviews.interrupt(id, { reason }, arrival);
    },
    async object(account: string, substance: string, at: Instant): Reply {
      const { id, arrival } = await asReviewer(account, at);
      return reviews.object(id, { substance }, arrival);
    },
    async settle(account: string, handling: string, at: Instant): Reply {
      const { id, arrival } = await asReviewer(account, at);
      return reviews.settle(id, { number: 1, handling }, arrival);
    },
  };
}

export type PeoplesActs = ReturnType<typeof peoplesActs>;
