import type { Named } from '../../domain/call/named.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { fileRulesOf } from '../../domain/declaration/files/file-rules.ts';
import { isMaterialType, sizeSaid } from '../../domain/declaration/files/material-file.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Refusal, refused } from '../../domain/values/verdict.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { button, form, linkButton } from '../html/form.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { problemOf } from '../parts/defect-places.ts';
import { errorSummary, noteBox } from '../parts/problems.ts';
import { namedInFull, saidIn, translator } from '../parts/words.ts';
import { opening } from './case-top.ts';
import { TYPES_SAID } from './materials-page.ts';
import { pathOf } from './paths.ts';

/** The state of an upload, with what its page needs for it. */
export type UploadState =
  | {
      readonly is: 'announced';
      /** The form that the browser posts to storage. */
      readonly form: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
      /** Whether storage has sent the browser back: the file is there and can be taken in. */
      readonly isBack: boolean;
    }
  | { readonly is: 'taken-in' }
  | { readonly is: 'refused'; readonly defects: readonly Defect[] };

export interface UploadPage {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  readonly upload: string;
  readonly material: string;
  readonly type: string;
  readonly state: UploadState;
  /** Seals the form that takes the file in. */
  readonly seal: string;
  readonly refusal?: Refusal | undefined;
}

/** The page of an upload's second step: the file goes to storage and is then taken in. */
export function uploadPage(values: UploadPage): PageContent {
  const { language, state } = values;
  const refusal =
    state.is === 'refused' ? refused('file-refused', { defects: state.defects }).refusal : values.refusal;
  const title = titleOf(language, state);
  const body = html`${refusal !== undefined && said(values, refusal)}
${opening(values, title)}
<p><strong>${namedInFull(language, nameOf(values))}</strong></p>
${bodyOf(values)}
<p><a href="${pathOf(values.subject.declaration)}/materials">${translator(language)('返回材料清单', 'Back to the list')}</a></p>`;
  return { title, body, narrow: true, call: values.subject.call, failed: refusal !== undefined };
}

function titleOf(language: Language, state: UploadState): string {
  const t = translator(language);
  if (state.is === 'refused') return t('文件没有收下', 'The file was not taken in');
  if (state.is === 'taken-in') return t('文件已收下', 'The file was taken in');
  return state.isBack ? t('收下文件', 'Take the file in') : t('选择文件', 'Choose the file');
}

function nameOf({ subject, material }: UploadPage): Named {
  return subject.call.materials.value.find(({ id }) => id === material) ?? { name: material };
}

function said({ language, subject }: UploadPage, refusal: Refusal): Html {
  const title = saidIn(language, sayRefusal(refusal, subject.call.identity.zone.value));
  const problems = (refusal.defects ?? []).map((defect) => problemOf(language, defect, '#main'));
  return errorSummary({ language, title, problems });
}

function bodyOf(values: UploadPage): Html {
  const { language, state, subject } = values;
  const t = translator(language);
  if (state.is === 'announced') return state.isBack ? takeIn(values) : choose(values, state.form);
  const list = `${pathOf(subject.declaration)}/materials`;
  const label =
    state.is === 'taken-in'
      ? t('继续上传其他材料', 'Go on with other files')
      : t('换一个文件重新上传', 'Upload another file');
  return html`<p>${linkButton({ href: list, label })}</p>`;
}

type ToStorage = Extract<UploadState, { is: 'announced' }>['form'];

/** The form that posts to storage, not to us. It holds what storage signed, and the file as its last field. */
function choose(values: UploadPage, { url, fields }: ToStorage): Html {
  const { language, type } = values;
  const t = translator(language);
  const most = sizeSaid(fileRulesOf(values.subject.call, values.material).mostBytes);
  const name = isMaterialType(type) ? TYPES_SAID[type][language] : type;
  return html`<p>${t('第 2 步，共 3 步。请在十分钟内选好文件并上传；过了时间，刷新本页即可。', 'Step 2 of 3. Choose and upload within ten minutes; after that, load this page again.')}</p>
<form method="post" action="${url}" enctype="multipart/form-data">
${Object.entries(fields).map(
  ([field, value]) => html`<input type="hidden" name="${field}" value="${value}">
`,
)}<div class="field"><label for="file">${t('文件', 'File')}</label>
<p class="hint" id="file-hint">${name}${t(`，不超过 ${most}`, `, at most ${most}`)}</p>
<input type="file" id="file" name="file" accept="${type}" required aria-describedby="file-hint"></div>
<p>${t(`如果上传后出现一页英文代码（XML，常见 EntityTooLarge、EntityTooSmall），说明文件没有传上去：它超过 ${most}，或者是空文件，或者已过十分钟。请按浏览器的“后退”，刷新本页，换一个文件再传。`, `If a page of bare code comes up after the upload (XML, often with EntityTooLarge or EntityTooSmall), the file was not taken: it is larger than ${most}, or empty, or the ten minutes were over. Press the browser's back button, load this page again and choose another file.`)}</p>
${button({ label: t('上传', 'Upload') })}</form>
<details><summary>${t('已经上传过了，页面却没有反应？', 'Uploaded already, and nothing happened?')}</summary>${taking(values, 'second', t('核对并收下文件', 'Have the file taken in'))}</details>`;
}

function takeIn(values: UploadPage): Html {
  const t = translator(values.language);
  return html`${noteBox('info', html`<p>${t('第 3 步，共 3 步。文件已传到，点下面的按钮核对并收下。', 'Step 3 of 3. The file has arrived; press the button to have it checked and taken in.')}</p>`)}
${taking(values, 'main', t('收下文件', 'Take the file in'))}`;
}

function taking({ subject, upload, seal }: UploadPage, kind: 'main' | 'second', label: string): Html {
  const action = `${pathOf(subject.declaration)}/materials/${encodeURIComponent(upload)}/complete`;
  return form({ action, seal, body: button({ label, kind }) });
}
