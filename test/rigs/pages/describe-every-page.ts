import { describe, expect, test } from 'vitest';
import type { Language } from '../../../domain/values/said.ts';

import { aroundBlocks, idsOf, ownWordsOf, skeletonOf, tagsOf, unescaped } from './markup.ts';

const PLAIN = (text: string) => text;
const MARKUP = `"'><img src=x onerror=alert(1)><script>alert(1)</script>&lt;b&gt;`;
const LANGUAGES = ['zh', 'en'] as const;
type EveryPage = (language: Language, plant: (text: string) => string) => ReadonlyMap<string, string>;

/** The conditions on each page of an audience, in both languages and whatever people typed. */
export function describeEveryPage(everyPage: EveryPage, atLeast: number): void {
  const pages = LANGUAGES.flatMap((language) =>
    [...everyPage(language, PLAIN)].map(([name, document]) => ({ language, name, document })),
  );

  test('has pages to look at', () => {
    expect(pages.length).toBeGreaterThan(atLeast);
  });

  describe.each(LANGUAGES)('markup that people typed, in %s', (language) => {
    const plain = everyPage(language, PLAIN);
    const marked = everyPage(language, (text) => text + MARKUP);
    test.each([...plain.keys()])('is dead on: %s', (name) => {
      const document = marked.get(name) ?? '';
      expect(skeletonOf(document)).toEqual(skeletonOf(plain.get(name) ?? ''));
      expect(document.replaceAll(/<script src="\/[a-z]+\.js" defer><\/script>/g, '')).not.toMatch(
        /<(?:img|script)/,
      );
    });

    test('is there to be read', () => {
      const shown = [...marked.values()].filter((document) => unescaped(document).includes(MARKUP));
      expect(shown.length).toBeGreaterThan(20);
    });
  });

  test('shows characters that turn a text round as what they are not', () => {
    const documents = [...everyPage('zh', (text) => `${text}\u202egpj.exe\u0007`).values()];
    expect(documents.filter((document) => /\u202e|\p{Cc}/u.test(document.replace(/\n/g, '')))).toEqual([]);
  });

  describe.each(pages)('$language: $name', ({ language, document }) => {
    const tags = tagsOf(document);
    const ids = idsOf(document);

    test('says no value that was never put into words', () => {
      expect(document).not.toMatch(/\[object |\bundefined\b|\bNaN\b/);
    });

    test('has each id once', () => {
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    });

    test('bears the mark of the site and its foot', () => {
      expect(tags.filter(({ attributes }) => attributes.class === 'demonstration')).toHaveLength(1);
      expect(tags.flatMap(({ attributes }) => attributes.href ?? [])).toEqual(
        expect.arrayContaining(['/help', '/privacy']),
      );
    });

    test('has no block where a browser expects a line of text', () => {
      expect(aroundBlocks(document)).toEqual([]);
    });

    test('labels every field', () => {
      const labelled = tags.flatMap(({ name, attributes }) => (name === 'label' ? [attributes.for] : []));
      const fields = tags.filter(
        ({ name, attributes }) =>
          ['input', 'select', 'textarea'].includes(name) && attributes.type !== 'hidden',
      );
      expect(fields.map(({ attributes: { id } }) => id).filter((id) => !labelled.includes(id))).toEqual([]);
    });

    test('refers to descriptions and anchors that are there', () => {
      const described = tags.flatMap(({ attributes }) => [
        ...(attributes['aria-describedby'] ?? '').split(' '),
        ...(attributes['aria-labelledby'] ?? '').split(' '),
        ...(attributes.href?.startsWith('#') ? [attributes.href.slice(1)] : []),
      ]);
      expect(described.filter((id) => id !== '' && !ids.includes(id))).toEqual([]);
    });

    test('has one main heading, and no level left out', () => {
      const levels = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      const afterFirst = levels.slice(levels.indexOf(1));
      expect(afterFirst.filter((level, index) => level > (afterFirst[index - 1] ?? 0) + 1)).toEqual([]);
    });

    test('runs nothing but a script of our own file, loads nothing, and has no style of its own', () => {
      const loading = tags.filter(
        ({ name, attributes: { src = '' } }) =>
          ['script', 'style', 'img', 'iframe', 'object'].includes(name) &&
          !(name === 'script' && /^\/[a-z]+\.js$/.test(src)),
      );
      expect(loading).toEqual([]);
      const alive = tags
        .flatMap(({ attributes }) => Object.keys(attributes))
        .filter((name) => /^on|^style$/.test(name));
      expect(alive).toEqual([]);
    });

    test('is in one language, with what is Chinese marked on English pages', () => {
      expect(tags[0]?.attributes.lang).toBe(language === 'zh' ? 'zh-CN' : 'en');
      if (language === 'en')
        expect(ownWordsOf(withoutTyped(document)).match(/\p{Script=Han}+/gu) ?? []).toEqual([]);
    });
  });
}

/** Typed text is in its writer's language. */
function withoutTyped(document: string): string {
  return document.replace(/(<textarea[^>]*>)[^<]*/g, '$1');
}
