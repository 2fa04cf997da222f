import type { ApplicantPagesNeeds } from '../../casework/needs.ts';
import { isCallId } from '../../domain/call/call.ts';
import { sumsById, sumsOf } from '../../pages/facts/score-sums.ts';
import { linesSent } from '../../pages/facts/typed-lines.ts';
import { pageNotFound } from '../../web/fault.ts';
import type { WebAnswer, WebRequest } from '../../web/gateway-event.ts';
import { languageOf } from '../../web/language.ts';
import { type PathParts, partOf, type Route } from '../../web/routing.ts';

/**
 * The sums of a scoring table as somebody fills it in, for the script of a page. They rest on what is sent alone, and nothing is
 * kept or logged of it, so it needs neither a session nor a seal.
 */
export function scoreRoute({ records }: ApplicantPagesNeeds): Route {
  const answer = async (request: WebRequest, parts: PathParts): Promise<WebAnswer> => {
    const id = partOf(parts, 'call');
    const version = /^[1-9]\d{0,5}$/.exec(request.query.get('version') ?? '')?.[0];
    if (!isCallId(id)) return pageNotFound(request);
    const published = await (version === undefined
      ? records.calls.current(id)
      : records.calls.callAt(id, Number(version)));
    const table = published?.call.scoring?.table;
    if (!table) return pageNotFound(request);
    const form = new URLSearchParams(request.body);
    const lines = [...linesSent(form, ''), ...linesSent(form, '/facts')];
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: JSON.stringify(sumsById(sumsOf(languageOf(request), table, lines))),
    };
  };
  return { method: 'POST', path: '/calls/{call}/score', answer };
}
