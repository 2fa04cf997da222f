/**
 * The place where a text stops being JSON, in UTF-16 units; undefined for valid JSON. V8's own error often names no
 * place.
 */
export function jsonFault(text: string): number | undefined {
  const end = valueAt(text, 0);
  if (end.isFault) return end.at;
  const rest = after(text, end.at);
  return rest < text.length ? rest : undefined;
}

/** The end of a value that was read, or the place of its fault. */
interface Read {
  readonly at: number;
  readonly isFault: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these within a string.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = new RegExp(
  `${STRING.source}|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null`,
  'y',
);
const SPACE = /[ \t\n\r]*/y;

function valueAt(text: string, from: number): Read {
  const at = after(text, from);
  if (text[at] === '{') return listAt(text, at, '}', memberAt);
  if (text[at] === '[') return listAt(text, at, ']', valueAt);
  return tokenAt(text, at, SCALAR);
}

/** Reads a list from its opening bracket to its closing one, with commas between the items. */
function listAt(text: string, opens: number, closes: string, itemAt: typeof valueAt): Read {
  const first = after(text, opens + 1);
  if (text[first] === closes) return { at: first + 1, isFault: false };
  let from = first;
  for (;;) {
    const item = itemAt(text, from);
    if (item.isFault) return item;
    const next = after(text, item.at);
    if (text[next] === closes) return { at: next + 1, isFault: false };
    if (text[next] !== ',') return { at: next, isFault: true };
    from = after(text, next + 1);
  }
}

function memberAt(text: string, at: number): Read {
  const name = tokenAt(text, at, STRING);
  if (name.isFault) return name;
  const colon = after(text, name.at);
  return text[colon] === ':' ? valueAt(text, colon + 1) : { at: colon, isFault: true };
}

function tokenAt(text: string, at: number, token: RegExp): Read {
  token.lastIndex = at;
  const found = token.exec(text)?.[0];
  return { at: at + (found?.length ?? 0), isFault: found === undefined };
}

function after(text: string, at: number): number {
  SPACE.lastIndex = at;
  return at + (SPACE.exec(text)?.[0].length ?? 0);
}
