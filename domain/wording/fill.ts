/** The names of a text's placeholders, such as `closesOn`, in their order. */
export function placeholdersIn(text: string): string[] {
  return text.match(/(?<=\{)\w+(?=\})/g) ?? [];
}

/** Fills the placeholders of a call's text, such as `{closesOn}`. A placeholder without a value stays as it stands. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Like `fill`, but drops every line that has a placeholder without a value. */
export function fillLines(text: string, values: Readonly<Record<string, string>>): string {
  const isKnown = (line: string) => placeholdersIn(line).every((name) => values[name] !== undefined);
  return fill(text.split('\n').filter(isKnown).join('\n'), values);
}
