/**
 * Points as a whole number of millionths. A table's points, a line's number and a coefficient have two decimals each, so
 * their product is exact: nothing is ever rounded, and a sum does not depend on its order.
 */
export type Points = number;

const HUNDRED = 100;
const MILLION = 1_000_000;

/** A number of two decimals at most as a whole number of hundredths. */
function hundredths(value: number): number {
  return Math.round(value * HUNDRED);
}

export function pointsOf(value: number): Points {
  return hundredths(value) * (MILLION / HUNDRED);
}

/** So many points for each, times a number of these. */
export function pointsForEach(points: number, amount: number): Points {
  return hundredths(points) * hundredths(amount) * HUNDRED;
}

/** Points of a look-up or a count, times a coefficient between 0 and 1. */
export function timesOf(points: Points, times: number): Points {
  return (points / HUNDRED) * hundredths(times);
}

/** The difference of two numbers of two decimals, with two decimals. */
export function minus(value: number, other: number): number {
  return (hundredths(value) - hundredths(other)) / HUNDRED;
}

/** Points as people write them, 10.5 and not 10500000. */
export function written(points: Points): number {
  return points / MILLION;
}
