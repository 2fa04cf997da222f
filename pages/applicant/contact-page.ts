import type { Case } from '../../domain/declaration/case.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { sayPlace } from '../../domain/wording/say-place.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { textField } from '../html/field.ts';
import { button, form } from '../html/form.ts';
import { html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { errorsAt } from '../parts/defect-places.ts';
import { errorSummary } from '../parts/problems.ts';
import { saidIn, translator } from '../parts/words.ts';
import { opening } from './case-top.ts';
import { pathOf } from './paths.ts';

export interface ContactPage {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  readonly seal: string;
  /** The Idempotency-Key that was made with the page, so that the correction is taken once. */
  readonly key: string;
  readonly typed: { readonly phone: string; readonly email: string };
  readonly refusal?: Refusal | undefined;
}

/** The page that corrects the applicant's phone and mailbox, at whichever desk the declaration waits. */
export function contactPage({ language, at, subject, seal, key, typed, refusal }: ContactPage): PageContent {
  const t = translator(language);
  const { declaration, call } = subject;
  const title = t('更正联系方式', 'Change your contact details');
  const defects: readonly Defect[] = refusal?.defects ?? [];
  const errors = errorsAt(language, defects);
  const field = (name: 'phone' | 'email') => ({
    language,
    name: `/identity/${name}`,
    label: sayPlace(`/identity/${name}`)[language],
    value: typed[name],
    error: errors[`/identity/${name}`],
  });
  const body = html`${
    refusal !== undefined &&
    errorSummary({
      language,
      title: saidIn(language, sayRefusal(refusal, call.identity.zone.value)),
      problems: [],
    })
  }
${opening({ language, subject, at }, title)}
<p>${t('办理中也可以更正，不影响审核；更正后会向新邮箱发信确认。', 'It can be corrected at any time and changes nothing about the review; a letter to the new mailbox says so.')}</p>
${form({
  action: `${pathOf(declaration)}/contact`,
  seal,
  hidden: { version: declaration.version, key },
  body: [
    textField({ ...field('phone'), type: 'tel', width: 'middle', autocomplete: 'tel' }),
    textField({ ...field('email'), type: 'email', autocomplete: 'email' }),
    button({ label: title }),
  ],
})}`;
  return { title, body, narrow: true, call, failed: refusal !== undefined };
}
