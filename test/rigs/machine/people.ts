import type { Call } from '../../../domain/call/call.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import type { Employer } from '../../../domain/declaration/registry.ts';
import { isAskedOf } from '../../../domain/declaration/what-is-missing.ts';
import { factsAsked, yearsAsked } from '../../../domain/eligibility/facts-asked.ts';
import { inventedFile } from '../../../local/samples/sample-files.ts';
import { sampleBodies, sampleEmployers } from '../../../local/samples/sample-registry.ts';

function sampleEmployer(affiliation: string): Employer {
  const found = sampleEmployers.find((each) => each.affiliation === affiliation);
  if (!found) throw new Error(`The sample registry has no employer of the route ${affiliation}`);
  return found;
}

/** An employer after whom two bodies review. */
export const COUNTY = sampleEmployer('county');
/** An employer after whom nobody reviews: its recommendation goes to the committee. */
export const MUNICIPAL = sampleEmployer('municipal');

const BODIES = sampleBodies.filter(({ district }) => district === COUNTY.district);
/** The bodies on the county's route, in its order. */
export const [POINT, BUREAU] = ['acceptance-point', 'hr-bureau'].map(
  (kind) => BODIES.find((body) => body.kind === kind)?.id ?? '',
);

/** The part of the sample registry that the tests need. */
export const REGISTRY = { employers: [COUNTY, MUNICIPAL], bodies: BODIES };

export interface Applicant {
  readonly account: string;
  readonly draft: Draft;
}

export interface Invented {
  readonly employer?: Employer;
  /** The identity number of the nth person, when another account states it too. */
  readonly person?: number;
  /** Another identity number, as it is typed. */
  readonly number?: string;
  /** Whether short messages were agreed to; nothing is stated without it. */
  readonly smsAgreed?: boolean;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Right in form, and nobody's: 990000 is no area of China. */
export function inventedNumber(nth: number): string {
  const digits = `99000019800101${String(nth).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + '10X98765432'.charAt(sum % 11);
}

/** The nth invented person with a complete draft. */
export function inventedApplicant(
  call: Call,
  nth: number,
  { employer: where = COUNTY, person = nth, number = inventedNumber(person), smsAgreed }: Invented,
): Applicant {
  const asked = factsAsked(call);
  const names = new Set<string>(asked.map(({ fact }) => fact));
  const facts = {
    degrees: [{ degree: 'bachelor', obtainedOn: '2010-06-30', school: '示例大学', major: '计算机' }],
    titles: [{ title: 'assistant-engineer', obtainedOn: '2015-01-01' }],
    employments: [{ from: '2010-07-01', employer: '示例单位', post: '软件工程师' }],
    hours: Object.fromEntries(yearsAsked(asked, 'hours').map((year) => [String(year), 90])),
    insurance: 'local',
  };
  const draft: Draft = {
    identity: {
      kind: 'resident-id',
      number,
      name: '示例申报人',
      phone: `138${String(10_000_000 + nth)}`,
      email: `applicant-${nth}@example.com`,
      ...(smsAgreed === undefined ? {} : { smsAgreed }),
    },
    employer: where.code,
    inService: { stated: true, post: '软件工程师' },
    level: 'engineer',
    profession: call.identity.professions.value[0]?.id ?? '',
    eligibilityRoute: 'normal',
    facts: Object.fromEntries(Object.entries(facts).filter(([fact]) => names.has(fact))),
  };
  const materials = call.materials.value
    .filter((material) => isAskedOf(material, draft))
    .map(({ id }) => inventedFile(id));
  return { account: `account-${nth}`, draft: { ...draft, materials } };
}
