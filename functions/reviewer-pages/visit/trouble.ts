import type { Needs } from '../../../casework/needs.ts';
import { citation } from '../../../domain/call/call.ts';
import type { Language } from '../../../domain/values/said.ts';
import { html, type Part } from '../../../pages/html/html.ts';
import { clause, wording } from '../../../pages/parts/words.ts';
import { type LinkTrouble, troublePage } from '../../../pages/reviewer/trouble-page.ts';
import { type Fault, RETRY_SECONDS, TROUBLE_STATUSES, triedBy } from '../../../web/gateway.ts';
import type { WebAnswer, WebRequest } from '../../../web/gateway-event.ts';
import { languageOf } from '../../../web/language.ts';
import { linkPageAnswer } from './answer.ts';

const STATUSES: Readonly<Record<LinkTrouble, number>> = {
  ...TROUBLE_STATUSES,
  'invalid-link': 404,
  'expired-link': 410,
  'replaced-link': 410,
  'reported-link': 410,
  'malformed-place': 400,
};

/** A path that leads nowhere. These pages do not repeat the path that was asked for, which may hold a token. */
const NOWHERE = '/review/-';

interface TroubleDetails {
  readonly contact?: Part;
  /** The address of the desk's page, if the link is good. */
  readonly desk?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers with a page that says what is wrong and what to do. It holds nothing of any declaration. */
export function troubleAnswer(
  request: WebRequest,
  trouble: LinkTrouble,
  { contact, desk, headers }: TroubleDetails = {},
): WebAnswer {
  const language = languageOf(request);
  const content = troublePage(language, trouble, triedBy(request), {
    ...(contact === undefined ? {} : { contact }),
    back: desk,
  });
  return linkPageAnswer({ language, path: desk ?? NOWHERE, home: desk }, content, {
    status: STATUSES[trouble],
    ...(headers ? { headers } : {}),
  });
}

/** Answers a fault with a page. */
export function faultAnswer(request: WebRequest, fault: Fault): WebAnswer {
  return troubleAnswer(request, fault, fault === 'busy' ? { headers: { 'retry-after': RETRY_SECONDS } } : {});
}

/** The call's own contact, with its clause, to ask for a new link. */
export async function contactOf(
  { records }: Pick<Needs, 'records'>,
  call: string,
  language: Language,
): Promise<Part> {
  const published = await records.calls.current(call);
  if (!published) return undefined;
  const { issuer, contact } = published.call.identity;
  return html`${wording(language, issuer)} ${wording(language, contact)} ${clause(language, citation(contact))}`;
}
