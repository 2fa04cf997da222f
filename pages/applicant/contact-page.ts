import type { Case } from '../../domain/case.ts';
import type { Defect } from '../../domain/defect.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Language } from '../../domain/said.ts';
import { sayPlace } from '../../domain/say-place.ts';
import { sayRefusal } from '../../domain/say-refusal.ts';
import type { Refusal } from '../../domain/verdict.ts';
import { errorsAt } from '../defect-places.ts';
import { button, form, textField } from '../form.ts';
import { opening } from '../frame.ts';
import { html } from '../html.ts';
import type { Leaf } from '../leaf.ts';
import { errorSummary } from '../problems.ts';
import { speaking, spoken } from '../words.ts';
import { pathOf } from './paths.ts';

export interface ContactPage {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  readonly seal: string;
  /** Made with the page: the correction is taken once under it. */
  readonly key: string;
  readonly typed: { readonly phone: string; readonly email: string };
  readonly refusal?: Refusal | undefined;
}

/** Where the applicant is reached, to be corrected whoever the declaration waits for. */
export function contactPage({ language, at, subject, seal, key, typed, refusal }: ContactPage): Leaf {
  const t = speaking(language);
  const { declaration, call } = subject;
  const title = t('更正联系方式', 'Correct how you are reached');
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
      title: spoken(language, sayRefusal(refusal, call.identity.zone.value)),
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
  return { title, body, narrow: true, failed: refusal !== undefined };
}
