import type { Language } from '../domain/values/said.ts';
import type { WebRequest } from './gateway.ts';

/** Chinese first: English only for who chose it on a page, or whose browser asks for it before Chinese. */
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
