/** A start tag as it stands in a page: our pages write attributes between double quotes, or without a value. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const TAG = /<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/g;
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/g;

export function tagsOf(document: string): Tag[] {
  return [...document.matchAll(TAG)].map(([, name = '', attributes = '']) => ({
    name,
    attributes: Object.fromEntries(
      [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, unescaped(value)]),
    ),
  }));
}

/** The browser's reading of a document besides its texts: each tag with the names of its attributes. */
export function skeletonOf(document: string): string[] {
  return tagsOf(document).map(({ name, attributes }) => [name, ...Object.keys(attributes)].join(' '));
}

const PHRASING = ['p', 'span', 'strong', 'label', 'a', 'button', 'h1', 'h2', 'h3'];

/** The tags that hold phrasing alone and yet stand around a block: a browser would end a paragraph there. */
export function aroundBlocks(document: string): string[] {
  const open: string[] = [];
  const found: string[] = [];
  for (const [, slash, name = ''] of document.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (slash === '/') open.length = Math.max(0, open.lastIndexOf(name));
    else if (['details', 'div', 'ul', 'ol', 'table', 'p'].includes(name))
      found.push(...open.filter((each) => PHRASING.includes(each)).map((each) => `${name} in ${each}`));
    if (slash !== '/' && !['meta', 'link', 'input', 'br', 'hr'].includes(name)) open.push(name);
  }
  return found;
}

export function idsOf(document: string): string[] {
  return tagsOf(document).flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
}

/** The text that an English page says in its own words: all but what is marked as Chinese. */
export function ownWordsOf(document: string): string {
  return document.replace(/<(\w+)[^>]*\slang="zh-CN"[^>]*>[^<]*<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

export function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
}
