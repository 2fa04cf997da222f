const WIDEST = 110;

/** A schema's text, as its committed file has it: short lists stand on one line, as the formatter wants them. */
export function schemaText(schema: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(schema, null, 2);
  const folded = text.replace(
    /^(.*)\[\n([^[\]{}]*?)\n\s*\](,?)$/gm,
    (whole, before: string, items: string, comma: string) => {
      const line = `${before}[${items.trim().replace(/,\n\s*/g, ', ')}]${comma}`;
      return line.length <= WIDEST ? line : whole;
    },
  );
  return `${folded}\n`;
}
