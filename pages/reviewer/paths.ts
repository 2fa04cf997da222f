/**
 * The act of one form on a case's page. Each has its own address and its own seal; an objection adds its number.
 */
export type Act =
  | 'decision'
  | 'posting'
  | 'result'
  | 'interruption'
  | 'payment'
  | 'papers'
  | 'objections'
  | `objections/${number}`;

/** The address of a declaration's page under a desk's link; `desk` is the address of the desk's own page. */
export function casePath(desk: string, id: string): string {
  return `${desk}/declarations/${encodeURIComponent(id)}`;
}

/** A page of one of a desk's two lists: what waits there, or what was handed to its superior; from a place, or the first. */
export interface DeskPlace {
  readonly isHanded: boolean;
  /** The place after or before which the page's cases stand. */
  readonly from?:
    | { readonly after: string; readonly before?: never }
    | { readonly before: string; readonly after?: never };
}

/** The address of one page of a desk's lists; the first of what waits there is the desk's own address. */
export function deskPagePath(desk: string, { isHanded, from }: DeskPlace): string {
  const asked = new URLSearchParams({ ...(isHanded ? { list: 'handed' } : {}), ...from }).toString();
  return asked === '' ? desk : `${desk}?${asked}`;
}

export function actPath(desk: string, id: string, act: Act): string {
  return `${casePath(desk, id)}/${act}`;
}

export function materialPath(desk: string, id: string, upload: string): string {
  return `${casePath(desk, id)}/materials/${encodeURIComponent(upload)}`;
}

export function notForMePath(desk: string): string {
  return `${desk}/not-for-me`;
}
