import { type Html, html, type Part } from './html.ts';

export interface Table {
  readonly caption: Part;
  readonly head: readonly string[];
  /** Each row's first cell is its heading. */
  readonly rows: readonly (readonly Part[])[];
  /** Cells that need no column's name to be understood: on a narrow screen they stand in one line. */
  readonly isBrief?: boolean;
}

/**
 * A table that becomes one block a row on a narrow screen, where each cell says its column. The roles keep it a table
 * for who hears it: without them some browsers take `display: block` for its end.
 */
export function table({ caption, head, rows, isBrief = false }: Table): Html {
  return html`<table role="table"${isBrief && html` class="brief"`}>
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((cells) => row(head, cells))}</tbody>
</table>`;
}

function row(head: readonly string[], [first, ...others]: readonly Part[]): Html {
  return html`<tr role="row"><th role="rowheader" scope="row">${first}</th>${others.map(
    (cell, index) => html`<td role="cell" data-label="${head[index + 1]}">${cell}</td>`,
  )}</tr>
`;
}

/** Names and values in pairs. */
export function pairs(rows: readonly (readonly [Part, Part] | undefined | false)[]): Html {
  return html`<dl>${rows.map(
    (row) =>
      row &&
      html`<div><dt>${row[0]}</dt><dd>${row[1]}</dd></div>
`,
  )}</dl>`;
}
