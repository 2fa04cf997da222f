import { describe, expect, test } from 'vitest';
import { MOVES } from '../../../domain/declaration/moves.ts';
import { OPERATOR_REFUSALS } from '../../../domain/wording/operator-refusals.ts';
import { REVIEWER_REFUSALS } from '../../../domain/wording/reviewer-refusals.ts';
import { REFUSALS, type Sentences, sayRefusal } from '../../../domain/wording/say-refusal.ts';
import type { Fault } from '../../../web/gateway.ts';
import { REQUEST_REFUSALS } from '../../../web/problem.ts';
import { beijing } from '../cases.ts';
import { bracketed, factsGiven, sourcesOf, unfilled } from '../sources.ts';

/** Every refusal that the sources make: its word, where, and the facts that it gives. */
const refusals = (['domain', 'casework', 'web', 'functions'] as const)
  .flatMap(sourcesOf)
  .flatMap((source) => {
    const { path, text } = source;
    const called = [...text.matchAll(/refused\(\s*'([\w-]+)'/g)].map(({ index, 1: word = '' }) => {
      const call = bracketed(text, index + 'refused'.length);
      return { path, word, facts: factsGiven(call, source) };
    });
    const literal = !path.startsWith('domain')
      ? [...text.matchAll(/\{\s*because: '([\w-]+)'/g)].map(({ index, 1: word = '' }) => {
          const object = bracketed(text, index);
          return { path, word, facts: factsGiven(object, source) };
        })
      : [];
    return [...called, ...literal];
  });
const words = [...new Set(refusals.map(({ word }) => word))].sort();

test('the sources hold refusals of every room', () => {
  expect(words).toEqual(
    expect.arrayContaining(['stage-closed', 'already-claimed', 'never-earlier', 'no-such-stage']),
  );
});

/** Acts of a reviewer; what refuses there an act of anybody else has words of its own. */
const OF_REVIEWERS =
  /^functions\/reviewer-pages\/|^casework\/reviewer\/|^domain\/(desks\/desk-access\.ts$|acts\/reviewer\/)/;
const OF_OPERATORS = /^functions\/operations\/|^domain\/acts\/operator\//;

/** What those say besides who refuse by this file. */
function besides(path: string): Sentences {
  if (path.startsWith('functions/applicant-api/')) return REQUEST_REFUSALS;
  if (OF_OPERATORS.test(path)) return OPERATOR_REFUSALS;
  // Where every act is written a reviewer's link is looked at again, and an operator's grant.
  if (path === 'casework/perform.ts') return { ...REVIEWER_REFUSALS, ...OPERATOR_REFUSALS };
  return OF_REVIEWERS.test(path) ? REVIEWER_REFUSALS : {};
}

test.each(refusals)('$word of $path is said in both languages, by whoever refuses', ({ word, path }) => {
  const own = besides(path);
  expect([...Object.keys(REFUSALS), ...Object.keys(own)]).toContain(word);
  const { zh, en } = sayRefusal({ because: word }, undefined, own);
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
  expect(unfilled(zh).sort()).toEqual(unfilled(en).sort());
});

test.each(refusals)('$word of $path gives every fact that its sentence needs', ({ word, path, facts }) => {
  const given = Object.fromEntries(facts.map((name) => [name, 1]));
  const { zh, en } = sayRefusal({ because: word, facts: given }, undefined, besides(path));
  expect([...unfilled(zh), ...unfilled(en)]).toEqual([]);
});

test('no sentence is there for a word that nothing says', () => {
  // Counted where it is refused, by whoever needs the calendar.
  const counted = ['calendar-not-published'];
  // What no core is asked about: web/gateway.ts.
  const faults: Fault[] = ['body-too-large', 'malformed-path', 'busy', 'broken'];
  const known = [...words, ...counted, ...faults];
  const all = [REFUSALS, REQUEST_REFUSALS, REVIEWER_REFUSALS, OPERATOR_REFUSALS];
  const sayable = all.flatMap((sentences) => Object.keys(sentences));
  expect(sayable.filter((word) => !known.includes(word))).toEqual([]);
});

describe('what is said', () => {
  test('of a calendar that is not published names the year', () => {
    const { zh, en } = sayRefusal({ because: 'calendar-not-published', facts: { year: 2027 } });
    expect(en).toContain("2027's arrangement is not published");
    expect(zh).toBe('2027年放假安排尚未公布，暂时无法计算；公布后即可计算。');
  });

  test('of instants is what the wall clock of the call’s zone shows, midnight as the end of the day', () => {
    const facts = { stage: '个人申报', opensAt: beijing('2021-09-18'), closesAt: beijing('2021-11-01') };
    const zone = 'Asia/Shanghai';
    expect(sayRefusal({ because: 'stage-closed', facts }, zone)).toEqual({
      zh: '“个人申报”已于 2021-10-31 24:00 截止，逾期不再受理；如有特殊原因请联系主管部门。',
      en: '"个人申报" closed at 2021-10-31 24:00; late is not accepted. For a special reason, ask the HR bureau.',
    });
    expect(sayRefusal({ because: 'stage-not-open', facts }, zone).en).toContain('opens at 2021-09-18 00:00');
    const until = beijing('2021-11-03 17:00');
    expect(sayRefusal({ because: 'grant-ran-out', facts: { until } }, zone).zh).toContain('2021-11-03 17:00');
  });

  test('of instants without a zone is the instants themselves', () => {
    const until = beijing('2021-11-03 17:00');
    expect(sayRefusal({ because: 'grant-ran-out', facts: { until } }).en).toContain(until);
  });

  test.each(Object.keys(MOVES))(
    'of the standing %s is its name in each language, not its word',
    (standing) => {
      const { zh, en } = sayRefusal({ because: 'not-in-this-standing', facts: { standing, move: 'submit' } });
      expect(zh).not.toContain(standing);
      expect(zh).toMatch(/“[\p{Script=Han}，]+”/u);
      expect(en).toMatch(/"[\w ]+"/);
    },
  );

  test('of a word without a sentence shows the word', () => {
    expect(sayRefusal({ because: 'unheard-of' })).toEqual({
      zh: '不予受理（unheard-of）。',
      en: 'Refused (unheard-of).',
    });
  });
});
