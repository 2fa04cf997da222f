/** What shows that mutants are made, run and told apart: the first is tested and the second is not, though it runs. */
export function plantedTested(value: number): number {
  return value + 1;
}

export function plantedUntested(value: number): number {
  return value + 2;
}
