import type { Defect } from '../../domain/values/defect.ts';
import type { Language } from '../../domain/values/said.ts';
import { textArea } from '../html/field.ts';
import { button, form } from '../html/form.ts';
import { html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { errorsAt, problemOf } from '../parts/defect-places.ts';
import { errorSummary } from '../parts/problems.ts';
import { translator } from '../parts/words.ts';
import { notForMePath } from './paths.ts';

export interface NotForMePage {
  readonly language: Language;
  readonly desk: string;
  readonly seal: string;
  readonly note?: string;
  readonly defects?: readonly Defect[];
}

/** The longest remark to the operators, in characters. */
export const MAX_NOTE = 500;

/** The page that asks whether the link should be reported and stopped. Opening it changes nothing. */
export function notForMePage({ language, desk, seal, note, defects = [] }: NotForMePage): PageContent {
  const t = translator(language);
  const title = t('这不是发给我的', 'This is not for me');
  const errors = errorsAt(language, defects);
  const body = html`${errorSummary({ language, problems: defects.map((defect) => problemOf(language, defect, '#note')) })}
<p class="crumbs"><a href="${desk}">${t('返回待办列表', 'Back to the list')}</a></p>
<h1>${title}</h1>
<p>${t('报告之后：这个链接立即停用，谁都不能再用它打开申报；工作人员核对后，会向登记的联系人发出新的链接。', 'Once you report it, this link stops at once for everybody; after the operators have checked, a new one goes to the registered contact.')}</p>
${form({
  action: notForMePath(desk),
  seal,
  body: [
    textArea({
      language,
      name: 'note',
      label: t('补充说明', 'A remark'),
      hint: t('如：经办人已离职，现由谁负责。', 'Such as: the contact has left, and who is in charge now.'),
      value: note,
      optional: true,
      rows: 3,
      maxLength: MAX_NOTE,
      error: errors['/note'],
    }),
    button({ label: t('报告并停用链接', 'Report it and stop the link'), kind: 'warning' }),
  ],
})}
<p><a href="${desk}">${t('不报告，返回', 'Do not report it; go back')}</a></p>`;
  return { title, body, narrow: true, failed: defects.length > 0 };
}

export function reportedPage(language: Language): PageContent {
  const t = translator(language);
  const title = t('谢谢，已经报告', 'Thank you, it is reported');
  const body = html`<h1>${title}</h1>
<p role="status">${t('这个链接已经停用。工作人员核对登记的联系人后，会向其发出新的链接；您不需要再做什么，请删除收到的邮件。', 'This link is stopped. After the operators have checked the registered contact, a new one goes there. Nothing more is asked of you; please delete the letter.')}</p>`;
  return { title, body, narrow: true };
}
