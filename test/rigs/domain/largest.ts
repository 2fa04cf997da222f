import { MAX_FACT_BYTES, type Person } from '../../../domain/achievements/person.ts';
import { MAX_REASON, MAX_REASONS } from '../../../domain/acts/applicant/reasons.ts';
import { MAX_OBJECTIONS } from '../../../domain/acts/reviewer/objections.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Draft, MaterialFile } from '../../../domain/declaration/draft/draft.ts';
import { MAX_MATERIAL_BYTES, MAX_MATERIALS } from '../../../domain/declaration/files/material-file.ts';
import type { Objection } from '../../../domain/declaration/notice.ts';
import { MAX_LINE, MAX_TEXT } from '../../../domain/declaration/written.ts';
import { beijing, declarationIn, RUNNING_NOTICE } from './cases.ts';

/** Every field at its maximum length, in characters that take the most bytes. */
const LINE = '职'.repeat(200);
export const MAX_TEXT_LENGTH = '职'.repeat(MAX_TEXT);
export const MAX_NAME_LENGTH = `${'职'.repeat(83)}.pdf`;
/** The longest id of a call; real ones are less than half as long. */
const ID = 'x'.repeat(64);

/** A file with the longest name. Storage's versions have 32 characters; this one has four times as many. */
function file(draft: number, nth: number): MaterialFile {
  return {
    material: ID,
    fileName: MAX_NAME_LENGTH,
    type: 'application/pdf',
    bytes: MAX_MATERIAL_BYTES,
    sha256: 'f'.repeat(64),
    statedSha256: 'e'.repeat(64),
    redrawn: `${String(draft).padStart(8, '0')}-0000-4000-9000-${String(nth).padStart(12, '0')}`,
    upload: `${String(draft).padStart(8, '0')}-0000-4000-8000-${String(nth).padStart(12, '0')}`,
    version: 'v'.repeat(128),
  };
}

const achievement = { kind: 'paper', name: LINE, coauthors: LINE };

/** Facts that fill their bytes to the last. */
export const largestFacts: Person = filled({ selfScore: 60, achievements: [] });

function filled(person: Person): Person {
  const bytes = (given: Person) => Buffer.byteLength(JSON.stringify(given));
  const achievements = [];
  while (bytes({ ...person, achievements: [...achievements, achievement] }) <= MAX_FACT_BYTES)
    achievements.push(achievement);
  const left = MAX_FACT_BYTES - bytes({ ...person, achievements });
  return { ...person, achievements: widened(achievements, left) };
}

/** Fills what is left with the places of the first entries, in letters of one byte. */
function widened(entries: readonly (typeof achievement)[], left: number) {
  const frame = ',"place":""'.length;
  return entries.map((entry) => {
    const letters = Math.min(200, left - frame);
    if (letters < 1) return entry;
    left -= letters + frame;
    return { ...entry, place: 'x'.repeat(letters) };
  });
}

/** The draft holds no number, because the number is kept encrypted beside it. */
export function largestDraft(which: number): Draft {
  return {
    identity: { kind: 'resident-id', name: LINE, phone: LINE, email: LINE },
    employer: LINE,
    inService: { stated: true, post: LINE },
    level: LINE,
    profession: LINE,
    eligibilityRoute: LINE,
    facts: largestFacts,
    materials: Array.from({ length: MAX_MATERIALS }, (_, nth) => file(which, nth)),
  };
}

export const OBJECTIONS: readonly Objection[] = Array.from({ length: MAX_OBJECTIONS }, (_, nth) => ({
  number: nth + 1,
  step: 'notice',
  raisedOn: '2021-10-13',
  substance: MAX_TEXT_LENGTH,
  handling: MAX_TEXT_LENGTH,
}));

/** A text with as many lines as possible, since each becomes an element of its own. */
const DEFECTS = Array.from({ length: MAX_TEXT / 2 }, () => '职');

/** A declaration with everything that can stand in one at once, and more. */
export const largest: Declaration = declarationIn('posted', {
  account: 'x'.repeat(255),
  draft: largestDraft(1),
  submittedDraft: largestDraft(2),
  previousDraft: largestDraft(3),
  reasons: Array.from({ length: MAX_REASONS }, () => ({
    ...{ place: LINE, clause: LINE, reason: '职'.repeat(MAX_REASON) },
  })),
  admitted: [
    {
      ...{ at: beijing('2021-10-11'), by: LINE, reason: MAX_TEXT_LENGTH },
      statement: { level: ID, eligibilityRoute: ID, facts: largestFacts },
      conditions: Array.from({ length: MAX_REASONS }, () => '/eligibility/rules/99/when/any/9/all/9/of/9'),
    },
  ],
  identity: { kind: 'resident-id', sealed: 'x'.repeat(1500), hash: 'x'.repeat(64), failsCheck: true },
  claimedIdentity: { kind: 'resident-id', sealed: 'x'.repeat(1500) },
  claimFreed: {
    ...{ at: beijing('2021-10-11'), number: 'x'.repeat(80) },
    identity: { kind: 'resident-id', sealed: 'x'.repeat(1500) },
  },
  numberAccepted: { kind: 'resident-id', sealed: 'x'.repeat(1500), hash: 'x'.repeat(80) },
  route: Array.from({ length: 6 }, () => ({ body: ID, kind: ID, name: LINE, step: ID, stage: ID })),
  commitment: { wording: '诚'.repeat(5000), hash: 'f'.repeat(64), at: beijing('2021-10-11') },
  resubmitBy: ID,
  defects: DEFECTS,
  notice: {
    ...RUNNING_NOTICE,
    employer: LINE,
    place: '𠮷'.repeat(MAX_LINE),
    endedOn: '2021-10-20',
    opinion: MAX_TEXT_LENGTH,
  },
  interruptedOn: '2021-10-12',
  objections: OBJECTIONS,
});
