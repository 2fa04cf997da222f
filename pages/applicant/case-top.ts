import type { Case } from '../../domain/declaration/case.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import { deadlineOf } from '../parts/case-deadline.ts';
import { translator } from '../parts/words.ts';
import { pathOf } from './paths.ts';

/** The top of every page of a declaration: the way back, the heading, and the present stage's deadline. */
export function opening(
  { language, subject, at }: { language: Language; subject: Case; at: Instant },
  heading: string,
): Html {
  const t = translator(language);
  const { declaration } = subject;
  return html`<p class="crumbs"><a href="${pathOf(declaration)}">${t('返回申报', 'Back to the declaration')} ${declaration.id}</a></p>
<h1>${heading}</h1>
${deadlineOf(language, subject, at)}`;
}
