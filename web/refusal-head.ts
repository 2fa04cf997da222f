import { RETRY_SECONDS } from './gateway.ts';
import { REFUSAL_STATUS } from './refusal-status.ts';

/** The head of an answer with a page: its status and its headers. */
export interface PageHead {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The status of a page that shows a refusal, and when to try again if that can help. Without a refusal it is 200. */
export function refusalHead(
  refusal: { readonly because: keyof typeof REFUSAL_STATUS } | undefined,
): PageHead {
  if (!refusal) return { status: 200 };
  const status = REFUSAL_STATUS[refusal.because];
  return { status, ...(status === 503 ? { headers: { 'retry-after': RETRY_SECONDS } } : {}) };
}
