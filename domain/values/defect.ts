/**
 * One defect of what was given: where it stands (a JSON pointer), what is wrong (a stable word), and the details that
 * its sentence needs.
 */
export interface Defect {
  readonly at: string;
  readonly because: string;
  readonly clause?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}
