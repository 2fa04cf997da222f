import type { Language } from '../domain/values/said.ts';
import type { WebRequest } from './gateway-event.ts';

/**
 * The language of an answer. It is Chinese unless the reader chose English on a page, or the browser prefers
 * English to Chinese.
 */
export function languageOf({ cookies, headers }: Pick<WebRequest, 'cookies' | 'headers'>): Language {
  if (cookies.language === 'zh' || cookies.language === 'en') return cookies.language;
  const wanted = (headers['accept-language'] ?? '')
    .split(',')
    .map((each) => each.trim().split(';'))
    .map(([tag = '', quality = '']) => ({
      tag: tag.toLowerCase(),
      q: Number(/q=([\d.]+)/.exec(quality)?.[1] ?? 1),
    }))
    .filter(({ tag, q }) => /^(zh|en)\b/.test(tag) && q > 0)
    .sort((one, other) => other.q - one.q);
  return wanted[0]?.tag.startsWith('en') ? 'en' : 'zh';
}
