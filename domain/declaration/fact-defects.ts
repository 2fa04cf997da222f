import { columnsOf, isList, type ListName } from '../achievements/columns.ts';
import { firstDay } from '../achievements/day-or-month.ts';
import type { Person } from '../achievements/person.ts';
import type { Call } from '../call/call.ts';
import { type AskedFact, factsAskedOf, isYearly } from '../eligibility/facts-asked.ts';
import { termDefect, unknownTerms } from '../eligibility/unknown-terms.ts';
import type { Vocabularies } from '../eligibility/vocabulary.ts';
import type { Defect } from '../values/defect.ts';
import type { Day } from '../values/instant.ts';
import type { Draft } from './draft/draft.ts';
import { lineDefects, scoreDefects } from './score-defects.ts';

/** What the facts of a draft are judged on besides the draft itself. */
interface FactsAround {
  readonly call: Call;
  readonly vocabularies: Vocabularies;
  readonly today: Day;
}

/**
 * Everything that is missing or wrong in the facts of a draft, each with its place and clause. A fact that the call asks
 * of this level and route and that is not stated is missing; an empty list says that there is nothing.
 */
export function factDefects(draft: Draft, around: FactsAround): Defect[] {
  const facts = draft.facts ?? {};
  const asked = Map.groupBy(factsAskedOf(around.call, draft), ({ fact }) => fact);
  return [
    ...[...asked.values()].flatMap((all) => missingOf(facts, all, around.call)),
    ...unknownTerms(facts, around.vocabularies, around.call).map(termDefect),
    ...futureDays(facts, around.today),
    ...scoreDefects(facts, around.call),
    ...lineDefects(draft, around.call),
  ].map((defect) => ({ ...defect, at: `/facts${defect.at}` }));
}

/** What is missing of one fact, by everything that asks for it. */
function missingOf(facts: Person, asked: readonly AskedFact[], call: Call): Defect[] {
  const [first] = asked;
  if (first === undefined) return [];
  const { fact, clause } = first;
  const missing = (at: string, by = clause): Defect => ({ at, because: 'missing', clause: by });
  if (isYearly(fact))
    return yearsWithClauses(asked)
      .filter(([year]) => facts[fact]?.[String(year)] === undefined)
      .map(([year, by]) => missing(`/${fact}/${year}`, by));
  const stated = facts[fact];
  if (stated === undefined) return [missing(`/${fact}`)];
  if (!isList(fact)) return [];
  return (stated as readonly Entry[]).flatMap((entry, nth) =>
    keysNeeded(fact, entry, asked, call)
      .filter((key) => entry[key] === undefined)
      .map((key) => missing(`/${fact}/${nth}/${key}`)),
  );
}

type Entry = Readonly<Record<string, unknown>>;

/** Each year that is asked for, with the clause that asks first. */
function yearsWithClauses(asked: readonly AskedFact[]): (readonly [number, string])[] {
  const clauses = new Map<number, string>();
  for (const { years = [], clause } of asked)
    for (const year of years) if (!clauses.has(year)) clauses.set(year, clause);
  return [...clauses].sort(([one], [other]) => one - other);
}

/** The keys without which an entry says too little, besides those that its form asks for. */
function keysNeeded(list: ListName, entry: Entry, asked: readonly AskedFact[], call: Call): string[] {
  const judged = asked.flatMap(({ keys = [] }) => keys);
  switch (list) {
    case 'degrees':
      return ['obtainedOn', 'school'];
    case 'titles':
      return ['obtainedOn', ...judged];
    case 'certificates':
      return ['obtainedOn'];
    case 'awards':
      return isRanked(call, entry.award) ? ['rank'] : [];
    case 'employments':
      return ['employer', 'post'];
    case 'achievements':
      return ['name', ...judged];
    case 'recommenders':
    case 'madeUpHours':
    case 'insured':
    case 'scoreLines':
      return [];
  }
}

/** Whether a list of the call counts this award up to a rank. */
function isRanked({ eligibility }: Call, award: unknown): boolean {
  const listed = (eligibility?.awardLists.value ?? []).flatMap(({ awards }) => awards);
  return listed.some((each) => each.award === award && each.rankAtMost !== undefined);
}

/** Days after today. A month has begun if its first day has. */
function futureDays(facts: Person, today: Day): Defect[] {
  const ofLists = Object.entries(facts).flatMap(([fact, stated]) =>
    isList(fact) && stated !== undefined
      ? (stated as readonly Entry[]).flatMap((entry, nth) =>
          columnsOf(fact)
            .filter(({ is }) => is === 'day')
            .map(({ key }) => [`/${fact}/${nth}/${key}`, entry[key]] as const),
        )
      : [],
  );
  return [...ofLists, ['/probationPassedOn', facts.probationPassedOn] as const]
    .filter(([, day]) => typeof day === 'string' && day !== 'none' && firstDay(day) > today)
    .map(([at]) => ({ at, because: 'in-the-future' }));
}
