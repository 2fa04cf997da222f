import type { Declaration } from '../declaration/declaration.ts';
import type { Standing } from '../declaration/moves.ts';
import { type Instant, plusDays, wallTimeOf } from '../values/instant.ts';
import { type Said, said } from '../values/said.ts';
import { fill } from './fill.ts';

export const STANDINGS_SAID: Readonly<Record<Standing, Said>> = {
  draft: said('草稿', 'draft'),
  submitted: said('待用人单位审核', 'with the employer'),
  returned: said('已退回，待补正', 'returned for correction'),
  supported: said('待张贴公示', 'public notice to be posted'),
  posted: said('公示中', 'public notice posted'),
  forwarded: said('待部门审核', 'with a reviewing body'),
  unpaid: said('待缴费', 'fee to be paid'),
  'paper-due': said('待交材料', 'papers to be handed in'),
  recommended: said('已推荐至评审委员会', 'recommended to the review committee'),
  refused: said('不予推荐', 'refused'),
  withdrawn: said('已撤回', 'withdrawn'),
  lapsed: said('已逾期', 'lapsed'),
};

/** The name of a lapse that the call takes as abandonment. */
export const ABANDONED = said('视为放弃', 'taken as abandoned');

/** Names where a declaration stands. */
export function sayStanding({ standing, lapsed }: Pick<Declaration, 'standing' | 'lapsed'>): Said {
  return standing === 'lapsed' && lapsed?.as === 'abandoned' ? ABANDONED : STANDINGS_SAID[standing];
}

type Facts = Readonly<Record<string, string | number>>;

/**
 * Says facts as people read them: a standing by its name, an instant by the zone's wall clock. A fact `xEn` gives the
 * English of the fact `x`.
 */
export function sayFacts(facts: Facts, zone: string | undefined): Readonly<Record<string, Said>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      const own = sayFact(name, String(fact), zone);
      const en = facts[`${name}En`];
      return [name, en === undefined ? own : said(own.zh, String(en))];
    }),
  );
}

function sayFact(name: string, fact: string, zone: string | undefined): Said {
  if (name === 'standing') return STANDINGS_SAID[fact as Standing] ?? said(fact, fact);
  const isInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(fact);
  if (isInstant && zone !== undefined && name === 'at')
    return said(sayMoment(fact, zone), sayMoment(fact, zone));
  const text = isInstant && zone !== undefined ? sayInstant(fact, zone, name === 'opensAt') : fact;
  return said(text, text);
}

/** The wall clock to the minute. An end at midnight is said as 24:00 of the day before. */
export function sayInstant(instant: Instant, zone: string, begins: boolean): string {
  const [day = '', time = ''] = wallTimeOf(instant, zone).slice(0, 16).split('T');
  return time === '00:00' && !begins ? `${plusDays(day, -1)} 24:00` : `${day} ${time}`;
}

/** The wall clock to the second, for the instant at which something arrived. */
export function sayMoment(instant: Instant, zone: string): string {
  return wallTimeOf(instant, zone).slice(0, 19).replace('T', ' ');
}

/** Fills the placeholders of a sentence in each language. */
export function fillIn({ zh, en }: Said, facts: Readonly<Record<string, Said>>): Said {
  const of = (language: keyof Said) =>
    Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact[language]]));
  return { zh: fill(zh, of('zh')), en: fill(en, of('en')) };
}
