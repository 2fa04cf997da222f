import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { factsBegunFrom } from '../../../domain/achievement-file/facts-begun-from.ts';
import { unknownTerms } from '../../../domain/eligibility/unknown-terms.ts';
import { callWith, jiaxing } from '../../rigs/domain/cases.ts';

const FILE = {
  facts: {
    degrees: [{ degree: 'of-an-earlier-year', school: '某校' }],
    hours: { 2018: 90, 2021: 60 },
    employments: [{ from: '2015-07', employer: '某公司' }],
    assessments: { 2020: 'excellent' },
  },
};

test('a draft begins with what its call asks for, a term that nobody knows any more included', () => {
  const { assessments: _, hours: __, ...rest } = FILE.facts;
  const begun = factsBegunFrom(FILE, jiaxing);
  expect(begun).toEqual({ ...rest, hours: { 2021: 60 } });
  // The draft asks for it again, by the list of what stands there now.
  const again = unknownTerms(begun, VOCABULARIES, jiaxing);
  expect(again.map(({ at }) => at)).toEqual(['/degrees/0/degree']);
});

test('it begins with nothing that the call does not ask for', () => {
  const silent = callWith((call) => {
    delete call.eligibility;
    delete call.alsoAsked;
    call.materials.value = [{ id: 'identity-document', name: '有效身份证件' }];
  });
  expect(factsBegunFrom(FILE, silent)).toEqual({});
});
