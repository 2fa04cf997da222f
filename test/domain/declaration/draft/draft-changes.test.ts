import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft, MaterialFile } from '../../../../domain/declaration/draft/draft.ts';
import { draftChanges } from '../../../../domain/declaration/draft/draft-changes.ts';
import { inventedFile } from '../../../../local/samples/sample-files.ts';
import { COMPLETE } from '../../../rigs/domain/cases.ts';

const file = (material: string, upload: string, fileName = `${upload}.pdf`): MaterialFile => ({
  ...inventedFile(material),
  upload,
  fileName,
});

describe('the changes between two submissions', () => {
  test.each<[string, Draft, Draft, ReturnType<typeof draftChanges>]>([
    ['nothing', COMPLETE, structuredClone(COMPLETE), []],
    [
      'a value',
      { facts: { degrees: [{ degree: 'bachelor', school: '甲' }] } },
      { facts: { degrees: [{ degree: 'bachelor', school: '乙' }] } },
      [{ at: '/facts/degrees/0/school', before: '甲', after: '乙' }],
    ],
    [
      'an entry that was added before another, which only moved',
      { facts: { degrees: [{ degree: 'college', school: '甲' }] } },
      { facts: { degrees: [{ degree: 'bachelor' }, { school: '甲', degree: 'college' }] } },
      [{ at: '/facts/degrees/0/degree', after: 'bachelor' }],
    ],
    [
      'a list that now says that there is nothing',
      { facts: { titles: [{ title: 'technician' }] } },
      { facts: { titles: [] } },
      [
        { at: '/facts/titles', after: 'none' },
        { at: '/facts/titles/0/title', before: 'technician' },
      ],
    ],
    ['a value that was added', {}, { facts: { selfScore: 60 } }, [{ at: '/facts/selfScore', after: '60' }]],
    [
      'a section that was taken away',
      { facts: { titles: [] } },
      {},
      [{ at: '/facts/titles', before: 'none' }],
    ],
    [
      'hours of one year',
      { facts: { hours: { 2020: 90, 2021: 80 } } },
      { facts: { hours: { 2020: 90, 2021: 90 } } },
      [{ at: '/facts/hours/2021', before: '80', after: '90' }],
    ],
    [
      'a statement',
      { inService: { stated: false } },
      { inService: { stated: true } },
      [{ at: '/inService/stated', before: 'false', after: 'true' }],
    ],
    [
      'files: one added, one removed, one replaced by another of the same name, one kept',
      { materials: [file('a', '1'), file('b', '2', 'scan.pdf'), file('c', '3')] },
      { materials: [file('c', '3'), file('b', '4', 'scan.pdf'), file('d', '5')] },
      [
        { at: '/materials/a', before: '1.pdf' },
        { at: '/materials/b', before: 'scan.pdf', after: 'scan.pdf' },
        { at: '/materials/d', after: '5.pdf' },
      ],
    ],
    [
      'two files of one material where there was one',
      { materials: [file('a', '1')] },
      { materials: [file('a', '2'), file('a', '3')] },
      [
        { at: '/materials/a', before: '1.pdf', after: '2.pdf' },
        { at: '/materials/a', after: '3.pdf' },
      ],
    ],
    [
      'the order of files alone',
      { materials: [file('a', '1'), file('a', '2')] },
      { materials: [file('a', '2'), file('a', '1')] },
      [],
    ],
  ])('%s', (_, before, after, changes) => {
    expect(draftChanges(before, after)).toEqual(changes);
  });

  test('are equal in reverse, with before and after swapped', () => {
    const hours = fc.dictionary(fc.constantFrom('2019', '2020', '2021'), fc.nat(200), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(hours, hours, (one, other) => {
        const forth = draftChanges({ facts: { hours: one } }, { facts: { hours: other } });
        const back = draftChanges({ facts: { hours: other } }, { facts: { hours: one } });
        const turned = back.map(({ at, before, after }) => ({ at, before: after, after: before }));
        const plain = forth.map(({ at, before, after }) => ({ at, before, after }));
        expect(new Set(plain.map((each) => JSON.stringify(each)))).toEqual(
          new Set(turned.map((each) => JSON.stringify(each))),
        );
      }),
    );
  });
});
