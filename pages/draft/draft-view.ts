import type { Case } from '../../domain/declaration/case.ts';
import type { Draft } from '../../domain/declaration/draft/draft.ts';
import type { Vocabularies } from '../../domain/eligibility/vocabulary.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { sayPlace } from '../../domain/wording/say-place.ts';
import { opening } from '../applicant/case-top.ts';
import { notSaved } from '../applicant/draft-page.ts';
import { factRows } from '../facts/say-facts.ts';
import { type Html, html, type Part } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { pairs } from '../html/table.ts';
import { maskedNumber } from '../parts/masked.ts';
import { errorSummary } from '../parts/problems.ts';
import { chinese, translator } from '../parts/words.ts';
import { type Typed, typedOutsideFacts } from './draft-form.ts';
import { sayValue } from './draft-values.ts';

export interface DraftView {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  readonly draft: Draft;
  readonly vocabularies: Vocabularies;
  readonly employerName: string | undefined;
  /** Whether the site sends short messages, so that the consent to them is shown. */
  readonly hasSms?: boolean | undefined;
  /** A save that came too late: the reason, and the typed texts where they differ from the saved ones. */
  readonly unsaved?: { readonly refusal: Refusal; readonly typed: Typed };
}

/** The page that shows a draft to its owner while it cannot be edited. */
export function draftView(view: DraftView): PageContent {
  const { language, subject, draft, vocabularies, employerName, unsaved } = view;
  const t = translator(language);
  const title = t('所填内容', 'What you filled in');
  const named = employerName === undefined ? undefined : chinese(language, employerName);
  const rows = rowsOf(view, typedOutsideFacts(draft)).map(
    ([at, name, value]) => [name, at === '/employer' && named ? html`${named} ${value}` : value] as const,
  );
  const facts = factRows({ language, call: subject.call, vocabularies }, draft.facts ?? {});
  const body = html`${unsaved && whyNot(view, unsaved.refusal)}
${opening(view, title)}
${unsaved && typedButNotSaved(view, unsaved.typed)}${pairs([...rows, ...facts])}`;
  return { title, body, narrow: true, call: subject.call, failed: unsaved !== undefined };
}

function whyNot({ language, subject }: DraftView, refusal: Refusal): Html {
  const title = notSaved(language, refusal, subject.call.identity.zone.value);
  return errorSummary({ language, title, problems: [] });
}

function typedButNotSaved(view: DraftView, typed: Typed): Html | false {
  const t = translator(view.language);
  const rows = rowsOf(view, typed);
  if (rows.length === 0) return false;
  return html`<h2>${t('您刚才填写、没有保存的内容', 'What you typed just now, which was not saved')}</h2>
${pairs(rows.map(([, name, value]) => [name, value]))}
<h2>${t('已保存的内容', 'What is saved')}</h2>
`;
}

/** The rows of a draft: pointer, name and value of each field. */
function rowsOf(
  { language, subject, vocabularies, hasSms }: DraftView,
  values: Typed,
): [string, string, Part][] {
  const said = Object.entries(values).filter(([at]) => hasSms || at !== '/identity/smsAgreed');
  return said.map(([at, text]) => {
    const shown = at === '/identity/number' ? maskedNumber(text) : text;
    return [at, sayPlace(at)[language], sayValue({ language, call: subject.call, vocabularies }, at, shown)];
  });
}
