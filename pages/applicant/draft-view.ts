import type { Case } from '../../domain/acts/guard.ts';
import type { Instant } from '../../domain/instant.ts';
import { sayPlace } from '../../domain/say-defect.ts';
import { html } from '../html.ts';
import { maskedNumber } from '../masked.ts';
import { pairs } from '../table.ts';
import { chinese, type Language, speaking } from '../words.ts';
import type { Typed } from './draft-form.ts';
import { sayValue } from './draft-values.ts';
import { opening } from './frame.ts';
import type { Leaf } from './leaf.ts';

export interface DraftView {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  readonly values: Typed;
  readonly employerName: string | undefined;
}

/** What was filled in, for its owner to read while it cannot be edited. */
export function draftView(view: DraftView): Leaf {
  const { language, subject, values, employerName } = view;
  const t = speaking(language);
  const title = t('所填内容', 'What you filled in');
  const named = employerName === undefined ? undefined : chinese(language, employerName);
  const rows = Object.entries(values).map(([at, text]) => {
    const value = sayValue(language, subject.call, at, at === '/identity/number' ? maskedNumber(text) : text);
    return [sayPlace(at)[language], at === '/employer' && named ? html`${named} ${value}` : value] as const;
  });
  const body = html`${opening(view, title)}
${pairs(rows)}`;
  return { title, body, narrow: true };
}
