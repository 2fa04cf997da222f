import type { Instant } from '../../domain/values/instant.ts';
import type { Language, Said } from '../../domain/values/said.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import { type Html, html } from '../html/html.ts';
import { clause, saidIn } from '../parts/words.ts';

/** One event of the timeline, in plain words. */
export interface Happened {
  readonly at: Instant;
  readonly said: Said;
  /** The clause under which it happened, or the assumption in its place. */
  readonly clause?: string | undefined;
}

/** A list of events with their times by the zone's clock, in the order given. */
export function happenings(
  language: Language,
  zone: string,
  all: readonly Happened[],
  { reversed = false }: { reversed?: boolean } = {},
): Html {
  return html`<ol class="timeline"${reversed && html` reversed`}>${all.map(
    ({
      at,
      said,
      clause: cite,
    }) => html`<li><time datetime="${at}">${sayInstant(at, zone, true)}</time><br>${saidIn(language, said)} ${clause(language, cite)}</li>
`,
  )}</ol>`;
}
