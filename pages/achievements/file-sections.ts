import type {
  AchievementFile,
  VocabularyOfFile,
  Words,
} from '../../domain/achievement-file/achievement-file.ts';
import { ALL_SUBJECTS } from '../../domain/achievements/all-subjects.ts';
import { columnsOf, isList, type ListName } from '../../domain/achievements/columns.ts';
import type { Vocabularies } from '../../domain/eligibility/vocabulary.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayFactKey } from '../../domain/wording/facts/say-fact.ts';
import { sayPlace } from '../../domain/wording/say-place.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { pairs } from '../html/table.ts';
import { saidIn, translator } from '../parts/words.ts';

interface Shown {
  readonly language: Language;
  readonly words: Words;
  readonly vocabularies: Vocabularies;
}

/** All facts of a file, list by list. A term that no vocabulary knows any more says so. */
export function fileSections(
  language: Language,
  { facts, words }: AchievementFile,
  vocabularies: Vocabularies,
): Html {
  const shown: Shown = { language, words, vocabularies };
  return html`${Object.entries(facts).map(([name, value]) => oneSection(shown, name, value))}`;
}

function oneSection(shown: Shown, name: string, value: unknown): Html {
  const { language } = shown;
  return html`<h2 id="${name}">${saidIn(language, sayPlace(`/${name}`))}</h2>
${isList(name) ? entries(shown, name, value as readonly Entry[]) : single(shown, name, value)}`;
}

type Entry = Readonly<Record<string, unknown>>;

function entries(shown: Shown, list: ListName, all: readonly Entry[]): Html {
  const { language } = shown;
  if (all.length === 0) return html`<p>${translator(language)('没有', 'None')}</p>`;
  return html`${all.map((entry) =>
    pairs(
      columnsOf(list)
        .filter(({ key }) => entry[key] !== undefined)
        .map(
          ({ key, of }) => [saidIn(language, sayFactKey(list, key)), textOf(shown, entry[key], of)] as const,
        ),
    ),
  )}`;
}

/** A value by itself; values by year are as many rows. */
function single(shown: Shown, name: string, value: unknown): Html {
  if (typeof value !== 'object' || value === null)
    return html`<p>${value === 'none' ? translator(shown.language)('没有', 'None') : String(value)}</p>`;
  const vocabulary = name === 'assessments' ? 'assessments' : undefined;
  const t = translator(shown.language);
  const unit = name === 'hours' && t(' 学时', ' hours');
  return pairs(
    Object.entries(value).map(
      ([year, each]) => [year, html`${textOf(shown, each, vocabulary)}${unit}`] as const,
    ),
  );
}

function textOf(shown: Shown, value: unknown, vocabulary: VocabularyOfFile | undefined): Part {
  const t = translator(shown.language);
  if (vocabulary !== undefined) return termOf(shown, vocabulary, String(value));
  if (typeof value === 'boolean') return value ? t('是', 'Yes') : t('否', 'No');
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, each]) => `${subjectOf(shown, key)} ${each}`)
        .join(t('、', ', '))
    : String(value);
}

function subjectOf({ language, words }: Shown, id: string): string {
  return id === ALL_SUBJECTS
    ? translator(language)('合计', 'in all')
    : (words.subjects?.[id]?.[language] ?? id);
}

function termOf({ language, words, vocabularies }: Shown, vocabulary: VocabularyOfFile, id: string): Html {
  const t = translator(language);
  // The situations of insurance are each call's own, and no list has them.
  const isKnown = vocabulary === 'situations' || vocabularies[vocabulary].some((term) => term.id === id);
  const word = saidIn(language, words[vocabulary]?.[id] ?? { zh: id, en: id });
  return isKnown
    ? word
    : html`${word} ${t('（现行词表没有这一项，申报时请另选）', '(no list has it any more; a draft asks for it again)')}`;
}
