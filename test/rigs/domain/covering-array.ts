/**
 * Covering arrays: few rows in which every pair of values of two factors stands together at least once
 * (https://csrc.nist.gov/projects/automated-combinatorial-testing-for-software). They are built greedily: each row has a pair that
 * no row has yet, and of several such rows the one with most of them is taken.
 */

/** A value of each factor. */
export type Row = Readonly<Record<string, string>>;

/** What a value asks of other factors: the values of theirs with which it means something. Those need nothing themselves. */
export type Needs = Readonly<Record<string, readonly string[]>>;

export interface Plan {
  readonly factors: Readonly<Record<string, readonly string[]>>;
  /** What a value of a factor needs, so that it can stand in a row at all. */
  readonly needs: (factor: string, value: string) => Needs;
  /** Whether the first value has to stand with the other one somewhere. */
  readonly isWanted: (value: Value, other: Value) => boolean;
  /** Whether a row can be used. One that has a wanted pair and cannot is drawn again. */
  readonly isLawful: (row: Row) => boolean;
  readonly chance: () => number;
}

export type Value = readonly [factor: string, value: string];

/** How many rows are drawn for a pair, of which the best lawful one is taken. */
const DRAWN = 12;

/** Draws rows until every pair that can be is in one of them. A pair that no lawful row has is an error. */
export function coveringArray(plan: Plan): Row[] {
  const wanted = new Map(pairsOf(plan).map((pair) => [nameOf(pair), pair]));
  const rows: Row[] = [];
  for (const [name, pair] of wanted) {
    if (!wanted.has(name)) continue;
    const row = bestWith(plan, pair, wanted);
    if (!row) throw new Error(`No lawful row has ${name}`);
    rows.push(row);
    for (const each of pairsIn(plan, row)) wanted.delete(nameOf(each));
  }
  return rows;
}

function bestWith(plan: Plan, pair: Pair, wanted: ReadonlyMap<string, Pair>): Row | undefined {
  const drawn = Array.from({ length: DRAWN }, () => {
    const row = drawnWith(plan, pair, wanted);
    const added = pairsIn(plan, row).filter((each) => wanted.has(nameOf(each))).length;
    return { row, added };
  });
  return drawn.sort((a, b) => b.added - a.added).find(({ row }) => plan.isLawful(row))?.row;
}

/** A row that has both values. Each further factor gets the value that adds most to what the row has already. */
function drawnWith(plan: Plan, pair: Pair, wanted: ReadonlyMap<string, Pair>): Row {
  const row: Record<string, string> = Object.fromEntries(pair);
  for (const factor of inTurn(plan)) {
    const values = row[factor] === undefined ? allowedBy(plan, pair, factor) : [row[factor]];
    const before = Object.entries(row).filter((value) => meansSomething(plan, row, value));
    const added = values.map((value) => ({
      value,
      gain: meansSomething(plan, row, [factor, value])
        ? before.filter((each) => wanted.has(nameOf([each, [factor, value]]))).length
        : 0,
      tie: plan.chance(),
    }));
    row[factor] = added.sort((one, other) => other.gain - one.gain || one.tie - other.tie)[0]?.value ?? '';
  }
  return row;
}

/** The factors by chance: first those that others need. */
function inTurn({ factors, needs, chance }: Plan): string[] {
  const needed = new Set(
    Object.entries(factors).flatMap(([factor, values]) =>
      values.flatMap((value) => Object.keys(needs(factor, value))),
    ),
  );
  const keyed = Object.keys(factors).map((factor) => ({
    factor,
    key: chance() - (needed.has(factor) ? 1 : 0),
  }));
  return keyed.sort((a, b) => a.key - b.key).map(({ factor }) => factor);
}

/** The values of a factor that both values of a pair allow. */
function allowedBy({ factors, needs }: Pick<Plan, 'factors' | 'needs'>, pair: Pair, factor: string) {
  const own = pair.filter(([each]) => each === factor).map(([, value]) => value);
  const values = own.length > 0 ? own : (factors[factor] ?? []);
  return values.filter((value) => pair.every((each) => needs(...each)[factor]?.includes(value) ?? true));
}

type Pair = readonly [Value, Value];

function nameOf(pair: Pair): string {
  return pair
    .map(([factor, value]) => `${factor}: ${value}`)
    .sort()
    .join(' with ');
}

/** Every pair of values that can stand together. */
function pairsOf(plan: Plan): Pair[] {
  const values = Object.entries(plan.factors).flatMap(([factor, each]) =>
    each.map((value): Value => [factor, value]),
  );
  return pairsAmong(values).filter(
    (pair) => plan.isWanted(...pair) && plan.isWanted(pair[1], pair[0]) && canStand(plan, pair),
  );
}

function canStand(plan: Plan, pair: Pair): boolean {
  const needed = pair.flatMap((value) => Object.keys(plan.needs(...value)));
  return needed.every((factor) => allowedBy(plan, pair, factor).length > 0);
}

/** The pairs of a row's values that mean something there. */
function pairsIn(plan: Plan, row: Row): Pair[] {
  const values = Object.entries(row).filter((value) => meansSomething(plan, row, value));
  return pairsAmong(values);
}

function meansSomething({ needs }: Plan, row: Row, value: Value): boolean {
  return Object.entries(needs(...value)).every(([other, allowed]) => allowed.includes(row[other] ?? ''));
}

function pairsAmong(values: readonly Value[]): Pair[] {
  return values.flatMap((one, at) =>
    values.slice(at + 1).flatMap((other): Pair[] => (other[0] === one[0] ? [] : [[one, other]])),
  );
}
