import { placeholdersIn } from '../../wording/fill.ts';
import { type Finding, type Path, shown } from '../finding/finding.ts';
import { type Reading, soundAt } from '../form/reading.ts';
import { PLACEHOLDERS } from './waits.ts';

const NAMES = ['applicant', 'reference'];

/**
 * The placeholders that each text of the letter may have, and those it must have, so that its reader learns whose
 * declaration it is and what is said about it.
 */
const TEXTS: Readonly<
  Record<string, { readonly known: readonly string[]; readonly must: readonly string[] }>
> = {
  subject: { known: ['count', 'lastDay'], must: ['lastDay'] },
  subjectTold: { known: ['count', 'applicant'], must: ['applicant'] },
  opening: { known: ['count', 'lastDay'], must: [] },
  case: {
    known: [...PLACEHOLDERS, ...NAMES, 'what', 'whatEn', 'standing', 'standingEn'],
    must: [...NAMES, 'what', 'whatEn', 'closesOn', 'standing', 'standingEn'],
  },
  applicant: { known: NAMES, must: NAMES },
  more: { known: ['more'], must: ['more'] },
  acts: { known: [], must: [] },
  act: { known: [...NAMES, 'at', 'act', 'actEn'], must: [...NAMES, 'at', 'act', 'actEn'] },
};

/**
 * Checks that each text of a mailbox's letter names what it tells of, and uses only placeholders that are known then.
 */
export function letterFindings(reading: Reading): Finding[] {
  return Object.entries(TEXTS).flatMap(([name, { known, must }]) => {
    const path: Path = ['letters', 'value', name];
    const text = soundAt<string>(reading, path);
    if (text === undefined) return [];
    const named = new Set(placeholdersIn(text));
    return [
      ...[...named].filter((each) => !known.includes(each)).map((each) => unknown(path, each, known)),
      ...must.filter((each) => !named.has(each)).map((each) => unnamed(path, each)),
    ];
  });
}

function unknown(path: Path, name: string, known: readonly string[]): Finding {
  const all = known.map((each) => `{${each}}`).join(' ') || '—';
  return {
    path,
    because: 'unknown-placeholder',
    zh: `没有占位符 {${shown(name)}}；可用：${all}。`,
    en: `There is no placeholder {${shown(name)}}; use ${all}.`,
  };
}

function unnamed(path: Path, name: string): Finding {
  return {
    path,
    because: 'letter-does-not-name',
    zh: `这段用语须写明 {${name}}，否则收信人看不出说的是谁、办什么、何时为止。`,
    en: `This text must name {${name}}, or its reader cannot tell who is meant, what is asked and until when.`,
  };
}
