import { fingerprint } from '../../../adapters/fingerprint.ts';
import { book, cancelBooking } from '../../../casework/applicant/book.ts';
import { correctContact } from '../../../casework/applicant/correct-contact.ts';
import { createDraft } from '../../../casework/applicant/create-draft.ts';
import { submit } from '../../../casework/applicant/submit.ts';
import { withdraw } from '../../../casework/applicant/withdraw.ts';
import type { Needs } from '../../../casework/needs.ts';
import { perform } from '../../../casework/perform.ts';
import { reviewActs } from '../../../casework/reviewer/review-acts.ts';
import type { Reached } from '../../../domain/acts/applicant/correct-contact.ts';
import type { Reasons } from '../../../domain/acts/applicant/reasons.ts';
import type { Papers, Payment } from '../../../domain/acts/confirmations.ts';
import type { Decision } from '../../../domain/acts/reviewer/judge-decision.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { Actor } from '../../../domain/declaration/change.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { presentDeskOf } from '../../../domain/desks/desk.ts';
import { type Instant, instantOf } from '../../../domain/values/instant.ts';
import { accepted } from '../../../domain/values/verdict.ts';
import { filledDraft } from '../../../local/samples/sample-files.ts';
import type { Applicant } from './people.ts';

/** An instant in Beijing's wall time: `2021-10-31`, `2021-10-31 20:00`, `2021-10-31 23:59:59.999`. */
export function beijing(wall: string): Instant {
  const [day = '', time = '00:00'] = wall.split(' ');
  return instantOf(Date.parse(`${day}T${time}+08:00`));
}

export interface PostingOf {
  readonly postedOn: string;
  readonly confirmed?: boolean;
}

/** The desk of a reviewer at a declaration that waits nowhere. Every act from there is refused. */
const NO_DESK = 'employer:none';

/**
 * The acts of people, through the functions that the web uses. Each reads the version that its page would show,
 * then acts. `at` is the gateway's stamp in Beijing's wall time; without it the clock's present.
 */
export function actingOn(needs: Needs, call: Call) {
  const { declarations } = needs.records;
  const reviews = reviewActs(needs);
  const agreedHash = fingerprint(call.commitment.value);
  const stamp = (at: string | undefined): Instant => (at === undefined ? needs.now() : beijing(at));
  const present = async (id: string) => {
    const found = await declarations.get(id);
    if (!found) throw new Error(`No declaration ${id}`);
    return found;
  };
  const asApplicant = async (id: string, at?: string) => {
    const { account, version } = await present(id);
    const actor: Actor = { kind: 'applicant', account };
    return { at: stamp(at), actor, version };
  };
  const asReviewer = async (id: string, at?: string) => {
    const seen = await present(id);
    const { version } = seen;
    const desk = presentDeskOf(seen) ?? NO_DESK;
    const actor: Actor = { kind: 'link', desk, statedName: '某某', statedPost: '经办人' };
    return { at: stamp(at), actor, version };
  };
  return {
    begin: async ({ account }: Pick<Applicant, 'account'>, at?: string, fromFile?: boolean) => {
      const begun = await createDraft(needs)({ call: call.id, account, fromFile }, stamp(at));
      return begun.ok ? accepted(begun.value.declaration) : begun;
    },
    /** The files come along as if they had been taken in. */
    change: async (id: string, draft: Draft, at?: string) => {
      const arrival = await asApplicant(id, at);
      return perform(needs, id, (subject) => filledDraft(needs, subject, draft, arrival));
    },
    submit: async (id: string, at?: string, reasons: Reasons = {}) =>
      submit(needs)({ id, agreedHash, reasons, arrival: await asApplicant(id, at) }),
    /** Submits, and keeps the facts in the achievement file. */
    submitKeeping: async (id: string, at?: string) =>
      submit(needs)({ id, agreedHash, keepsFile: true, arrival: await asApplicant(id, at) }),
    /** Books a submission for this wall time of Beijing. */
    book: async (id: string, bookedFor: string, at?: string) =>
      book(needs)({ id, agreedHash, bookedFor: beijing(bookedFor), arrival: await asApplicant(id, at) }),
    cancelBooking: async (id: string, at?: string) =>
      cancelBooking(needs)({ id, arrival: await asApplicant(id, at) }),
    correctContact: async (id: string, reached: Reached) =>
      correctContact(needs)({ id, ...reached, arrival: await asApplicant(id) }),
    withdraw: async (id: string, at?: string) => withdraw(needs)({ id, arrival: await asApplicant(id, at) }),
    decide: async (id: string, decision: Decision, at?: string) =>
      reviews.decide(id, decision, await asReviewer(id, at)),
    support: async (id: string, at?: string) =>
      reviews.decide(id, { kind: 'support' }, await asReviewer(id, at)),
    giveBack: async (id: string, at?: string) =>
      reviews.decide(id, { kind: 'return', defects: ['请补充业绩证明'] }, await asReviewer(id, at)),
    post: async (id: string, { postedOn, confirmed = false }: PostingOf, at?: string) =>
      reviews.post(id, { postedOn, place: '单位公告栏', confirmed }, await asReviewer(id, at)),
    record: async (id: string, at?: string) =>
      reviews.record(id, { opinion: '情况属实，同意推荐。' }, await asReviewer(id, at)),
    pay: async (id: string, payment: Payment, at?: string) =>
      reviews.confirmPayment(id, payment, await asReviewer(id, at)),
    handIn: async (id: string, papers: Papers, at?: string) =>
      reviews.receivePapers(id, papers, await asReviewer(id, at)),
    interrupt: async (id: string, reason: string, at?: string) =>
      reviews.interrupt(id, { reason }, await asReviewer(id, at)),
    object: async (id: string, substance: string, at?: string) =>
      reviews.object(id, { substance }, await asReviewer(id, at)),
    handle: async (id: string, number: number, handling: string, at?: string) =>
      reviews.settle(id, { number, handling }, await asReviewer(id, at)),
  };
}

export type ActsOnCall = ReturnType<typeof actingOn>;
