/** Markup that is safe to send: only `html` makes it, and everything put into it was escaped or is markup itself. */
export class Html {
  readonly text: string;
  private constructor(text: string) {
    this.text = text;
  }
  static of(strings: readonly string[], values: readonly Part[]): Html {
    return new Html(strings.map((text, index) => text + partText(values[index])).join(''));
  }
}

/** What may stand in a template: text and numbers are escaped, markup is kept, nothing is left out. */
export type Part = Html | string | number | undefined | false | readonly Part[];

/** `html\`<p>${name}</p>\``: escapes every value. An attribute's value must stand between double quotes. */
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

/** Control and bidirectional characters could make a text read as another one: they are shown as what they are. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) =>
      '\n\t'.includes(character) ? character : '\ufffd',
    );
}
