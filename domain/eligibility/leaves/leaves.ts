import type { Leaf, LeafName } from '../../call/condition-form.ts';
import { pointer } from '../../values/pointer.ts';
import type { Fact } from '../answer.ts';
import { type DatedPerson, EARLIEST, NEVER } from '../person.ts';
import type { Terms } from '../terms.ts';
import { latestStart } from '../years.ts';
import { judgeAchievements } from './achievements.ts';
import { judgeAssessments } from './assessments.ts';
import { judgeDegree } from './degree.ts';
import {
  certificateMissing,
  type Found,
  factOf,
  heldFor,
  isAtLeast,
  late,
  met,
  missed,
  unknown,
  worked,
} from './found.ts';
import { exact, judgeHours } from './hours.ts';
import { insuredMonths } from './insured.ts';
import { judgeRecommenders } from './recommenders.ts';
import { judgeScore } from './score.ts';

type Wanted<Name extends LeafName> = Extract<Leaf, Readonly<Record<Name, unknown>>>[Name];
type Judge<Name extends LeafName> = (wanted: Wanted<Name>, person: DatedPerson, terms: Terms) => Found;

/** The judges of the leaves, by their names. */
export const LEAVES: { readonly [Name in LeafName]: Judge<Name> } = {
  degree(degree, person, terms) {
    return judgeDegree({ degree, years: 0 }, person, terms);
  },

  degreeHeld(wanted, person, terms) {
    return judgeDegree(wanted, person, terms);
  },

  title({ title, years, from }, { titles }, terms) {
    if (!titles) return unknown('/titles');
    const key = from === 'obtained' ? 'obtainedOn' : 'employedFrom';
    const enough = titles
      .map((each, index) => ({ index, title: each.title, since: each[key] }))
      .filter((each) => isAtLeast(terms, 'titles', each.title, title));
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
      .filter(({ name }) => isAtLeast(terms, 'certificates', name, certificate));
    const all = certificates.map((each, index) =>
      factOf('certificates', index, 'certificate', each.certificate),
    );
    const [first] = enough.toSorted((one, other) => one.since.localeCompare(other.since));
    const lacking = () => certificateMissing(certificate, { years, employments }, terms);
    if (!first) return missed(all, lacking());
    const since = factOf('certificates', first.index, 'obtainedOn', first.since);
    const facts = [since];
    if (first.since === NEVER) return missed(facts, { kind: 'state', at: since.at });
    // Without work that is known, no work since then could fill the years.
    if (first.since > cutOff || (!employments && first.since > latestStart(cutOff, years, terms.yearRule)))
      return missed(facts, lacking());
    if (!employments) return years === 0 ? met(facts) : unknown('/employments', all);
    return worked(employments, first.since, { years, facts, terms });
  },

  yearsOfWork(years, { employments }, terms) {
    if (!employments) return unknown('/employments');
    return worked(employments, EARLIEST, { years, facts: [], terms });
  },

  award(list, { awards }, { awardLists }) {
    if (!awards) return unknown('/awards');
    const listed = awardLists[list] ?? [];
    const facts = awards.flatMap(({ award, rank }, index) => [
      factOf('awards', index, 'award', award),
      ...(rank === undefined ? [] : [factOf('awards', index, 'rank', rank)]),
    ]);
    for (const [index, { award, rank = Infinity }] of awards.entries()) {
      const entry = listed.find((each) => each.award === award);
      if (!entry) continue;
      if (entry.rankAtMost === undefined) return met([factOf('awards', index, 'award', award)]);
      if (rank <= entry.rankAtMost)
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

  selfScore(atLeast, { selfScore, scoreLines }, { table }) {
    if (table) return judgeScore(atLeast, scoreLines, table);
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

  hours(asked, person, { vocabularies, subjects = vocabularies.subjects.map(({ id }) => id) }) {
    const { is, short, toState } = judgeHours(asked, person, subjects);
    const facts = hoursStated(asked, person);
    if (is === 'met') return met(facts);
    if (is === 'not-known') return unknown(toState[0] ?? '/hours', facts);
    const at = pointer(['hours', ...short.slice(0, 1).map(({ year }) => year)]);
    return missed(facts, { kind: 'hours', at, short, toState });
  },

  insurance(oneOf, { insurance }) {
    if (insurance === undefined) return unknown('/insurance');
    const facts = [{ at: '/insurance', value: insurance }];
    return oneOf.includes(insurance) ? met(facts) : missed(facts, { kind: 'entry', at: '/insurance', oneOf });
  },

  insured(asked, { insured }, { cutOff }) {
    if (insured === undefined) return unknown('/insured');
    const { months, missing, fullOn } = insuredMonths(asked, insured, cutOff);
    const facts = [{ at: '/insured', value: months }];
    if (missing === 0) return met(facts);
    const then = fullOn === undefined ? {} : { fullOn };
    return missed(facts, { kind: 'more', at: '/insured', more: missing, unit: 'months', ...then });
  },

  notAmong(kinds, { personKind }) {
    if (personKind === undefined) return unknown('/personKind');
    const facts = [{ at: '/personKind', value: personKind }];
    return kinds.includes(personKind)
      ? missed(facts, { kind: 'entry', at: '/personKind', oneOf: [] })
      : met(facts);
  },

  assessments(asked, { assessments }, terms) {
    return judgeAssessments(asked, assessments, terms);
  },

  achievements(asked, { achievements }, terms) {
    return judgeAchievements(asked, achievements, terms);
  },

  recommenders(asked, { recommenders }, terms) {
    return judgeRecommenders(asked, recommenders, terms);
  },
};

/** The hours that are stated of the years that a condition names, and those that were made up for them. */
function hoursStated({ years, madeUpBy }: Wanted<'hours'>, { hours, madeUpHours }: DatedPerson): Fact[] {
  const ofYears = years.flatMap((year) => {
    const stated = hours?.[year] ?? {};
    return typeof stated === 'number'
      ? [{ at: pointer(['hours', year]), value: stated }]
      : Object.entries(stated).map(([subject, value]) => ({ at: pointer(['hours', year, subject]), value }));
  });
  const later = madeUpHours?.flatMap(({ year, hours: value }, index) =>
    madeUpBy !== undefined && years.includes(year) ? [factOf('madeUpHours', index, 'hours', value)] : [],
  );
  return [...ofYears, ...(later ?? [])];
}
