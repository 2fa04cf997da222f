import type { Defect } from '../domain/draft.ts';
import { sayDefect } from '../domain/say-defect.ts';
import { sayRefusal } from '../domain/say-refusal.ts';
import type { Refusal } from '../domain/verdict.ts';
import { FAULT_STATUSES, type Fault, RETRY_SECONDS, type WebAnswer, type WebRequest } from './gateway.ts';
import { languageOf } from './language.ts';

/** The status of each refusal; what is not here is a conflict with how things stand: 409. */
const STATUSES: Readonly<Record<string, number>> = {
  ...FAULT_STATUSES,
  'not-json': 400,
  'idempotency-key-missing': 400,
  'not-signed-in': 401,
  'foreign-request': 403,
  'stage-not-open': 403,
  'stage-closed': 403,
  lapsed: 403,
  'grant-ran-out': 403,
  'grant-used': 403,
  'no-such-path': 404,
  'no-such-call': 404,
  'no-such-declaration': 404,
  'no-such-employer': 404,
  'no-such-material': 404,
  'no-such-method': 405,
  stale: 412,
  'wrong-content-type': 415,
  malformed: 422,
  incomplete: 422,
  'file-refused': 422,
  'key-reused': 422,
  'identity-fixed': 422,
  'if-match-missing': 428,
  'in-time-but-unrecorded': 503,
};

/**
 * A refusal as a problem document (RFC 9457): every defect with the pointer to its field and its clause, in the
 * reader's language. Instants are said in the zone, if one is given.
 */
export function problem(
  request: Pick<WebRequest, 'cookies' | 'headers'>,
  refusal: Refusal,
  zone?: string,
): WebAnswer {
  const language = languageOf(request);
  const status = STATUSES[refusal.because] ?? 409;
  const document = {
    type: `urn:zhicheng:refusal:${refusal.because}`,
    title: TITLES[language],
    status,
    detail: sayRefusal(refusal, zone)[language],
    because: refusal.because,
    ...(refusal.clause === undefined ? {} : { clause: refusal.clause }),
    ...(refusal.defects ? { defects: refusal.defects.map((defect) => defectIn(language, defect)) } : {}),
  };
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language === 'zh' ? 'zh-CN' : 'en',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(status === 503 ? { 'retry-after': RETRY_SECONDS } : {}),
      ...(status === 405 ? { allow: String(refusal.facts?.allowed ?? '') } : {}),
    },
    body: JSON.stringify(document),
  };
}

const TITLES = { zh: '未予受理', en: 'Not accepted' } as const;

function defectIn(language: keyof typeof TITLES, defect: Defect) {
  const { at, because, clause } = defect;
  return {
    pointer: at,
    because,
    detail: sayDefect(defect)[language],
    ...(clause === undefined ? {} : { clause }),
  };
}

/** What behindGateway says for a path of the API. */
export function problemOfFault(request: WebRequest, fault: Fault): WebAnswer {
  return problem(request, { because: fault });
}
