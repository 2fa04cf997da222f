import type { Language } from '../../../domain/values/said.ts';
import { type Html, html } from '../../../pages/html/html.ts';
import { translator } from '../../../pages/parts/words.ts';
import type { WebAnswer } from '../../../web/gateway-event.ts';
import { type Local, type LocalRoute, type Look, missingPage } from '../local-site.ts';

const PATH = '/local/sanctions-shared';
/** More than the largest file for a platform. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The files that were signed for a credit platform, which an operator in the cloud takes from the S3 console. */
export function sharedFileRoutes(local: Local): LocalRoute[] {
  return [{ method: 'GET', path: `${PATH}/{name}`, answer: (look) => handOver(local, look) }];
}

async function handOver({ machine }: Local, { request, parts }: Look): Promise<WebAnswer> {
  const { name = '' } = parts;
  const isName = /^[0-9a-f]{16}\.json(\.sig)?$/.test(name);
  const stored = isName
    ? await machine.needs.materials.latest(`sanctions-shared/${name}`, MAX_BYTES)
    : undefined;
  if (!stored) return missingPage(request);
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
    body: Buffer.from(stored.bytes).toString('utf8'),
  };
}

/** Links to the file and the signature that an answer names. */
export function linksToShared(says: string, language: Language): Html | undefined {
  const [, name] = /sanctions-shared\/([0-9a-f]{16}\.json)/.exec(says) ?? [];
  if (name === undefined) return undefined;
  const t = translator(language);
  return html`<p><a href="${PATH}/${name}">${t('取文件', 'Take the file')}</a> <a href="${PATH}/${name}.sig">${t('取签名', 'Take the signature')}</a></p>`;
}
