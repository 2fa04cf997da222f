import type { BecauseOfRequest } from '../domain/values/because.ts';
import type { Defect } from '../domain/values/defect.ts';
import { type Language, type Said, said } from '../domain/values/said.ts';
import type { RequestRefusal } from '../domain/values/verdict.ts';
import { sayDefect } from '../domain/wording/say-defect.ts';
import { type OwnFault, sayFault } from '../domain/wording/say-fault.ts';
import { type Sentences, sayRefusal } from '../domain/wording/say-refusal.ts';
import { FAULT_STATUSES, type Fault, RETRY_SECONDS, triedBy } from './gateway.ts';
import type { WebAnswer, WebRequest } from './gateway-event.ts';
import { languageOf } from './language.ts';
import { REFUSAL_STATUS } from './refusal-status.ts';

/** The sentences of refusals that concern a request rather than an act. */
export const REQUEST_REFUSALS: Sentences<BecauseOfRequest> = {
  'not-signed-in': said('请先登录。', 'Sign in first.'),
  'no-such-path': said(
    '没有这个地址，请核对接口文档 /api/v1/openapi.json。',
    'There is no such path; see /api/v1/openapi.json.',
  ),
  'no-such-method': said('此地址只接受 {allowed}。', 'This path takes {allowed} only.'),
  'no-such-employer': said(
    '没有登记这个单位，请核对统一社会信用代码。',
    'No employer is registered under this code; check it.',
  ),
  'no-achievement-file': said('没有保存您的业绩档案。', 'You have no achievement file.'),
  'judges-nobody': said(
    '这份通知没有写明可供判断的申报条件，请看通知原文或咨询人社部门。',
    'This call states no conditions to judge by; read the notice or ask the HR bureau.',
  ),
  'body-too-large': said(
    '提交的内容超过 256 KB；文件请用上传接口。',
    'More than 256 KB was sent; files have a way of their own.',
  ),
  'malformed-path': said('地址的编码不正确。', 'The path is not encoded correctly.'),
  'foreign-request': said(
    '此请求不是从本站页面发出的；用 cookie 登录时须带 x-form-seal，或改用 Authorization。',
    'This request does not come from our own pages; with a cookie it needs x-form-seal, or use Authorization.',
  ),
  'not-json': said(
    '内容不是有效的 JSON（UTF-8，层级不超过 {deepest} 层）。',
    'The body is no valid JSON (UTF-8, at most {deepest} levels deep).',
  ),
  'wrong-content-type': said(
    'Content-Type 须为 application/json。',
    'The content type must be application/json.',
  ),
  'if-match-missing': said(
    '须带 If-Match，值为最近一次读取得到的 ETag，如 "3"。',
    'If-Match is required: the ETag that was read last, such as "3".',
  ),
  'if-match-any': said(
    'If-Match 不能用 *：须写明您看到的是哪一版，值为最近一次读取得到的 ETag，如 "3"。',
    'If-Match must name what you saw, and * names nothing: give the ETag that was read last, such as "3".',
  ),
  'if-match-malformed': said(
    'If-Match 的写法不对：须为带引号的 ETag，如 "3"，多个用逗号隔开。',
    'If-Match is malformed: it takes ETags in quotation marks, such as "3", with commas between several.',
  ),
  'if-match-unmatched': said(
    'If-Match 中没有现在的 ETag；W/ 开头的弱 ETag 不作数。请重新读取。',
    'If-Match does not hold the present ETag; weak ones, which begin with W/, do not count. Read it again.',
  ),
  'idempotency-key-missing': said(
    '须带 Idempotency-Key：1 至 200 个可见的 ASCII 字符，重试时不变。',
    'Idempotency-Key is required: 1 to 200 visible ASCII characters, the same when trying again.',
  ),
};

/**
 * Answers with a refusal as a problem document (RFC 9457), in the reader's language. It lists every defect with its
 * clause and the pointer to its field. Instants are stated in the zone, if one is given.
 */
export function problem(request: Reader, refusal: RequestRefusal, zone?: string): WebAnswer {
  const detail = sayRefusal(refusal, zone, REQUEST_REFUSALS);
  return document(request, refusal, REFUSAL_STATUS[refusal.because], detail);
}

type Reader = Pick<WebRequest, 'cookies' | 'headers'>;
type Stated = Omit<RequestRefusal, 'because'> & { readonly because: RequestRefusal['because'] | OwnFault };

function document(request: Reader, refusal: Stated, status: number, detail: Said): WebAnswer {
  const language = languageOf(request);
  const body = {
    type: `urn:zhicheng:refusal:${refusal.because}`,
    title: TITLES[language],
    status,
    detail: detail[language],
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
      ...(status === 405 ? { allow: String(refusal.facts?.allowed) } : {}),
    },
    body: JSON.stringify(body),
  };
}

const TITLES = { zh: '未予受理', en: 'Not accepted' } as const;

/** A defect as the API shows it. */
export function defectIn(language: Language, defect: Defect) {
  const { at, because, clause } = defect;
  return {
    pointer: at,
    because,
    detail: sayDefect(defect)[language],
    ...(clause === undefined ? {} : { clause }),
  };
}

/** Answers a fault on a path of the API with a problem document. */
export function problemOfFault(request: WebRequest, fault: Fault): WebAnswer {
  if (fault !== 'busy' && fault !== 'broken') return problem(request, { because: fault });
  return document(request, { because: fault }, FAULT_STATUSES[fault], sayFault(fault, triedBy(request)));
}
