import { type Call, citation, type Material } from '../call/call.ts';
import { declareStepOf } from '../call/steps.ts';
import type { Vocabularies } from '../eligibility/vocabulary.ts';
import { checkCreditCode } from '../identifiers/credit-code.ts';
import { isEmailAddress } from '../identifiers/email.ts';
import type { NumberFinding } from '../identifiers/identity-number.ts';
import { isMobileNumber, isTelephoneNumber } from '../identifiers/mobile-number.ts';
import { foreignSign } from '../typed/foreign-sign.ts';
import type { Defect } from '../values/defect.ts';
import { dayOf, type Instant } from '../values/instant.ts';
import type { Draft } from './draft/draft.ts';
import { factDefects } from './fact-defects.ts';
import { type Body, type Employer, isContact, routeFor } from './registry.ts';

/** Facts besides the declaration itself on which a submission is judged. */
export interface SubmissionFacts {
  /** The employer registered under the draft's code; undefined if there is none. */
  readonly employer: Employer | undefined;
  readonly bodies: readonly Body[];
  /**
   * Findings on the form of the identity number. They are made where the number is decrypted, because it is encrypted
   * here.
   */
  readonly identityFindings: readonly NumberFinding[];
  readonly vocabularies: Vocabularies;
}

/** Returns everything that a draft still lacks for submission, each defect with its place and clause. */
export function whatIsMissing(draft: Draft, call: Call, facts: SubmissionFacts, at: Instant): Defect[] {
  return [
    ...missingFields(draft, call),
    ...identityDefects(draft, facts),
    ...employerDefects(draft, call, facts),
    ...choiceDefects(draft, call),
    ...factDefects(draft, {
      ...{ call, vocabularies: facts.vocabularies },
      today: dayOf(at, call.identity.zone.value),
    }),
    ...materialDefects(draft, call),
  ];
}

/** Whether a defect says that a value is absent, as opposed to wrong. */
export function isAbsence({ because }: Pick<Defect, 'because'>): boolean {
  return because === 'missing' || because === 'not-stated' || because === 'material-missing';
}

function missingFields(draft: Draft, call: Call): Defect[] {
  const clause = citation(call.identity.scope);
  const duty = citation(declareStepOf(call).duty);
  const wanted: [string, unknown][] = [
    ['/identity/kind', draft.identity?.kind],
    ['/identity/number', draft.identity?.number],
    ['/identity/name', draft.identity?.name],
    ['/identity/phone', draft.identity?.phone],
    ['/identity/email', draft.identity?.email],
    ['/employer', draft.employer],
    ['/inService/post', draft.inService?.post],
    ['/level', draft.level],
    ['/profession', draft.profession],
    ['/eligibilityRoute', draft.eligibilityRoute],
  ];
  const missing = wanted
    .filter(([, value]) => value === undefined)
    .map(([at]): Defect => ({ at, because: 'missing', clause: duty }));
  const notStated = draft.inService?.stated !== true;
  return notStated ? [...missing, { at: '/inService/stated', because: 'not-stated', clause }] : missing;
}

function identityDefects(draft: Draft, { identityFindings }: SubmissionFacts): Defect[] {
  const wrong = identityFindings.map((found) => ({ at: '/identity/number', ...found }));
  return [...wrong, ...contactDefects(draft)];
}

/** The defects of the stated telephone and mailbox. Absent ones have none. */
export function contactDefects({ identity }: Pick<Draft, 'identity'>): Defect[] {
  const { phone, email, kind } = identity ?? {};
  return [
    ...(phone === undefined ? [] : telephoneDefects(phone, kind === 'resident-id')),
    ...(email === undefined || isEmailAddress(email) ? [] : [emailDefect(email)]),
  ];
}

/** Holders of a resident ID card state a mobile number of mainland China; others may state any telephone. */
function telephoneDefects(phone: string, mustBeMobile: boolean): Defect[] {
  if (mustBeMobile ? isMobileNumber(phone) : isTelephoneNumber(phone)) return [];
  const at = '/identity/phone';
  const because = mustBeMobile ? 'not-a-mobile-number' : 'not-a-telephone-number';
  return [foreignSign(at, phone, 'telephone') ?? { at, because }];
}

function emailDefect(email: string): Defect {
  const at = '/identity/email';
  return foreignSign(at, email, 'email') ?? { at, because: 'not-an-email' };
}

function employerDefects(draft: Draft, call: Call, { employer, bodies }: SubmissionFacts): Defect[] {
  if (draft.employer === undefined) return [];
  const at = '/employer';
  if (!employer) {
    const sign = foreignSign(at, draft.employer, 'credit-code');
    if (sign) return [sign];
    const findings = checkCreditCode(draft.employer);
    return (findings.length > 0 ? findings : (['not-registered'] as const)).map((because) => ({
      at,
      because,
    }));
  }
  const own = [employer.contact, employer.superior].some((contact) => isContact(draft, contact));
  const defects: Defect[] = own ? [{ at, because: 'own-employers-contact' }] : [];
  const { missing } = routeFor(call, employer, bodies, draft);
  const clause = citation(call.routes);
  return [
    ...defects,
    ...missing.map((body): Defect => ({ at, because: 'no-body-registered', clause, detail: { body } })),
  ];
}

function choiceDefects(draft: Draft, call: Call): Defect[] {
  const choices: [string, string | undefined, readonly { id: string }[], string][] = [
    ['/level', draft.level, call.levels.value, citation(call.levels)],
    ['/profession', draft.profession, call.identity.professions.value, citation(call.identity.professions)],
    [
      '/eligibilityRoute',
      draft.eligibilityRoute,
      call.eligibilityRoutes.value,
      citation(call.eligibilityRoutes),
    ],
  ];
  return choices
    .filter(([, chosen, offered]) => chosen !== undefined && !offered.some(({ id }) => id === chosen))
    .map(([at, , , clause]) => ({ at, because: 'not-in-this-call', clause }));
}

/** Whether the call asks for this material, given the draft's level, route and insurance. */
export function isAskedOf(material: Material, draft: Draft): boolean {
  const { levels, eligibilityRoutes, insurance } = material;
  return (
    (levels === undefined || (draft.level !== undefined && levels.includes(draft.level))) &&
    (eligibilityRoutes === undefined ||
      (draft.eligibilityRoute !== undefined && eligibilityRoutes.includes(draft.eligibilityRoute))) &&
    (insurance === undefined || draft.facts?.insurance === insurance)
  );
}

function materialDefects(draft: Draft, call: Call): Defect[] {
  const clause = citation(call.materials);
  const given = draft.materials ?? [];
  const asked = call.materials.value.filter((material) => !material.optional && isAskedOf(material, draft));
  const missing = groupsOf(asked)
    .filter((group) => !group.some(({ id }) => given.some(({ material }) => material === id)))
    .map(
      (group): Defect => ({
        at: `/materials/${group[0]?.id}`,
        because: 'material-missing',
        clause,
        detail: {
          name: group.map(({ name }) => name).join('或'),
          nameEn: group.map(({ name, en = name }) => en).join(' or '),
        },
      }),
    );
  const unknown = given
    .map(({ material }, index) => ({ material, at: `/materials/${index}/material` }))
    .filter(({ material }) => !call.materials.value.some(({ id }) => id === material))
    .map(({ at }): Defect => ({ at, because: 'not-in-this-call', clause }));
  return [...missing, ...unknown];
}

/** The materials that are asked for, in their order, with those together of which one is enough. */
function groupsOf(materials: readonly Material[]): Material[][] {
  const groups = new Map<string, Material[]>();
  for (const material of materials) {
    const key = material.oneOf === undefined ? `id ${material.id}` : `group ${material.oneOf}`;
    groups.set(key, [...(groups.get(key) ?? []), material]);
  }
  return [...groups.values()];
}
