/**
 * The act of one form on a case's page. Each has its own address and its own seal; an objection adds its number.
 */
export type Act = 'decision' | 'posting' | 'result' | 'interruption' | 'objections' | `objections/${number}`;

/** The address of a declaration's page under a desk's link; `desk` is the address of the desk's own page. */
export function casePath(desk: string, id: string): string {
  return `${desk}/declarations/${encodeURIComponent(id)}`;
}

/** The address of one page of a desk's list; the first is the desk's own address. */
export function deskPagePath(desk: string, page: number): string {
  return page === 1 ? desk : `${desk}?page=${page}`;
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
