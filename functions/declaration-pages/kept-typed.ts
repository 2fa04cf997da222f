import type { ApplicantNeeds } from '../../casework/needs.ts';
import { readReferenceNumber } from '../../domain/identifiers/reference-number.ts';
import { signedOutPage } from '../../pages/applicant/signed-out-page.ts';
import { pageAnswer } from '../../web/answer.ts';
import { MAX_BODY_BYTES, type WebAnswer } from '../../web/gateway-event.ts';
import { isFromOurSite } from '../../web/session.ts';
import type { Visit } from '../../web/visit.ts';

type KeptTypedNeeds = Pick<ApplicantNeeds, 'keys' | 'records' | 'origin'>;

/** The owner and the purpose of a form. A form sealed for them may be carried over the end of a session. */
interface Form {
  readonly account: string;
  readonly id: string;
  readonly purpose: string;
}

/** Fields that belong to the page and not to the person who types. */
const OF_THE_PAGE = ['seal', 'key', 'typed'];

/**
 * A second seal of a form that outlives the session. It admits nothing but carrying the form over the session's
 * end.
 */
export function keptSeal(
  { keys }: KeptTypedNeeds,
  { account, id, purpose }: Form,
  version: string,
): Promise<string> {
  return keys.sealForm('kept', account, id, purpose, version);
}

/**
 * The page that carries a form's texts when its session has ended or somebody else has signed in. Undefined where
 * nothing is carried: the owner is signed in, or the form is not ours.
 */
export async function carried(
  needs: KeptTypedNeeds,
  { request, viewer, parts }: Visit,
  { purpose, page }: { readonly purpose: string; readonly page: string },
): Promise<WebAnswer | undefined> {
  const { id = '' } = parts;
  const fields = new URLSearchParams(request.body);
  const isBack = fields.has('typed');
  if (!isFromOurSite(needs, request)) return undefined;
  // Only a reference number is looked up: a key has a length, and a search has a cost.
  if (readReferenceNumber(id) !== id) return undefined;
  const declaration = await needs.records.declarations.get(id);
  if (!declaration || viewer.session?.account === declaration.account) return undefined;
  const form = { account: declaration.account, id, purpose };
  const typed = isBack ? await stillSealed(needs, form, fields) : await sealed(needs, form, fields);
  if (typed === undefined || typed.length > MAX_BODY_BYTES - 1024) return undefined;
  const isOther = viewer.session !== undefined;
  const content = signedOutPage({ language: viewer.language, action: page, typed, isOther });
  return pageAnswer(viewer, content, { status: 403 });
}

/** Whether a form was shown to this account, in this session or in another. */
async function isKept(
  { keys }: KeptTypedNeeds,
  { account, id, purpose }: Form,
  fields: URLSearchParams,
): Promise<boolean> {
  const [, seal = ''] = (fields.get('seal') ?? '').split('~');
  return keys.isFormSeal(seal, 'kept', account, id, purpose, fields.get('version') ?? '');
}

async function sealed(
  needs: KeptTypedNeeds,
  form: Form,
  fields: URLSearchParams,
): Promise<string | undefined> {
  const { account, id, purpose } = form;
  if (!(await isKept(needs, form, fields))) return undefined;
  const typed = [...fields].filter(([name]) => !OF_THE_PAGE.includes(name));
  return needs.keys.sealTyped(JSON.stringify(typed), account, id, purpose);
}

async function stillSealed(
  needs: KeptTypedNeeds,
  form: Form,
  fields: URLSearchParams,
): Promise<string | undefined> {
  const typed = fields.get('typed') ?? '';
  return (await opened(needs, form, typed)) && typed;
}

/**
 * The fields that an account typed in another session, from the page that carried them or from the form itself;
 * undefined for another account, or for an altered form.
 */
export async function typedBefore(
  needs: KeptTypedNeeds,
  form: Form,
  fields: URLSearchParams,
): Promise<URLSearchParams | undefined> {
  const typed = fields.get('typed');
  if (typed === null) return (await isKept(needs, form, fields)) ? fields : undefined;
  return opened(needs, form, typed);
}

/** Opens carried texts for the account that typed them; undefined for another account, or for altered texts. */
async function opened(
  { keys }: KeptTypedNeeds,
  { account, id, purpose }: Form,
  typed: string,
): Promise<URLSearchParams | undefined> {
  const text = await keys.openTyped(typed, account, id, purpose);
  return text === undefined ? undefined : new URLSearchParams(JSON.parse(text) as [string, string][]);
}
