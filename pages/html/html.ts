/** Markup that is safe to send. Only `html` makes it, and every value in it was escaped or is markup itself. */
export class Html {
  readonly text: string;
  private constructor(text: string) {
    this.text = text;
  }
  static of(strings: readonly string[], values: readonly Part[]): Html {
    return new Html(strings.map((text, index) => text + partText(values[index])).join(''));
  }
}

/** A value of a template. Text and numbers are escaped, markup is kept, `undefined` and `false` give nothing. */
export type Part = Html | string | number | undefined | false | readonly Part[];

/**
 * Makes markup and escapes every value: `html\`<p>${name}</p>\``. An attribute's value must stand between double
 * quotes.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return Html.of(strings, values);
}

function partText(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(partText).join('');
  return escaped(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Escapes a text. Control and bidirectional characters could make it read as another text, so each is shown as the
 * replacement character.
 */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) =>
      '\n\t'.includes(character) ? character : '\ufffd',
    );
}
