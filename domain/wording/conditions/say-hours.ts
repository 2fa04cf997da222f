import type { Leaf } from '../../call/condition-form.ts';
import type { NearestMiss } from '../../eligibility/answer.ts';
import { type Said, said } from '../../values/said.ts';
import { named, type Spoken } from './spoken.ts';

/** What a condition asks for in hours of continuing education. */
export function sayHours(
  { years, each, subjects = [], makeUp, madeUpBy }: NonNullable<Extract<Leaf, { hours: unknown }>['hours']>,
  spoken: Spoken,
): Said {
  const parts = subjects.map(({ of, atLeast }) => {
    const { zh, en } = saySubjects(of, spoken);
    return said(`${zh}满${atLeast}学时`, `${atLeast} of ${en}`);
  });
  const ofThem =
    parts.length === 0
      ? said('', '')
      : said(
          `，其中${parts.map(({ zh }) => zh).join('、')}`,
          `, with ${parts.map(({ en }) => en).join(' and ')}`,
        );
  const later =
    madeUpBy === undefined
      ? said('', '')
      : said(`（可在${madeUpBy}前补学）`, `, made up by ${madeUpBy} at the latest`);
  const plain = said(
    `${years.join('、')}年继续教育每年满${each}学时${ofThem.zh}${later.zh}`,
    `${each} hours of continuing education in each of ${years.join(', ')}${ofThem.en}${later.en}`,
  );
  if (!makeUp) return plain;
  const { total, finishing } = makeUp;
  return said(
    `${plain.zh}；或${finishing}年满${each}学时且合计满${total}学时`,
    `${plain.en}; or ${each} in ${finishing} and ${total} in all`,
  );
}

function saySubjects(subjects: readonly string[], spoken: Spoken): Said {
  const names = subjects.map((each) => named(spoken, 'subjects', each));
  return said(names.map(({ zh }) => zh).join('和'), names.map(({ en }) => en).join(' and '));
}

/** The hours that are missing. */
export function sayShort({ short, toState }: Extract<NearestMiss, { kind: 'hours' }>, spoken: Spoken): Said {
  const parts = short.map(({ year, subjects, more }) => {
    const { zh, en } = subjects === undefined ? said('', 'hours') : saySubjects(subjects, spoken);
    return said(`${year}年${zh}还差${more}学时`, `${more} ${en} short in ${year}`);
  });
  const besides =
    toState.length === 0
      ? said('', '')
      : said('；还要写明各科目、各年的学时', '; state the hours of each subject and year besides');
  return said(
    `${parts.map(({ zh }) => zh).join('，')}${besides.zh}`,
    `${parts.map(({ en }) => en).join(', ')}${besides.en}`,
  );
}
