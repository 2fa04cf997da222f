import { type Rung, WAITS, type Wait } from '../../call/call.ts';
import { placeholdersIn } from '../../wording/fill.ts';
import { type Finding, type Path, shown } from '../finding/finding.ts';
import { meant } from '../finding/nearest.ts';
import { type Reading, rawItems, soundAt } from '../form/reading.ts';
import { DATE_CHANGED_NAMES, FIXED_OCCASIONS, PLACEHOLDERS, TEXTS, WAIT_RULES } from './waits.ts';

/** Checks that each text states only what is known on its occasion, and names what it must. */
export function placeholderFindings(reading: Reading, names: readonly string[]): Finding[] {
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
