import type { Letter } from '../../../adapters/mail/channel.ts';
import type { LinkRecord } from '../../../adapters/records/links.ts';
import type { Needs } from '../../../casework/needs.ts';
import { textDefects } from '../../../domain/declaration/written.ts';
import { quoted } from '../../../domain/values/said.ts';
import { MAX_NOTE, notForMePage, reportedPage } from '../../../pages/reviewer/not-for-me-page.ts';
import { notForMePath } from '../../../pages/reviewer/paths.ts';
import type { WebAnswer } from '../../../web/gateway-event.ts';
import { isFromOurSite } from '../../../web/session.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { linkPageAnswer } from '../visit/answer.ts';
import { boundTo, type LinkVisit, linkRoute } from '../visit/link-visit.ts';
import { troubleAnswer } from '../visit/trouble.ts';
import { isEachOnce, typedIn } from './typed.ts';

type NotForMeNeeds = Pick<Needs, 'records' | 'keys' | 'channel' | 'operators' | 'origin'>;

const ACT = 'not-for-me';

/**
 * The routes by which a person reports a link that is not theirs. Mail scanners open every link, so the first page
 * only asks.
 */
export function notForMeRoutes(needs: NotForMeNeeds): ToldRoute[] {
  return [
    linkRoute(needs, { method: 'GET', path: '/not-for-me' }, (visit) => ask(visit, {}, 200)),
    linkRoute(needs, { method: 'POST', path: '/not-for-me', attempt: 'ungoverned' }, (visit) =>
      report(needs, visit),
    ),
  ];
}

type TypedReport = Pick<Parameters<typeof notForMePage>[0], 'note' | 'defects'>;

async function ask(
  { language, desk, sealFor }: LinkVisit,
  asked: TypedReport,
  status: number,
): Promise<WebAnswer> {
  const content = notForMePage({ language, desk, seal: await sealFor(ACT), ...asked });
  return linkPageAnswer({ language, path: notForMePath(desk), home: desk }, content, { status });
}

async function report(needs: NotForMeNeeds, visit: LinkVisit): Promise<WebAnswer> {
  const { request, link, language } = visit;
  const form = new URLSearchParams(request.body);
  const isOwn = await needs.keys.isFormSeal(form.get('seal') ?? '', ...boundTo(link, ACT));
  if (!isOwn || !isEachOnce(form) || !isFromOurSite(needs, request))
    return troubleAnswer(request, 'foreign-request', { desk: visit.desk });
  const { note = '' } = typedIn(form);
  const defects = textDefects('note', note, { most: MAX_NOTE, optional: true });
  if (defects.length > 0) return ask(visit, { note, defects }, 422);
  const at = request.receivedAt;
  await needs.records.reports.keep({ kind: 'not-for-me', at, link: link.id, desk: link.desk, note });
  // If two reports come at once, the one that stops the link tells the operators.
  if (await needs.records.links.revoke(link, 'not-for-me', at)) await tellOperators(needs, link, note);
  return linkPageAnswer({ language, path: '/review/-' }, reportedPage(language));
}

/** Writes to the operators. The report is kept and logged by now, so a letter that fails delays nobody. */
async function tellOperators(
  { channel, operators }: NotForMeNeeds,
  link: LinkRecord,
  note: string,
): Promise<void> {
  const { id, desk, call, round } = link;
  const sent = await channel.send(letterTo(operators, link, note)).then(
    () => true,
    () => false,
  );
  console.info(JSON.stringify({ report: ACT, link: id, desk, call, round, operatorsTold: sent }));
}

function letterTo(to: string, { id, desk, call, round }: LinkRecord, note: string): Letter {
  return {
    to,
    subject: `链接发错了人：${desk}`,
    body: [
      `有人报告：评审通知 ${call} 下发给 ${desk} 的第 ${round} 个链接不是发给他的。`,
      '链接已经停用。请核对登记的联系人，必要时更新登记，再用 reissue-link 补发链接。',
      `Somebody reported that link ${round} of ${desk} under ${call} is not for him. It is stopped.`,
      'Check the registered contact, register again if it changed, then start reissue-link.',
      `说明 / remark: ${note === '' ? '—' : quoted(note)}`,
    ].join('\n'),
    reference: `not-for-me/${id}`,
  };
}
