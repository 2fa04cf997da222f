/** One defect: where it stands (a JSON pointer), what is wrong (a stable word), and what the words need. */
export interface Defect {
  readonly at: string;
  readonly because: string;
  readonly clause?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}
