import type { Language } from '../../../domain/values/said.ts';
import { type Html, html } from '../../../pages/html/html.ts';
import { noteBox } from '../../../pages/parts/problems.ts';
import { translator } from '../../../pages/parts/words.ts';
import type { OperatorOutcome } from '../../machine/operate.ts';
import { linksToShared } from './shared-files.ts';

/** Says how an operator's act stands; `later` is the address to look again while its execution runs. */
export function sayOutcome({ status, says }: OperatorOutcome, language: Language, later: string): Html {
  if (status === 'running') return says === '' ? underWay(language, later) : inForce(says, language, later);
  const t = translator(language);
  const done = status === 'succeeded';
  return noteBox(
    done ? 'done' : 'warning',
    html`<p><strong>${done ? t('已完成', 'Done') : t('未完成', 'Not done')}</strong> ${linesOf(says, language)}</p>${done && linksToShared(says, language)}`,
  );
}

/** The lines of an answer in one language. An execution keeps one text: Chinese, an empty line, English. */
function linesOf(says: string, language: Language): Html[] {
  const [zh = '', en = zh] = says.split('\n\n');
  return translator(language)(zh, en)
    .split('\n')
    .map((line) => html`${line}<br>`);
}

/** Says that the act is in force and its cases are being told, page by page. */
function inForce(says: string, language: Language, later: string): Html {
  const t = translator(language);
  return noteBox(
    'done',
    html`<p><strong>${t('已生效', 'In force')}</strong> ${linesOf(says, language)}</p>
<p>${t('相关申报正在逐件通知；这随时钟进行，', 'The cases that it concerns are being told, as the clock goes on: ')}<a href="${later}">${t('看进展和结果', 'how it stands, and how it ended')}</a></p>`,
  );
}

/** Says that the task broke and is tried again, so its result is still unknown. */
function underWay(language: Language, later: string): Html {
  const t = translator(language);
  return noteBox(
    'warning',
    html`<p><strong>${t('正在办理', 'Under way')}</strong> ${t('尚未结束；时钟走动后继续，', 'Not ended yet: it goes on as the clock does: ')}<a href="${later}">${t('看进展和结果', 'how it stands, and how it ended')}</a></p>`,
  );
}
