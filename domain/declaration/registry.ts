import type { Call } from '../call/call.ts';
import type { EmployerKind } from '../call/quota-form.ts';
import { stageFor } from '../call/steps.ts';
import { normalEmail } from '../identifiers/email.ts';
import { isSameNumber, normalMobileNumber } from '../identifiers/mobile-number.ts';
import type { PostStatement } from '../quota/statement.ts';
import type { RouteStep } from './declaration.ts';
import type { Draft } from './draft/draft.ts';
import { bodiesInOrder, type OfRoute, routeOf } from './routing.ts';

/** A registered person to whom letters are sent. Operators register contacts; applicants never type them. */
export interface Contact {
  readonly name: string;
  readonly post: string;
  readonly phone: string;
  readonly email: string;
}

/** Whether the applicant is this contact: their telephone or mailbox is equal, however each side wrote it. */
export function isContact({ identity }: Pick<Draft, 'identity'>, { phone, email }: Contact): boolean {
  const { phone: own, email: mailbox } = identity ?? {};
  return (
    (own !== undefined && isSameNumber(phone, own)) ||
    (mailbox !== undefined && mailboxOf(email) === mailboxOf(mailbox))
  );
}

function mailboxOf(email: string): string {
  return normalEmail(email).toLowerCase();
}

/**
 * Whether two entries of the register are one person. They are if both telephone and mailbox are equal; otherwise they
 * may be two people.
 */
export function isSamePerson(one: Contact, other: Contact): boolean {
  const reached = ({ phone, email }: Contact) => `${normalMobileNumber(phone)} ${mailboxOf(email)}`;
  return reached(one) === reached(other);
}

/** A registered employer, loaded by the operators. */
export interface Employer {
  /** The unified social credit code. */
  readonly code: string;
  readonly name: string;
  readonly kind: EmployerKind;
  readonly district: string;
  /** The kind of authority above the employer, by which the call's routes are told apart. */
  readonly affiliation: string;
  readonly contact: Contact;
  /** The person to whom the case is escalated if the contact stays silent. */
  readonly superior: Contact;
  /** The posts that were approved for it, by level. */
  readonly posts?: readonly PostStatement[] | undefined;
}

/** A registered reviewer after the employer: an acceptance point or an HR bureau of one district. */
export interface Body {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly district: string;
  readonly contact: Contact;
  readonly superior: Contact;
}

/**
 * Builds the route of a declaration from this employer: the registered bodies, in the order that the call gives.
 * `missing` names the kinds for which no body is registered in the district, or the affiliation if the call has no route for it.
 */
export function routeFor(
  call: Call,
  employer: Employer,
  bodies: readonly Body[],
  of: OfRoute,
): { route: RouteStep[]; missing: string[] } {
  const stated = routeOf(call, employer, of);
  if (!stated) return { route: [], missing: [employer.affiliation] };
  const found = bodiesInOrder(call, stated, of).map(({ kind, step, name, district = employer.district }) => ({
    name,
    step,
    body: bodies.find((body) => body.kind === kind && body.district === district),
  }));
  return {
    route: found.flatMap(({ body, step }) =>
      body
        ? [
            {
              ...{ body: body.id, kind: body.kind, name: body.name },
              ...{ step: step.id, stage: stageFor(call, step, of) },
            },
          ]
        : [],
    ),
    missing: found.flatMap(({ body, name }) => (body ? [] : [name])),
  };
}
