import { type Declaration, employerOf } from '../declaration/declaration.ts';

type Role = 'employer' | 'body';

/**
 * A desk that reviews by a link: an employer's or a body's contact, or the contact's superior. Examples are
 * `employer:91…`, `body:jx-nanhu-point` and `body-superior:jx-nanhu-hr`. Links, actors and
 * timelines keep it under `audience`, and the index of what waits under `queue`.
 */
export type DeskId = `${Role}${'' | '-superior'}:${string}`;

interface DeskParts {
  /** `employer-superior`: the role, and whether it is the superior. */
  readonly name: string;
  readonly role: string;
  readonly isSuperior: boolean;
  /** The employer's credit code or the body's id. */
  readonly whom: string;
}

/** Reads a desk's id. A text that names no desk has a role that no desk has. */
export function deskParts(desk: string): DeskParts {
  const [name = '', whom = ''] = desk.split(':');
  return { name, role: name.replace(/-superior$/, ''), isSuperior: name.endsWith('-superior'), whom };
}

/** The desk to which the case goes if the contact at this desk stays silent; undefined for a superior's desk. */
export function superiorDeskOf(desk: string): DeskId | undefined {
  const { role, isSuperior, whom } = deskParts(desk);
  return isSuperior ? undefined : `${role as Role}-superior:${whom}`;
}

/** The contact's desk, whether this one is the contact's or the superior's. */
export function contactDeskOf(desk: string): DeskId {
  const { role, whom } = deskParts(desk);
  return `${role as Role}:${whom}`;
}

/** The desk where the declaration waits now; undefined while it waits for its applicant or has ended. */
export function presentDeskOf(declaration: Declaration): DeskId | undefined {
  const { standing, desk, route, bodyIndex } = declaration;
  const employer = employerOf(declaration);
  const superior = desk === 'superior' ? '-superior' : '';
  const body = route[bodyIndex]?.body;
  if (standing === 'forwarded') return body === undefined ? undefined : `body${superior}:${body}`;
  const waits = standing === 'submitted' || standing === 'supported' || standing === 'posted';
  return waits && employer !== undefined ? `employer${superior}:${employer}` : undefined;
}
