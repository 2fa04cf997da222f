import { type Html, html, type Part } from './html.ts';

export interface Table {
  readonly caption: Part;
  readonly head: readonly string[];
  /** The rows. The first cell of each is its heading. */
  readonly rows: readonly (readonly Part[])[];
  /**
   * Whether the cells explain themselves. They then stand in one line on a narrow screen, without the columns'
   * names.
   */
  readonly isBrief?: boolean;
}

/**
 * A table that becomes one block a row on a narrow screen, where each cell says its column. Its roles keep it a
 * table for people who hear it: some browsers take `display: block` for the end of a table.
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

/** A list of names with their values. */
export function pairs(rows: readonly (readonly [Part, Part] | undefined | false)[]): Html {
  return html`<dl>${rows.map(
    (row) =>
      row &&
      html`<div><dt>${row[0]}</dt><dd>${row[1]}</dd></div>
`,
  )}</dl>`;
}
