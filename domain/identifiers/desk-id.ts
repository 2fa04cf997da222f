type Role = 'employer' | 'body';

type DeskName = `${Role}${'' | '-superior'}`;

/**
 * A desk that reviews by a link: an employer's or a body's contact, or the contact's superior. Examples are
 * `employer:91…`, `body:jx-nanhu-point` and `body-superior:jx-nanhu-hr`. The index of what waits keeps it under `queue`.
 */
export type DeskId = `${DeskName}:${string}`;

interface DeskParts {
  /** `employer-superior`: the role, and whether it is the superior. */
  readonly name: DeskName;
  readonly role: Role;
  readonly isSuperior: boolean;
  /** The employer's credit code or the body's id. */
  readonly whom: string;
}

const DESK = /^((employer|body)(-superior)?):(.+)$/;

/** Reads a text as a desk's id; undefined if it names no desk. */
export function readDeskId(text: unknown): DeskId | undefined {
  return typeof text === 'string' && DESK.test(text) ? (text as DeskId) : undefined;
}

/** Reads the parts of a desk's id. */
export function deskParts(desk: DeskId): DeskParts {
  const [, name, role, superior, whom] = DESK.exec(desk) ?? [];
  if (whom === undefined) throw new Error(`${desk} names no desk`);
  return { name: name as DeskName, role: role as Role, isSuperior: superior !== undefined, whom };
}

/** The desk to which the case goes if the contact at this desk stays silent; undefined for a superior's desk. */
export function superiorDeskOf(desk: DeskId): DeskId | undefined {
  const { role, isSuperior, whom } = deskParts(desk);
  return isSuperior ? undefined : `${role}-superior:${whom}`;
}

/** The contact's desk, whether this one is the contact's or the superior's. */
export function contactDeskOf(desk: DeskId): DeskId {
  const { role, whom } = deskParts(desk);
  return `${role}:${whom}`;
}
