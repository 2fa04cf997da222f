import type { Employer } from '../../../domain/declaration/registry.ts';
import { checkCreditCode } from '../../../domain/identifiers/credit-code.ts';
import { sampleEmployers } from '../../samples/sample-registry.ts';

/** The applicants of one employer, at about which more employers are invented. A city has as many small ones. */
const APPLICANTS_EACH = 20;

const CHECKS = [...'0123456789X'].flatMap((organisation) =>
  [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((last) => `${organisation}${last}`),
);

/** All applicants for one institution without free posts: one persona of some twenty works there. */
const APPLICANTS_FOR_A_FULL_ONE = 20 * APPLICANTS_EACH;

/**
 * The employers of so many applicants: those of the samples, others of their kinds and districts, and institutions that have no
 * free post. Without them an employer would have a share of all applicants, and every letter would read a desk that
 * grows with them.
 */
export function inventedEmployers(applicants: number): Employer[] {
  const wanted = Math.ceil(applicants / APPLICANTS_EACH);
  const more = Math.max(0, wanted - sampleEmployers.length);
  const full = Math.ceil(applicants / APPLICANTS_FOR_A_FULL_ONE);
  return [
    ...sampleEmployers,
    ...Array.from({ length: more }, (_, index) => inventedEmployer(sampleOf(index), index)),
    ...Array.from({ length: full }, (_, nth) => fullInstitution(more + nth)),
  ];
}

function sampleOf(index: number): Employer {
  const like = sampleEmployers[index % sampleEmployers.length];
  if (!like) throw new Error('There is no sample of an employer');
  return like;
}

/** An institution of the city with many times as many people as approved posts, so that no rule leaves one free. */
function fullInstitution(index: number): Employer {
  const isOne = ({ kind, affiliation }: Employer) => kind === 'institution' && affiliation === 'municipal';
  const like = sampleEmployers.find(isOne) ?? sampleOf(0);
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
