import { type AtClosing, type Rung, WAITS, type Wait } from '../../call/call.ts';
import { valueAt } from '../../values/pointer.ts';
import { placeholdersIn } from '../../wording/fill.ts';
import { type Finding, type Path, shown } from '../finding/finding.ts';
import { meant } from '../finding/nearest.ts';
import { namesIn, type Reading, rawItems, soundAt, soundItems } from '../form/reading.ts';
import { stepsIn } from '../steps/read-steps.ts';
import {
  DATE_CHANGED_NAMES,
  FIXED_OCCASIONS,
  OCCASIONS_OF_END,
  OCCASIONS_OF_KIND,
  OPENING_OF,
  PLACEHOLDERS,
  WAIT_RULES,
} from './waits.ts';

const TEXTS: Path = ['texts', 'value'];

/**
 * Checks that every occasion has a text, every text has an occasion, and each text states only what is known on its
 * occasion.
 */
export function textFindings(reading: Reading): Finding[] {
  const texts = valueAt(reading.value, TEXTS);
  if (typeof texts !== 'object' || texts === null) return [];
  const written = new Set(Object.keys(texts));
  const rungs = namesIn(reading, ['ladder', 'value'], 'occasion');
  const fixed = fixedIn(reading).map((value) => ({ path: [...TEXTS, value], value }));
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

/** The occasions that this call must have a text for: some belong to kinds of steps or to what ends them, and only a call with such a step has them. */
function fixedIn(reading: Reading): string[] {
  const said = stepsIn(reading).flatMap(({ kind, path }) => [
    kind,
    soundAt<AtClosing>(reading, [...path, 'atClosing', 'value']),
  ]);
  const ofOthers = Object.entries({ ...OCCASIONS_OF_KIND, ...OCCASIONS_OF_END }).flatMap(
    ([word, occasions]) => (said.some((each) => each === word) ? [] : occasions),
  );
  return [...FIXED_OCCASIONS.keys()].filter((value) => !ofOthers.some((each) => each === value));
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

function placeholderFindings(reading: Reading, names: readonly string[]): Finding[] {
  const rungs = rungsByOccasion(reading);
  return names.flatMap((name) => {
    const rung = rungs.get(name);
    const known = FIXED_OCCASIONS.get(name) ?? knownOfRung(rung);
    const parts = (['subject', 'en', 'body'] as const).map((part) => [...TEXTS, name, part]);
    const texts = parts.flatMap((path) => {
      const text = soundAt<string>(reading, path);
      return text === undefined ? [] : [{ path, text }];
    });
    const unnamed =
      rung?.event === 'last-feasible-posting' && !texts.some(({ text }) => text.includes('{lastFeasible}'));
    return [
      ...texts.flatMap(({ path, text }) => inText(path, text, name, known)),
      ...(unnamed ? [lastFeasibleUnnamed([...TEXTS, name, 'body'], name)] : []),
      ...(name === 'date-changed' ? changedDayUnnamed([...TEXTS, name, 'body'], texts) : []),
    ];
  });
}

/**
 * Checks that the text of a changed date names every day that can change, because no other text tells of the change.
 */
function changedDayUnnamed(path: Path, texts: readonly { text: string }[]): Finding[] {
  const lacks = DATE_CHANGED_NAMES.filter((name) => !texts.some(({ text }) => text.includes(`{${name}}`)));
  if (lacks.length === 0) return [];
  const names = braced(lacks);
  return [
    {
      path,
      because: 'changed-day-not-named',
      zh: `日期有变只由这段用语告知，须写明 ${names}；其时不涉及的一行会自动略去。`,
      en: `A changed day is told by this text alone, so it must name ${names}; a line that does not apply is left out.`,
    },
  ];
}

type LooseRung = Partial<Record<keyof Rung, unknown>>;

function rungsByOccasion(reading: Reading): Map<unknown, LooseRung> {
  const rungs = rawItems(reading, ['ladder', 'value']).map(({ value }) => value);
  const named = rungs.filter((rung): rung is LooseRung => typeof rung === 'object' && rung !== null);
  return new Map(named.map((rung) => [rung.occasion, rung]));
}

/** The placeholders that a rung's text can use. If the rung's wait cannot be read, every placeholder is allowed. */
function knownOfRung(rung: LooseRung | undefined): readonly string[] {
  const wait = WAITS.find((each): each is Wait => each === rung?.while);
  return wait ? WAIT_RULES[wait].placeholders : PLACEHOLDERS;
}

function inText(path: Path, text: string, occasion: string, known: readonly string[]): Finding[] {
  const names = new Set(placeholdersIn(text));
  const wrong = [...names].filter((name) => !known.includes(name));
  const stray = /[{}]/.exec(text.replace(/\{\w+\}/g, ''))?.[0];
  return [
    ...wrong.map((name) =>
      PLACEHOLDERS.includes(name)
        ? notKnownThen(path, name, occasion, known)
        : unknownPlaceholder(path, name, known),
    ),
    ...(stray ? [strayBrace(path)] : []),
  ];
}

function unknownPlaceholder(path: Path, name: string, known: readonly string[]): Finding {
  const near = meant(name, known);
  return {
    path,
    because: 'unknown-placeholder',
    zh: `没有占位符 {${shown(name)}}；${near.zh}可用：${braced(known)}。`,
    en: `There is no placeholder {${shown(name)}}.${near.en} Use ${braced(known)}.`,
  };
}

function notKnownThen(path: Path, name: string, occasion: string, known: readonly string[]): Finding {
  return {
    path,
    because: 'placeholder-not-known-then',
    zh: `事由 ${shown(occasion)} 发生时还不知道 {${name}}；可用：${braced(known)}。`,
    en: `On the occasion ${shown(occasion)} {${name}} is not known; use ${braced(known)}.`,
  };
}

function strayBrace(path: Path): Finding {
  return {
    path,
    because: 'stray-brace',
    zh: '花括号只能用于占位符，如 {reference}，中间不留空格；请改正或删去。',
    en: 'Braces only hold placeholders, as in {reference}, without spaces; correct or remove them.',
  };
}

function lastFeasibleUnnamed(path: Path, occasion: string): Finding {
  return {
    path,
    because: 'last-feasible-not-named',
    zh: `${shown(occasion)} 按末个可行张贴日催办，用语须写明 {lastFeasible}。`,
    en: `${shown(occasion)} counts from the last feasible day of posting, so its text must name {lastFeasible}.`,
  };
}

function braced(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(' ');
}
