/** Marks rows under one head in place of objects. No form that people or the project fill in has such a name. */
const HEAD = '#of';

type Row = Readonly<Record<string, unknown>>;

/**
 * Writes values as JSON, which a table keeps in one piece: reading a map of some hundred attributes costs a function
 * several times what a text of that length costs. Objects of one form in a list, such as files, name their attributes
 * once, so that the text takes no more room than the map.
 */
export function packed(values: object): string {
  return JSON.stringify(values, (_, value) => (isTable(value) ? tableOf(value) : value));
}

/** Reads what `packed` wrote. */
export function unpacked(text: string): Row {
  return JSON.parse(text, (_, value) => (Array.isArray(value?.[HEAD]) ? rowsIn(value) : value));
}

function isTable(value: unknown): value is readonly Row[] {
  if (!Array.isArray(value) || value.length < 2) return false;
  const [first] = value.map(formOf);
  return first !== undefined && value.every((row) => formOf(row) === first);
}

/** The names of an object's attributes; undefined for everything else, and where an attribute has no value. */
function formOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.values(value).includes(undefined) ? undefined : JSON.stringify(Object.keys(value));
}

function tableOf(rows: readonly Row[]) {
  return { [HEAD]: Object.keys(rows[0] ?? {}), rows: rows.map((row) => Object.values(row)) };
}

function rowsIn({ [HEAD]: head, rows }: { readonly [HEAD]: string[]; readonly rows: unknown[][] }): Row[] {
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])));
}
