import { fingerprint } from '../../../adapters/fingerprint.ts';
import { createDraft } from '../../../casework/applicant/create-draft.ts';
import { submit } from '../../../casework/applicant/submit.ts';
import { withdraw } from '../../../casework/applicant/withdraw.ts';
import { caseOf, type Freshness } from '../../../casework/case.ts';
import type { Needs } from '../../../casework/needs.ts';
import { perform } from '../../../casework/perform.ts';
import { reviewActs } from '../../../casework/reviewer/review-acts.ts';
import type { Papers, Payment } from '../../../domain/acts/confirmations.ts';
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

/** The acts of people, each as the web functions do it: they read the case once, then act on what they saw. */
export function peoplesActs({ needs, call, commitment, numbersOf, found }: PeoplesWorld) {
  const reviews = reviewActs(needs);
  const ids = new Map<string, string>();
  const know = (account: string, id: string) => {
    if (!ids.has(account)) found(account, id);
    ids.set(account, id);
  };
  const mine = async (account: string): Promise<string> => {
    const id = ids.get(account) ?? (await needs.records.declarations.ofAccount(account, call)) ?? '';
    if (id !== '') know(account, id);
    return id;
  };
  const read = async (account: string, freshness?: Freshness) => {
    const id = await mine(account);
    const seen = id === '' ? undefined : await caseOf(needs, id, freshness);
    const desk = (seen && presentDeskOf(seen.declaration)) ?? NO_DESK;
    return { id, version: seen?.declaration.version ?? 0, desk, ...(seen ? { caseAsRead: seen } : {}) };
  };
  const asApplicant = async (account: string, at: Instant, freshness?: Freshness) => {
    const { version, desk: _, ...seen } = await read(account, freshness);
    return { ...seen, arrival: { at, actor: { kind: 'applicant', account } as const, version } };
  };
  const asReviewer = async (account: string, at: Instant) => {
    const { version, desk, ...seen } = await read(account);
    const actor = { kind: 'link', desk, statedName: '某某', statedPost: '经办人' } as const;
    return { ...seen, arrival: { at, actor, version } };
  };
  return {
    mine,
    version: async (account: string) => (await read(account)).version,
    async begin(account: string, at: Instant): Reply {
      const begun = await createDraft({ ...needs, random: numbersOf(account) })({ call, account }, at);
      if (begun.ok) know(account, begun.value.declaration.id);
      return begun;
    },
    /** The files count as taken in already. */
    async fill(account: string, draft: Draft, at: Instant): Reply {
      const { id, arrival, caseAsRead } = await asApplicant(account, at);
      return perform(needs, id, (subject) => filledDraft(needs, subject, draft, arrival), { caseAsRead });
    },
    async submit(account: string, at: Instant): Reply {
      const seen = await asApplicant(account, at, 'recent');
      return submit(needs)({ ...seen, agreedHash: fingerprint(commitment) });
    },
    async withdraw(account: string, at: Instant): Reply {
      return withdraw(needs)(await asApplicant(account, at));
    },
    async decide(account: string, decision: Decision, at: Instant): Reply {
      const { id, arrival, caseAsRead } = await asReviewer(account, at);
      return reviews.decide(id, decision, arrival, undefined, caseAsRead);
    },
    async post(account: string, postedOn: string, confirmed: boolean, at: Instant): Reply {
      const { id, arrival, caseAsRead } = await asReviewer(account, at);
      return reviews.post(id, { postedOn, place: '单位公告栏', confirmed }, arrival, undefined, caseAsRead);
    },
    async record(account: string, at: Instant): Reply {
      const { id, arrival, caseAsRead } = await asReviewer(account, at);
      return reviews.record(id, { opinion: '情况属实，同意推荐。' }, arrival, undefined, caseAsRead);
    },
    async pay(account: string, payment: Payment, at: Instant): Reply {
      const { id, arrival, caseAsRead } = await asReviewer(account, at);
      return reviews.confirmPayment(id, payment, arrival, undefined, caseAsRead);
    },
    async handIn(account: string, papers: Papers, at: Instant): Reply {
      const { id, arrival, caseAsRead } = await asReviewer(account, at);
      return reviews.receivePapers(id, papers, arrival, undefined, caseAsRead);
    },
    async interrupt(account: string, reason: string, at: Instant): Reply {
      const { id, arrival, caseAsRead } = await asReviewer(account, at);
      return reviews.interrupt(id, { reason }, arrival, undefined, caseAsRead);
    },
    async object(account: string, substance: string, at: Instant): Reply {
      const { id, arrival, caseAsRead } = await asReviewer(account, at);
      return reviews.object(id, { substance }, arrival, undefined, caseAsRead);
    },
    async settle(account: string, handling: string, at: Instant): Reply {
      const { id, arrival, caseAsRead } = await asReviewer(account, at);
      return reviews.settle(id, { number: 1, handling }, arrival, undefined, caseAsRead);
    },
  };
}

export type PeoplesActs = ReturnType<typeof peoplesActs>;
