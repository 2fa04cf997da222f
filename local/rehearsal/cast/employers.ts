import type { Call } from '../../../domain/call/call.ts';
import type { Body, Employer } from '../../../domain/declaration/registry.ts';
import type { Route } from '../../../domain/declaration/routing.ts';
import { checkCreditCode } from '../../../domain/identifiers/credit-code.ts';
import { manyPosts, sampleBodies, sampleEmployers } from '../../samples/sample-registry.ts';

/** The applicants of one employer, at about which more employers are invented. A city has as many small ones. */
const APPLICANTS_EACH = 20;

const CHECKS = [...'0123456789X'].flatMap((organisation) =>
  [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((last) => `${organisation}${last}`),
);

/** All applicants for one employer without free posts: one persona of some twenty works there. */
const APPLICANTS_FOR_A_FULL_ONE = 20 * APPLICANTS_EACH;

/**
 * The employers of so many applicants under a call: those of the samples that stand under one of its routes, others of their
 * kinds and districts, some for each route that no sample has, and employers that have no free post. Without them an
 * employer would have a share of all applicants, and every letter would read a desk that grows with them.
 */
export function inventedEmployers(call: Call, applicants: number): Employer[] {
  const samples = samplesUnder(call);
  const wanted = Math.ceil(applicants / APPLICANTS_EACH);
  const more = Math.max(0, wanted - samples.length);
  const full = call.postQuota ? Math.ceil(applicants / APPLICANTS_FOR_A_FULL_ONE) : 0;
  const last = call.routes.value.length;
  return [
    ...samples,
    ...Array.from({ length: more }, (_, index) => inventedEmployer(nth(samples, index), last + index)),
    ...Array.from({ length: full }, (_, at) => fullEmployer(call, samples, last + more + at)),
  ];
}

function samplesUnder(call: Call): Employer[] {
  const registered = call.routes.value.flatMap((route, index): Employer[] => {
    const own = sampleEmployers.filter((each) => isUnder(route, each));
    return own.length > 0 ? own : [employerUnder(route, index)];
  });
  const inOrder = sampleEmployers.filter((each) => registered.includes(each));
  const others = registered.filter((each) => !sampleEmployers.includes(each));
  return [...inOrder, ...others].map((each) => withPosts(call, each));
}

/** Whether an employer can stand under a route, as far as its own facts say. */
function isUnder({ affiliation, onlyFor = {} }: Route, employer: Employer): boolean {
  const { districts = [employer.district], kinds = [employer.kind] } = onlyFor;
  return (
    affiliation === employer.affiliation &&
    districts.includes(employer.district) &&
    kinds.includes(employer.kind)
  );
}

function employerUnder({ affiliation, onlyFor = {} }: Route, index: number): Employer {
  const like = inventedEmployer(nth(sampleEmployers, index), index);
  const { districts: [district = like.district] = [], kinds: [kind = like.kind] = [] } = onlyFor;
  return { ...like, affiliation, district, kind };
}

function nth(samples: readonly Employer[], index: number): Employer {
  const like = samples[index % samples.length];
  if (!like) throw new Error('There is no sample of an employer');
  return like;
}

/** The employer with the levels of posts that the call asks of its kind; many of each are free. */
function withPosts({ postQuota }: Call, employer: Employer): Employer {
  if (!postQuota?.kinds.value.includes(employer.kind)) return employer;
  const { posts = [] } = employer;
  const wanted = postQuota.levels.value.map(({ id }) => id);
  if (wanted.every((level) => posts.some((each) => each.level === level))) return employer;
  return { ...employer, posts: wanted.map(manyPosts) };
}

/**
 * An employer of a kind that the call asks for posts, with many times as many people as approved ones, so that no rule leaves
 * one free. Where the call has such employers without bodies, it is one of them.
 */
function fullEmployer(call: Call, samples: readonly Employer[], index: number): Employer {
  const isAsked = ({ kind }: Employer) => call.postQuota?.kinds.value.includes(kind) ?? false;
  const hasNoBodies = ({ affiliation }: Employer) =>
    call.routes.value.some((route) => route.affiliation === affiliation && route.bodies.length === 0);
  const asked = samples.filter(isAsked);
  const kind = call.postQuota?.kinds.value[0] ?? 'institution';
  const like = asked.find(hasNoBodies) ?? asked[0] ?? withPosts(call, { ...nth(samples, 0), kind });
  const posts = like.posts?.map((each) => ({ ...each, employed: 10 * each.approved, left: 0 }));
  return { ...inventedEmployer(like, index), posts };
}

/** Whether an employer is one of those without free posts. */
export function isFull({ posts = [] }: Employer): boolean {
  return posts.some(({ employed, approved }) => employed > approved);
}

function inventedEmployer(like: Employer, index: number): Employer {
  const number = String(index + 1).padStart(6, '0');
  const person = (name: string, post: string, part: number, mailbox: string) => ({
    ...{ name, post, email: `${mailbox}@example.com` },
    phone: `138${String(2 * index + part).padStart(8, '0')}`,
  });
  return {
    ...like,
    code: codeOf(like.code.slice(0, 8), number),
    name: `${like.name}（${number}）`,
    contact: person(`联系人${number}`, like.contact.post, 0, `invented-${number}`),
    superior: person(`负责人${number}`, like.superior.post, 1, `invented-${number}-head`),
  };
}

/** The credit code of the number, with both of its check characters. */
function codeOf(area: string, number: string): string {
  const ends = CHECKS.find((each) => checkCreditCode(`${area}MB${number}${each}`).length === 0);
  return `${area}MB${number}${ends}`;
}

/** The bodies of the samples, and one for each that a route needs in a district and that is not among them. */
export function inventedBodies({ routes }: Call, employers: readonly Employer[]): Body[] {
  const bodies = [...sampleBodies];
  for (const employer of employers)
    for (const { kind, name, district = employer.district } of routes.value
      .filter((route) => isUnder(route, employer))
      .flatMap((route) => route.bodies))
      if (!bodies.some((body) => body.kind === kind && body.district === district))
        bodies.push(inventedBody({ kind, name, district }, bodies.length));
  return bodies;
}

function inventedBody(
  { kind, name, district }: Pick<Body, 'kind' | 'name' | 'district'>,
  index: number,
): Body {
  const person = (post: string, part: number, mailbox: string) => ({
    ...{ name: `${name}${post}（示例）`, post, email: `${mailbox}@example.com` },
    phone: `137${String(2 * index + part).padStart(8, '0')}`,
  });
  return {
    ...{ id: `invented-${district}-${kind}`, kind, name: `${name}（示例）`, district },
    contact: person('审核员', 0, `${kind}-${district}`),
    superior: person('负责人', 1, `${kind}-${district}-head`),
  };
}
