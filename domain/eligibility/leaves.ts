import type { Leaf, LeafName } from '../call/condition-form.ts';
import type { Day } from '../values/instant.ts';
import type { Fact, Is, NearestMiss } from './answer.ts';
import { exact, judgeHours } from './hours.ts';
import type { DatedPerson } from './person.ts';
import type { Terms } from './terms.ts';
import { orderOf, type VocabularyName } from './vocabulary.ts';
import { daysBetween, workedSince } from './work.ts';
import { fullOn, latestStart } from './years.ts';

/** What one leaf says of a person whose dates are days. */
export interface Found {
  readonly is: Is;
  readonly facts: readonly Fact[];
  readonly nearest?: NearestMiss;
}

type Wanted<Name extends LeafName> = Extract<Leaf, Readonly<Record<Name, unknown>>>[Name];
type Judge<Name extends LeafName> = (wanted: Wanted<Name>, person: DatedPerson, terms: Terms) => Found;

const MET = (facts: readonly Fact[]): Found => ({ is: 'met', facts });
const missed = (facts: readonly Fact[], nearest: NearestMiss): Found => ({ is: 'not-met', facts, nearest });
const unknown = (at: string, facts: readonly Fact[] = []): Found => ({
  ...{ is: 'not-known', facts },
  nearest: { kind: 'state', at },
});

/** The judges of the leaves, by their names. */
export const LEAVES: { readonly [Name in LeafName]: Judge<Name> } = {
  degree(wanted, { degrees }, terms) {
    if (!degrees) return unknown('/degrees');
    const { cutOff } = terms;
    const placed = degrees.map((each, index) => ({
      ...each,
      index,
      is: compares(terms, 'degrees', each.degree, wanted),
    }));
    const enough = placed.filter(({ is }) => is === 'at-least');
    const [first] = enough.toSorted((one, other) => one.obtainedOn.localeCompare(other.obtainedOn));
    if (first && first.obtainedOn <= cutOff)
      return MET([factOf('degrees', first.index, 'degree', first.degree)]);
    const unplaced = placed.find(({ is }) => is === 'not-comparable');
    if (unplaced) return unknown(`/degrees/${unplaced.index}/degree`);
    const facts = degrees.map(({ degree }, index) => factOf('degrees', index, 'degree', degree));
    if (first) {
      const since = factOf('degrees', first.index, 'obtainedOn', first.obtainedOn);
      return missed([...facts, since], late(since.at, cutOff, first.obtainedOn, cutOff));
    }
    return missed(facts, { kind: 'entry', at: '/degrees', oneOf: [wanted], latest: cutOff });
  },

  title({ title, years, from }, { titles }, terms) {
    if (!titles) return unknown('/titles');
    const key = from === 'obtained' ? 'obtainedOn' : 'employedFrom';
    const enough = titles
      .map((each, index) => ({ index, title: each.title, since: each[key] ?? '' }))
      .filter((each) => compares(terms, 'titles', each.title, title) === 'at-least');
    return heldFor(enough, years, terms, {
      ...{ list: 'titles', key, none: { at: '/titles', oneOf: [title] } },
      all: titles.map((each, index) => factOf('titles', index, 'title', each.title)),
    });
  },

  certificate({ certificate, yearsOfWork: years }, { certificates, employments }, terms) {
    if (!certificates) return unknown('/certificates');
    const { cutOff } = terms;
    const enough = certificates
      .map((each, index) => ({ index, since: each.obtainedOn, name: each.certificate }))
      .filter(({ name }) => compares(terms, 'certificates', name, certificate) === 'at-least');
    const all = certificates.map((each, index) =>
      factOf('certificates', index, 'certificate', each.certificate),
    );
    const [first] = enough.toSorted((one, other) => one.since.localeCompare(other.since));
    const latest = latestStart(cutOff, years, terms.yearRule);
    if (!first) return missed(all, { kind: 'entry', at: '/certificates', oneOf: [certificate], latest });
    const facts = [factOf('certificates', first.index, 'obtainedOn', first.since)];
    // Without work that is known, no work since then could fill the years.
    if (first.since > cutOff || (!employments && first.since > latest))
      return missed(facts, { kind: 'entry', at: '/certificates', oneOf: [certificate], latest });
    if (!employments) return years === 0 ? MET(facts) : unknown('/employments', all);
    return worked(employments, first.since, { years, facts, terms });
  },

  yearsOfWork(years, { employments }, terms) {
    if (!employments) return unknown('/employments');
    return worked(employments, '0000-01-01', { years, facts: [], terms });
  },

  award(list, { awards }, { awardLists }) {
    if (!awards) return unknown('/awards');
    const listed = awardLists[list] ?? [];
    const facts = awards.flatMap(({ award, rank }, index) => [
      factOf('awards', index, 'award', award),
      ...(rank === undefined ? [] : [factOf('awards', index, 'rank', rank)]),
    ]);
    for (const [index, { award, rank }] of awards.entries()) {
      const entry = listed.find((each) => each.award === award);
      if (!entry) continue;
      if (entry.rankAtMost === undefined) return MET([factOf('awards', index, 'award', award)]);
      if (rank !== undefined && rank <= entry.rankAtMost)
        return MET([factOf('awards', index, 'award', award), factOf('awards', index, 'rank', rank)]);
    }
    const unranked = awards.findIndex(
      ({ award, rank }) => rank === undefined && listed.some((each) => each.award === award),
    );
    if (unranked >= 0) return unknown(`/awards/${unranked}/rank`, facts);
    return missed(facts, { kind: 'entry', at: '/awards', oneOf: listed.map(({ award }) => award) });
  },

  probation(_, { probationPassedOn: on }, { cutOff }) {
    if (on === undefined) return unknown('/probationPassedOn');
    const facts = [{ at: '/probationPassedOn', value: on }];
    if (on === 'none')
      return missed(facts, { kind: 'entry', at: '/probationPassedOn', oneOf: [], latest: cutOff });
    return on <= cutOff ? MET(facts) : missed(facts, late('/probationPassedOn', cutOff, on, cutOff));
  },

  selfScore(atLeast, { selfScore }) {
    if (selfScore === undefined) return unknown('/selfScore');
    const facts = [{ at: '/selfScore', value: selfScore }];
    if (selfScore >= atLeast) return MET(facts);
    return missed(facts, {
      kind: 'more',
      at: '/selfScore',
      more: exact(atLeast - selfScore),
      unit: 'points',
    });
  },

  hours(asked, { hours }) {
    const { is, year, more } = judgeHours(asked, hours);
    const facts = asked.years.flatMap((each) => {
      const value = hours?.[each];
      return value === undefined ? [] : [{ at: `/hours/${each}`, value }];
    });
    if (is === 'met') return MET(facts);
    if (is === 'not-known') return unknown(`/hours/${year}`, facts);
    return missed(facts, { kind: 'more', at: `/hours/${year}`, more, unit: 'hours' });
  },

  insurance(oneOf, { insurance }) {
    if (insurance === undefined) return unknown('/insurance');
    const facts = [{ at: '/insurance', value: insurance }];
    return oneOf.includes(insurance) ? MET(facts) : missed(facts, { kind: 'entry', at: '/insurance', oneOf });
  },
};

function factOf(list: string, index: number, key: string, value: string | number): Fact {
  return { at: `/${list}/${index}/${key}`, value };
}

/** How a term stands to the wanted one in the order of its list, by what the call holds equal. */
function compares(
  { vocabularies, heldEqual }: Terms,
  list: VocabularyName,
  has: string,
  wanted: string,
): 'at-least' | 'less' | 'not-comparable' {
  if (has === wanted) return 'at-least';
  const [own, other] = [
    orderOf(vocabularies, list, has, heldEqual),
    orderOf(vocabularies, list, wanted, heldEqual),
  ];
  if (own === undefined || other === undefined) return 'not-comparable';
  return own >= other ? 'at-least' : 'less';
}

interface Held {
  readonly index: number;
  readonly since: Day;
}

/** Judges for how many years the earliest of several entries was held. */
function heldFor(
  held: readonly Held[],
  years: number,
  { cutOff, yearRule }: Terms,
  said: { list: string; key: string; none: { at: string; oneOf: readonly string[] }; all: readonly Fact[] },
): Found {
  const latest = latestStart(cutOff, years, yearRule);
  const [first] = held.toSorted((one, other) => one.since.localeCompare(other.since));
  if (!first) return missed(said.all, { kind: 'entry', ...said.none, latest });
  const facts = [factOf(said.list, first.index, said.key, first.since)];
  if (first.since <= latest) return MET(facts);
  return missed(
    facts,
    late(`/${said.list}/${first.index}/${said.key}`, latest, fullOn(first.since, years, yearRule), cutOff),
  );
}

function late(at: string, latest: Day, full: Day, cutOff: Day): NearestMiss {
  return { kind: 'day', at, latest, fullOn: full, daysLate: daysBetween(cutOff, full) };
}

/** Judges the days of work since a day. */
function worked(
  employments: NonNullable<DatedPerson['employments']>,
  since: Day,
  { years, facts, terms }: { years: number; facts: readonly Fact[]; terms: Terms },
): Found {
  const {
    days,
    missing,
    fullOn: full,
  } = workedSince(employments, since, {
    ...{ years, until: terms.cutOff, rule: terms.yearRule },
  });
  const all = [...facts, { at: '/employments', value: days }];
  if (missing === 0) return MET(all);
  const then = full === undefined ? {} : { fullOn: full };
  return missed(all, { kind: 'more', at: '/employments', more: missing, unit: 'days', ...then });
}
