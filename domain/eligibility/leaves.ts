import type { Leaf, LeafName } from '../call/condition-form.ts';
import { compares, type Found, factOf, heldFor, late, met, missed, unknown, worked } from './found.ts';
import { exact, judgeHours } from './hours.ts';
import type { DatedPerson } from './person.ts';
import type { Terms } from './terms.ts';
import { latestStart } from './years.ts';

type Wanted<Name extends LeafName> = Extract<Leaf, Readonly<Record<Name, unknown>>>[Name];
type Judge<Name extends LeafName> = (wanted: Wanted<Name>, person: DatedPerson, terms: Terms) => Found;

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
      return met([factOf('degrees', first.index, 'degree', first.degree)]);
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
    if (!employments) return years === 0 ? met(facts) : unknown('/employments', all);
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
      if (entry.rankAtMost === undefined) return met([factOf('awards', index, 'award', award)]);
      if (rank !== undefined && rank <= entry.rankAtMost)
        return met([factOf('awards', index, 'award', award), factOf('awards', index, 'rank', rank)]);
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
    return on <= cutOff ? met(facts) : missed(facts, late('/probationPassedOn', cutOff, on, cutOff));
  },

  selfScore(atLeast, { selfScore }) {
    if (selfScore === undefined) return unknown('/selfScore');
    const facts = [{ at: '/selfScore', value: selfScore }];
    if (selfScore >= atLeast) return met(facts);
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
    if (is === 'met') return met(facts);
    if (is === 'not-known') return unknown(`/hours/${year}`, facts);
    return missed(facts, { kind: 'more', at: `/hours/${year}`, more, unit: 'hours' });
  },

  insurance(oneOf, { insurance }) {
    if (insurance === undefined) return unknown('/insurance');
    const facts = [{ at: '/insurance', value: insurance }];
    return oneOf.includes(insurance) ? met(facts) : missed(facts, { kind: 'entry', at: '/insurance', oneOf });
  },
};
