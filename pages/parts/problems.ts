import type { Language } from '../../domain/values/said.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { translator } from './words.ts';

export interface Problem {
  readonly text: Part;
  /** The address where it is mended: `#identity-phone`, or another page's field. */
  readonly href?: string | undefined;
  /** A part that stands after the link, such as the clause. */
  readonly beside?: Part;
}

/** The list of all defects at the page's top, each linked to its field. Focus goes there when the page opens. */
export function errorSummary({
  language,
  title,
  problems,
}: {
  language: Language;
  title?: Part;
  problems: readonly Problem[];
}): Html {
  if (problems.length === 0 && title === undefined) return html``;
  const heading = title ?? translator(language)('请先改正以下内容', 'There is something to correct');
  return html`<div class="problems" role="alert" tabindex="-1" autofocus aria-labelledby="problems">
<h2 id="problems">${heading}</h2>
${problems.length > 0 && html`<ul>${problems.map(problemItem)}</ul>`}</div>
`;
}

/** One line of a list of what is wrong or missing. */
export function problemItem({ text, href, beside }: Problem): Html {
  return html`<li>${href === undefined ? text : html`<a href="${href}">${text}</a>`} ${beside}</li>`;
}

/** Lists of defects, grouped so that a note shared by neighbouring lines is said once, after them. */
export function problemLists(problems: readonly Problem[]): Html {
  const groups: Problem[][] = [];
  for (const each of problems) {
    const last = groups.at(-1);
    if (last && textOf(last[0]?.beside) === textOf(each.beside)) last.push(each);
    else groups.push([each]);
  }
  return html`${groups.map(
    (group) => html`<ul>${group.map(({ beside: _, ...rest }) => problemItem(rest))}</ul>
<div class="of-list">${group[0]?.beside}</div>
`,
  )}`;
}

function textOf(part: Part): string {
  return html`${part}`.text;
}

/** A box to read first: something was done, a warning, or an answer. */
export function noteBox(kind: 'done' | 'info' | 'warning', body: Part): Html {
  return html`<div class="note ${kind}"${kind === 'done' && html` role="status"`}>${body}</div>
`;
}
