import type { Rung } from '../../call/call.ts';
import { valueAt } from '../../values/pointer.ts';
import { type Finding, type Path, shown } from '../finding/finding.ts';
import { meant } from '../finding/nearest.ts';
import { namesIn, type Reading, rawItems, soundAt, soundItems } from '../form/reading.ts';
import { placeholderFindings } from './placeholders.ts';
import { FIXED_OCCASIONS, OPENING_OF, TEXTS, WAIT_RULES } from './waits.ts';

/**
 * Checks that every occasion has a text, every text has an occasion, and each text states only what is known on its
 * occasion.
 */
export function textFindings(reading: Reading): Finding[] {
  const texts = valueAt(reading.value, TEXTS);
  if (typeof texts !== 'object' || texts === null) return [];
  const written = new Set(Object.keys(texts));
  const rungs = namesIn(reading, ['ladder', 'value'], 'occasion');
  const fixed = [...FIXED_OCCASIONS.keys()].map((value) => ({ path: [...TEXTS, value], value }));
  const occasions = new Set([...fixed, ...rungs].map(({ value }) => value));
  const allRungsNamed = rungs.length === rawItems(reading, ['ladder', 'value']).length && hasLadder(reading);
  return [
    ...[...fixed, ...rungs].filter(({ value }) => !written.has(value)).map(textMissing),
    ...(allRungsNamed
      ? [...written].filter((name) => !occasions.has(name)).map(noOccasion([...occasions]))
      : []),
    ...placeholderFindings(reading, [...written]),
    ...handOverFindings(reading, written),
  ];
}

/** Checks that, if silence hands a case to the superior, each earlier letter to the contact says when. */
function handOverFindings(reading: Reading, written: ReadonlySet<string>): Finding[] {
  const rungs = soundItems<Rung>(reading, ['ladder', 'value']).map(({ value }) => value);
  const warning = rungs
    .filter(
      ({ does, audience, while: wait }) => does === 'escalate' && audience === WAIT_RULES[wait].escalatesFrom,
    )
    .flatMap(({ while: wait, audience }) => [
      ...[OPENING_OF[wait] ?? []].flat(),
      ...rungs
        .filter((each) => each.while === wait && each.audience === audience && each.does === 'remind')
        .map(({ occasion }) => occasion),
    ]);
  return [...new Set(warning)]
    .filter((name) => written.has(name))
    .map((name): Path => [...TEXTS, name, 'body'])
    .filter((path) => soundAt<string>(reading, path)?.includes('{handsOverAt}') === false)
    .map(handOverUnnamed);
}

function handOverUnnamed(path: Path): Finding {
  return {
    path,
    because: 'hand-over-not-named',
    zh: '这一步久未办理即转上级，用语须写明何时转办：{handsOverAt}。',
    en: 'Silence hands this on to the superior, so the text must say when: {handsOverAt}.',
  };
}

function hasLadder(reading: Reading): boolean {
  return Array.isArray(valueAt(reading.value, ['ladder', 'value']));
}

function textMissing({ path, value }: { path: Path; value: string }): Finding {
  return {
    path,
    because: 'text-missing',
    zh: `事由 ${shown(value)} 没有告知用语；请在 texts.value 下补上它的 subject 和 body。`,
    en: `The occasion ${shown(value)} has no text; add its subject and body under texts.value.`,
  };
}

function noOccasion(occasions: readonly string[]) {
  return (name: string): Finding => {
    const near = meant(name, occasions);
    return {
      path: [...TEXTS, name],
      onKey: true,
      because: 'text-without-occasion',
      zh: `没有名为 ${shown(name)} 的事由，这段用语永远不会发出；${near.zh}请改名或删去。`,
      en: `There is no occasion ${shown(name)}, so this text would never be sent.${near.en} Rename it or take it away.`,
    };
  };
}
