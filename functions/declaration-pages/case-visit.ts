import { randomUUID } from 'node:crypto';
import { caseOf } from '../../casework/case.ts';
import type { ApplicantNeeds } from '../../casework/needs.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Actor } from '../../domain/declaration/change.ts';
import { readReferenceNumber } from '../../domain/identifiers/reference-number.ts';
import type { AttemptedAct } from '../../domain/reminders/unrecorded.ts';
import { pathOf as declarationPath } from '../../pages/applicant/paths.ts';
import { addressOf } from '../../web/answer.ts';
import { pageForeignForm, pageNotFound } from '../../web/fault.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { type PathParts, partOf } from '../../web/routing.ts';
import { isFromOurSite, isOwnForm } from '../../web/session.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { type Answer, type OwnVisit, signedIn, toSignIn, type Visit, visitOf } from '../../web/visit.ts';
import { carried, keptSeal, typedBefore } from './kept-typed.ts';

/** A visit by the owner of the declaration in the path. */
export interface OwnCaseVisit<S extends Case = Case> extends OwnVisit {
  readonly id: string;
  readonly subject: S;
  /** Seals a form of this declaration for its purpose, and for the upload or the version that it is about. */
  readonly sealFor: (purpose: string, about?: { upload?: string; version?: number }) => Promise<string>;
}

/** A post of a declaration's form, by its owner and from our own page. */
export interface PostVisit extends OwnCaseVisit {
  readonly form: URLSearchParams;
  /** The arrival of the act, on the version that the page showed. */
  readonly arrival: { readonly at: string; readonly actor: Actor; readonly version: number };
}

/** Reads the case that a page is about; undefined if there is no such declaration. */
type ReadCase<S extends Case> = (needs: ApplicantNeeds, id: string) => Promise<S | undefined>;

/** A route of a declaration's page, which only its owner sees. */
export function ownPage(needs: ApplicantNeeds, path: string, answer: Answer<OwnCaseVisit>): ToldRoute {
  return ownPageOf(caseOf, needs, path, answer);
}

/** A route of a page that needs more of a case than most. */
export function ownPageOf<S extends Case>(
  read: ReadCase<S>,
  needs: ApplicantNeeds,
  path: string,
  answer: Answer<OwnCaseVisit<S>>,
): ToldRoute {
  return {
    method: 'GET',
    path,
    answer: async (request, parts) => {
      const visit = await visitOf(needs, request, parts);
      return ofOwner(needs, visit, addressOf(request), read, answer);
    },
  };
}

interface Posted {
  readonly path: string;
  readonly attempt: AttemptedAct | 'ungoverned';
  readonly purpose: string;
  /** The address of the page with the form; sign-in and the language switch come back to it. */
  readonly pageOf: (parts: PathParts) => string;
  /** Shows the form again with what was typed before a session ended. Without this, the typed text is lost. */
  readonly again?: Answer<PostVisit>;
}

/** A route that takes a form of a declaration's page. The form was sealed by `sealFor(purpose, …)`. */
export function ownPost(
  needs: ApplicantNeeds,
  { path, attempt, purpose, pageOf, again }: Posted,
  answer: Answer<PostVisit>,
): ToldRoute {
  return {
    method: 'POST',
    path,
    attempt,
    answer: async (request, parts) => {
      const page = pageOf(parts);
      const visit = await visitOf(needs, request, parts);
      const own = { ...visit, viewer: { ...visit.viewer, path: page } };
      const back = `${page}?expired=${purpose === 'draft' ? 'changes' : 'act'}`;
      const form = new URLSearchParams(request.body);
      const isOurs = await isOfThisSession(needs, own, purpose, form);
      const carrying = again && !isOurs && (await carried(needs, own, { purpose, page }));
      if (carrying) return carrying;
      return ofOwner(needs, own, back, caseOf, async (owned) => {
        if (isOurs) return answer({ ...owned, form, arrival: arrivalOf(owned, form) });
        return again ? comeBack(needs, owned, { purpose, again, form }) : pageForeignForm(request);
      });
    },
  };
}

function isOfThisSession(
  needs: ApplicantNeeds,
  { request, parts, viewer: { session } }: Visit,
  purpose: string,
  form: URLSearchParams,
): Promise<boolean> | false {
  const bound = [purpose, partOf(parts, 'id'), parts.upload ?? '', form.get('version') ?? ''];
  const [seal = ''] = (form.get('seal') ?? '').split('~');
  return session !== undefined && isOwnForm(needs, request, session, seal, ...bound);
}

/**
 * Shows the form again to its owner, who has signed in anew, with what was typed. Nothing is done, and the form is
 * sealed anew.
 */
async function comeBack(
  needs: ApplicantNeeds,
  owned: OwnCaseVisit,
  {
    purpose,
    again,
    form,
  }: { readonly purpose: string; readonly again: Answer<PostVisit>; readonly form: URLSearchParams },
): Promise<WebAnswer> {
  const { session, request } = owned;
  const typed = await typedBefore(needs, { account: session.account, id: owned.id, purpose }, form);
  if (!typed || !isFromOurSite(needs, request)) return pageForeignForm(request);
  const viewer = { ...owned.viewer, lost: 'kept' as const };
  return again({ ...owned, viewer, form: typed, arrival: arrivalOf(owned, typed) });
}

function arrivalOf({ request, session }: OwnVisit, form: URLSearchParams): PostVisit['arrival'] {
  const shown = form.get('version') ?? '';
  return {
    at: request.receivedAt,
    actor: { kind: 'applicant', account: session.account },
    version: /^\d{1,9}$/.test(shown) ? Number(shown) : 0,
  };
}

async function ofOwner<S extends Case>(
  needs: ApplicantNeeds,
  visit: Visit,
  back: string,
  read: ReadCase<S>,
  answer: Answer<OwnCaseVisit<S>>,
): Promise<WebAnswer> {
  const own = signedIn(needs, visit);
  if (!own) return toSignIn(back);
  const id = partOf(visit.parts, 'id');
  // Only a reference number is looked up: a key has a length, and a search has a cost.
  const subject = readReferenceNumber(id) === id ? await read(needs, id) : undefined;
  if (subject?.declaration.account !== own.session.account || !subject) return pageNotFound(visit.request);
  const { account } = own.session;
  const sealFor: OwnCaseVisit['sealFor'] = async (purpose, { upload = '', version } = {}) => {
    const shown = version === undefined ? '' : String(version);
    const seals = [own.seal(purpose, id, upload, shown), keptSeal(needs, { account, id, purpose }, shown)];
    return (await Promise.all(seals)).join('~');
  };
  return answer({ ...own, id, subject, sealFor });
}

/** The address of a declaration's page, or of one under it. */
export function pathOf(id: string, page = ''): string {
  return `${declarationPath({ id })}${page}`;
}

/** The Idempotency-Key that was made with the page. A post without a well-formed key gets a new one. */
export function keyOf(form: URLSearchParams): string {
  const key = form.get('key') ?? '';
  return /^[0-9a-f-]{36}$/.test(key) ? key : randomUUID();
}
