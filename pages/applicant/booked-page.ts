import type { Case } from '../../domain/declaration/case.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { button, form } from '../html/form.ts';
import { html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { errorSummary } from '../parts/problems.ts';
import { zoneName } from '../parts/time.ts';
import { saidIn, translator } from '../parts/words.ts';
import { opening } from './case-top.ts';
import { pathOf } from './paths.ts';

export interface BookedPage {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  readonly bookedFor: Instant;
  readonly seal: string;
  /** The Idempotency-Key that was made with the page, so that pressing twice cancels once. */
  readonly key: string;
  readonly refusal?: Refusal | undefined;
}

/** The page of a booked submission: when it is submitted, what that means, and the button to cancel it. */
export function bookedPage({
  language,
  at,
  subject,
  bookedFor,
  seal,
  key,
  refusal,
}: BookedPage): PageContent {
  const t = translator(language);
  const { declaration, call } = subject;
  const zone = call.identity.zone.value;
  const when = `${sayInstant(bookedFor, zone, true)} ${zoneName(language, zone)}`;
  const title = t('已预约提交', 'The submission is booked');
  const body = html`${refusal !== undefined && errorSummary({ language, title: saidIn(language, sayRefusal(refusal, zone)), problems: [] })}
${opening({ language, subject, at }, title)}
<p>${t('将由系统提交，提交时间为：', 'It is submitted by itself, and counts as received at ')}<strong class="when">${when}</strong></p>
<ul>
<li>${t('提交的是现在的内容，在此之前不能改动。', 'It is submitted as it stands now, and takes no change until then.')}</li>
<li>${t('系统在预约时刻之后几分钟内办理，到时再审核一次；成功与否，都会通知您。', 'It is carried out within some minutes, and judged again then; you are told either way.')}</li>
<li>${t('要修改，或现在就提交，请先取消预约。', 'To change it, or to submit it now, cancel the booking first.')}</li>
</ul>
${form({
  action: `${pathOf(declaration)}/booking`,
  seal,
  hidden: { version: declaration.version, key },
  body: button({ label: t('取消预约', 'Cancel the booking'), kind: 'warning' }),
})}
<p><a href="${pathOf(declaration)}">${t('不取消，返回', 'Keep it; go back')}</a></p>`;
  return { title, body, narrow: true, call, failed: refusal !== undefined };
}
