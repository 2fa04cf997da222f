import type { Case } from '../../domain/declaration/case.ts';
import type { MaterialFile } from '../../domain/declaration/draft/draft.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { sayBytes } from './bytes.ts';
import { chinese, translator } from './words.ts';

export interface PreviewPage {
  readonly language: Language;
  readonly call: Case['call'];
  readonly file: MaterialFile;
  /** The page's number, from 1, and how many there are; undefined where that could not be found out in time. */
  readonly page: number;
  readonly pages: number | undefined;
  /** The address of the page without its number. */
  readonly path: string;
  readonly download: string;
  readonly back: string;
}

/** One page of a file as a picture, with the pages before and after it. */
export function previewPage(values: PreviewPage): PageContent {
  const { language, file, call, download, back } = values;
  const t = translator(language);
  const title = t('预览文件', 'Preview of a file');
  const body = html`<h1>${title}</h1>
<p><strong>${chinese(language, file.fileName)}</strong> <span class="soft">${sayBytes(file.bytes)}</span></p>
<p>${place(values)}</p>
${turning(values)}
<p><img class="preview" src="${`${values.path}/${values.page}/picture`}" alt="${`${file.fileName}, ${place(values)}`}"></p>
${turning(values)}
<p class="hint">${t('图由系统画出，字体可能与原件不同；以下载的文件为准。', 'The picture was drawn by this site; its fonts may differ, and the file itself counts.')}</p>
<p><a href="${download}">${t('下载文件', 'Download the file')}</a></p>
<p><a href="${back}">${t('返回材料清单', 'Back to the list')}</a></p>`;
  return { title, body, call };
}

function place({ language, page, pages }: PreviewPage): string {
  const t = translator(language);
  return pages === undefined
    ? t(`第 ${page} 页`, `page ${page}`)
    : t(`第 ${page} 页，共 ${pages} 页`, `page ${page} of ${pages}`);
}

function turning({ language, page, pages = page, path }: PreviewPage): Html | false {
  const t = translator(language);
  if (page === 1 && pages <= 1) return false;
  return html`<p class="row">${page > 1 && html`<a rel="prev" href="${`${path}/${page - 1}`}">${t('上一页', 'Previous page')}</a>`}
${page < pages && html`<a rel="next" href="${`${path}/${page + 1}`}">${t('下一页', 'Next page')}</a>`}</p>`;
}

/** The link from a file in a list to its first page; `path` is the address of its pages. */
export function previewLink(language: Language, path: string, fileName: string): Html {
  return html`<a href="${`${path}/1`}">${translator(language)('预览', 'Preview')}<span class="unseen"> ${chinese(language, fileName)}</span></a>`;
}
