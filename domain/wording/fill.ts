/** A text of the call with its placeholders filled: `{closesOn}` and the like; an unknown one is left as it stands. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The same of a text line by line: a line that states what is not known of this declaration is left out. */
export function fillLines(text: string, values: Readonly<Record<string, string>>): string {
  const isKnown = (line: string) =>
    [...line.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => values[name] !== undefined);
  return fill(text.split('\n').filter(isKnown).join('\n'), values);
}
