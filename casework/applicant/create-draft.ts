import { beginsWith } from '../../domain/acts/applicant/begin.ts';
import { passLock } from '../../domain/acts/guard.ts';
import type { Call } from '../../domain/call/call.ts';
import { declaringLock } from '../../domain/call/declaring.ts';
import { partOf } from '../../domain/call/steps.ts';
import { mayBeginAnew } from '../../domain/declaration/begin-anew.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import { isFinal } from '../../domain/declaration/moves.ts';
import type { TimelineEntry } from '../../domain/declaration/timeline.ts';
import { referenceNumber } from '../../domain/identifiers/reference-number.ts';
import { nextWakeAt } from '../../domain/reminders/ladder/wakes.ts';
import { MAX_BEGUN } from '../../domain/values/bounds.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { accepted, refused, type Verdict } from '../../domain/values/verdict.ts';
import { begunFromFile } from '../achievement-file/begin-from-file.ts';
import { reporting } from '../attempts.ts';
import { caseOf, surroundingsOf } from '../case.ts';
import type { CaseNeeds } from '../needs.ts';
import { type Take, withName, withTaken } from './begin-with.ts';
import { sealDraft, withNumberOpen } from './identity.ts';

type CreateDraftNeeds = Pick<CaseNeeds, 'records' | 'random' | 'keys'>;

/**
 * Begins a draft under a call, or returns the one that the account has begun already, since an account has one
 * present declaration under a call. After a withdrawn or refused declaration, or one that lapsed in another batch, the
 * new draft copies what that one stated. Refused outside the applicant's stage, and to an account that has begun too many.
 */
export function createDraft(needs: CreateDraftNeeds) {
  return (by: DraftKey, receivedAt: Instant): Promise<Verdict<Begun>> =>
    reporting(needs, { act: 'begin', by: 'applicant', about: by.call, at: receivedAt }, () =>
      begin(needs, by, receivedAt),
    );
}

/** The case of the draft that was begun now, or before. */
type Begun = Case & { readonly isNew: boolean };

interface DraftKey {
  readonly call: string;
  readonly account: string;
  /** Whether the draft begins with what the account's achievement file holds, if there is one. */
  readonly fromFile?: boolean | undefined;
  /** What the draft begins with of another declaration of the account. */
  readonly take?: Take | undefined;
  /** The name under which the applicant signed in, if the issuer says one. */
  readonly name?: string | undefined;
}

async function begin(needs: CreateDraftNeeds, by: DraftKey, receivedAt: Instant): Promise<Verdict<Begun>> {
  const { records } = needs;
  const { call: callId, account } = by;
  const found = await records.cases.beginning(account, callId);
  const { begun: before, version, locks: read } = found;
  const present = before && (await caseOf(needs, before.declaration));
  if (present && !isFinal(present.declaration.standing)) return accepted({ ...present, isNew: false });
  const around = version > 0 && (await surroundingsOf(records, { call: callId, version }, found, read));
  if (!around) return refused('no-such-call');
  const { call, locks, calendar } = around;
  const declaring = declaringLock(call, locks, receivedAt);
  if (present && !mayBeginAnew(call, present.declaration, declaring))
    return accepted({ ...present, isNew: false });
  const open = passLock(call, locks, declaring.stage, receivedAt);
  if (!open.ok) return open;
  if (before && before.begun >= MAX_BEGUN) return refused('too-many-begun', { facts: { most: MAX_BEGUN } });
  const id = referenceNumber(call.identity.reviewYear.value, needs.random);
  const { declaration: bare, gate } = beginsWith({ call, locks }, open.value, receivedAt, {
    ...emptyDraft({ id, call, version, account, stage: declaring.stage }, receivedAt),
    ...(present ? await statedBefore(needs, id, present.declaration) : {}),
  });
  // Nobody is told of a draft that begins, so nobody looks at it before its first rung.
  const draft = { ...bare, dueAt: nextWakeAt({ ...around, declaration: bare }, [], receivedAt) };
  const { declaration: withFile, along } = by.fromFile
    ? await begunFromFile(needs, draft, call, receivedAt)
    : { declaration: draft, along: [] };
  const taken = await withTaken(needs, withFile, call, by.take);
  if (!taken.ok) return taken;
  const declaration = withName(taken.value, by.name);
  const entry = creationEntry(declaration, calendar.version, present?.declaration.id);
  const written = await records.declarations.create({ declaration, gate, locks, entry, along }, before);
  if (written.ok) return accepted({ declaration, ...around, isNew: true });
  // The gate or the file moved, the number was taken, or the account began a draft at this very moment: look again.
  return begin(needs, by, receivedAt);
}

/**
 * Copies into a new draft what the declaration that ended had stated. The files belong to the old one and are
 * uploaded again. The applicant states anew to be employed at the post, since that is said of today. Nothing is
 * committed to yet. An identity number is sealed for one declaration, so it is sealed again.
 */
async function statedBefore(
  needs: CreateDraftNeeds,
  id: string,
  before: Declaration,
): Promise<Pick<Declaration, 'draft' | 'identity' | 'numberAccepted' | 'claimFreed'>> {
  const { materials: _files, inService, ...open } = await withNumberOpen(needs, before);
  const { stated: _statement, ...employment } = inService ?? {};
  const { draft, identity } = await sealDraft(needs, id, {
    ...open,
    ...(inService ? { inService: employment } : {}),
  });
  const { numberAccepted, claimFreed } = before;
  const anew = async <T extends { readonly sealed: string }>(kept: T): Promise<T> => ({
    ...kept,
    sealed: await needs.keys.encryptIdentityNumber(
      await needs.keys.decryptIdentityNumber(kept.sealed, before.id),
      id,
    ),
  });
  const freed = claimFreed?.identity && { identity: await anew(claimFreed.identity) };
  return {
    draft,
    ...(identity ? { identity } : {}),
    ...(numberAccepted ? { numberAccepted: await anew(numberAccepted) } : {}),
    ...(claimFreed ? { claimFreed: { ...claimFreed, ...freed } } : {}),
  };
}

interface Beginning {
  readonly id: string;
  readonly call: Call;
  readonly version: number;
  readonly account: string;
  /** The stage in which it is begun. */
  readonly stage: string;
}

function emptyDraft({ id, call, version, account, stage }: Beginning, at: Instant): Declaration {
  const batch = call.batches?.value.find((each) => each.id === partOf(stage))?.id;
  return {
    id,
    call: call.id,
    callVersion: version,
    account,
    ...(batch === undefined ? {} : { batch }),
    standing: 'draft',
    version: 1,
    run: 0,
    round: 0,
    enteredAt: at,
    desk: 'contact',
    draft: {},
    route: [],
    bodyIndex: 0,
    objections: [],
    grants: 0,
  };
}

function creationEntry(
  { id, account, call, callVersion, enteredAt }: Declaration,
  calendar: number,
  from: string | undefined,
): TimelineEntry {
  return {
    declaration: id,
    version: 1,
    at: enteredAt,
    move: 'create',
    to: 'draft',
    actor: { kind: 'applicant', account },
    ...(from === undefined ? {} : { inputs: { from } }),
    call,
    callVersion,
    calendar,
    run: 0,
  };
}
