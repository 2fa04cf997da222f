import type { Case } from '../../domain/declaration/case.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { checkbox } from '../html/field.ts';
import { button, form } from '../html/form.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { errorSummary } from '../parts/problems.ts';
import { saidIn, translator } from '../parts/words.ts';
import { opening } from './case-top.ts';
import { pathOf } from './paths.ts';

export interface WithdrawPage {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  readonly seal: string;
  /** The Idempotency-Key that was made with the page, so that the withdrawal is taken once. */
  readonly key: string;
  /** Whether another declaration could be begun afterwards, since the applicant's stage is open. */
  readonly mayBeginAgain: boolean;
  readonly refusal?: Refusal | undefined;
  /** Whether the statement was left unticked. */
  readonly isUnconfirmed?: boolean;
  /** Whether the statement was ticked before a session ended. */
  readonly isConfirmed?: boolean;
}

/** The page that says plainly what withdrawal means, and asks for a tick besides the button. */
export function withdrawPage(values: WithdrawPage): PageContent {
  const { language, subject, refusal, isUnconfirmed = false } = values;
  const t = translator(language);
  const title = t('撤回申报', 'Withdraw the declaration');
  const unconfirmed = t('要撤回，请先勾选确认。', 'Tick the confirmation to withdraw.');
  const { declaration } = subject;
  const body = html`${summary(values, unconfirmed)}
${opening(values, title)}
<p>${t('撤回意味着：', 'To withdraw means:')}</p>
<ul>
<li>${t('本次申报到此结束，不能恢复；单位和部门不再审核。', 'This declaration ends for good; nobody reviews it any more.')}</li>
<li>${t('已填的内容和办理记录仍会保留，供查阅。', 'What you filled in and its timeline are kept.')}</li>
<li>${
    values.mayBeginAgain
      ? t(
          '个人申报截止前，您可以重新开始一份申报：已填的内容会带过去，材料须重新上传。',
          'While declaring is open you may begin another one: what you filled in comes along, files are uploaded again.',
        )
      : t(
          '个人申报已经截止：撤回后，本次不能再申报。',
          'Declaring has closed: after withdrawal you cannot declare again under this call.',
        )
  }</li>
</ul>
${form({
  action: `${pathOf(declaration)}/withdraw`,
  seal: values.seal,
  hidden: { version: declaration.version, key: values.key },
  body: [
    checkbox({
      language,
      name: 'confirmed',
      checked: values.isConfirmed ?? false,
      label: t(`我要撤回申报 ${declaration.id}`, `I withdraw the declaration ${declaration.id}`),
      error: isUnconfirmed ? unconfirmed : undefined,
    }),
    button({ label: t('撤回', 'Withdraw'), kind: 'warning' }),
  ],
})}
<p><a href="${pathOf(declaration)}">${t('不撤回，返回', 'Do not withdraw; go back')}</a></p>`;
  return {
    title,
    body,
    narrow: true,
    call: values.subject.call,
    failed: refusal !== undefined || isUnconfirmed,
  };
}

function summary(
  { language, subject, refusal, isUnconfirmed = false }: WithdrawPage,
  unconfirmed: string,
): Html {
  const problems = isUnconfirmed ? [{ text: unconfirmed, href: '#confirmed' }] : [];
  if (refusal === undefined) return errorSummary({ language, problems });
  const title = saidIn(language, sayRefusal(refusal, subject.call.identity.zone.value));
  return errorSummary({ language, title, problems });
}
