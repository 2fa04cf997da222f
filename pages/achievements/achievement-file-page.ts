import type { AchievementFile } from '../../domain/achievement-file/achievement-file.ts';
import type { Vocabularies } from '../../domain/eligibility/vocabulary.ts';
import type { Language } from '../../domain/values/said.ts';
import { FILE_PATH } from '../applicant/paths.ts';
import { KEEPING } from '../applicant/submit-page.ts';
import { checkbox } from '../html/field.ts';
import { button, form, linkButton } from '../html/form.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { noteBox } from '../parts/problems.ts';
import { translator } from '../parts/words.ts';
import { fileSections } from './file-sections.ts';

export interface AchievementFilePage {
  readonly language: Language;
  /** The reader's file; undefined if none is kept. */
  readonly file: AchievementFile | undefined;
  readonly vocabularies: Vocabularies;
  readonly seal: string;
  /** Whether the file was erased just now, or the button was pressed without the tick. */
  readonly said?: 'erased' | 'not-ticked' | undefined;
}

/** The page of a person's own achievement file: what it holds, how long, as a file to take along, and how to erase it. */
export function achievementFilePage(values: AchievementFilePage): PageContent {
  const { language, file, vocabularies, said } = values;
  const t = translator(language);
  const title = t('业绩档案', 'Achievement file');
  const body = html`<p class="crumbs"><a href="/">${t('返回首页', 'Back to the start page')}</a></p>
<h1>${title}</h1>
${said === 'erased' && noteBox('done', t('业绩档案已清除。', 'Your achievement file was erased.'))}
${file ? held(values, file) : none(language)}
${file && fileSections(language, file, vocabularies)}
${file && erasing(values)}`;
  return { title, body, narrow: true, failed: said === 'not-ticked' };
}

function none(language: Language): Html {
  const t = translator(language);
  return html`<p>${t(
    `没有保存您的业绩档案。如需保存，请在提交申报时勾选“${KEEPING.zh}”。`,
    `No achievement file is kept. To keep one, tick “${KEEPING.en}” when you submit a declaration.`,
  )}</p>`;
}

function held({ language }: AchievementFilePage, { lastUsedOn, forgottenOn }: AchievementFile): Html {
  const t = translator(language);
  return html`<p>${t(
    `上次使用：${lastUsedOn}。到${forgottenOn}还没有再用，就自动清除。`,
    `Last used on ${lastUsedOn}. Unless it is used again before, it is forgotten on ${forgottenOn}.`,
  )}</p>
<p>${t(
    '只有您自己看得到。不含证件号码、推荐人、自评分和“社会保险”一项的选择。用它新建的草稿和提交过的申报里有当时的副本，另按该次评审的期限保存，不受这里影响。要修改，请在下一份申报中修改并在提交时勾选保存。',
    'Nobody but you sees it. It holds no identity number, no recommenders, no self-score and no choice under “Insurance”. A draft that was begun from it and a declaration that you submitted hold copies of their own, for the term of their call; nothing here changes them. To change the file, change the facts in your next declaration and keep them when you submit.',
  )}</p>
<p>${linkButton({ href: `${FILE_PATH}/export`, label: t('导出（JSON）', 'Export as JSON'), kind: 'second' })}</p>`;
}

function erasing({ language, seal, said }: AchievementFilePage): Html {
  const t = translator(language);
  return html`<h2 id="erase">${t('清除', 'Erase')}</h2>
${form({
  action: `${FILE_PATH}/erase`,
  seal,
  body: [
    checkbox({
      language,
      name: 'confirmed',
      checked: false,
      label: t('清除我的业绩档案，不能恢复', 'Erase my achievement file; it cannot be brought back'),
      error: said === 'not-ticked' ? t('请先勾选。', 'Tick this first.') : undefined,
    }),
    button({ label: t('清除业绩档案', 'Erase the file'), kind: 'warning' }),
  ],
})}`;
}
