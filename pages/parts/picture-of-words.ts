import type { Language } from '../../domain/values/said.ts';
import { translator } from './words.ts';

/** A picture that says that a page could not be drawn, for the place where the page would stand. */
export function pictureOfWords(language: Language): string {
  const t = translator(language);
  const first = t('这一页画不出预览。', 'This page could not be drawn.');
  const second = t('请下载文件查看。', 'Please download the file.');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" width="600" height="300" font-family="sans-serif" font-size="26" text-anchor="middle"><rect width="600" height="300" fill="#fff"/><text x="300" y="140" fill="#222">${first}</text><text x="300" y="185" fill="#222">${second}</text></svg>`;
}
