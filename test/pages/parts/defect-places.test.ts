import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { isAskedOf, whatIsMissing } from '../../../domain/declaration/what-is-missing.ts';
import { draftPage } from '../../../pages/applicant/draft-page.ts';
import { materialsPage } from '../../../pages/applicant/materials-page.ts';
import { typedOf } from '../../../pages/draft/draft-form.ts';
import { errorsAt, placeOf } from '../../../pages/parts/defect-places.ts';
import { beijing, COMPLETE, caseOf, declarationIn, jiaxing } from '../../rigs/domain/cases.ts';
import { idsOf } from '../../rigs/pages/markup.ts';

const AT = beijing('2021-10-28 09:00');
const NOBODY = {
  employer: undefined,
  bodies: [],
  identityFindings: [{ because: 'wrong-checksum' } as const],
  vocabularies: VOCABULARIES,
};

/** Drafts that between them lack everything that can be lacked. */
const LACKING: readonly Draft[] = [
  {},
  ...jiaxing.eligibilityRoutes.value.flatMap(({ id: eligibilityRoute }) =>
    (['local', 'substitute'] as const).map((insurance) => ({
      level: 'engineer',
      eligibilityRoute,
      facts: { insurance, titles: [{ title: 'technician' }], degrees: [{ degree: 'none-such' }] },
      employer: '1',
      identity: { kind: 'resident-id' as const, phone: '1', email: '1' },
    })),
  ),
];

test.each(LACKING)('leads from everything that is missing to a field that is there: %o', (draft) => {
  const subject = caseOf(declarationIn('draft', { draft }));
  const about = { language: 'zh', at: AT, subject, seal: '' } as const;
  const defects = whatIsMissing(draft, jiaxing, NOBODY, AT);
  const form = draftPage({
    ...about,
    values: typedOf(draft),
    vocabularies: VOCABULARIES,
    defects: [],
    employerName: undefined,
    saved: undefined,
  });
  const list = materialsPage({ ...about, isOpen: true, removalSeals: {} });
  const anchors = [
    ...idsOf(form.body.text).map((id) => `/declarations/${subject.declaration.id}/draft#${id}`),
    ...idsOf(list.body.text).map((id) => `/declarations/${subject.declaration.id}/materials#${id}`),
  ];
  expect(defects.length).toBeGreaterThan(5);
  expect(
    defects.map((defect) => placeOf(subject.declaration, defect)).filter((href) => !anchors.includes(href)),
  ).toEqual([]);
});

test('leads to the statement to be agreed to on the page itself', () => {
  expect(placeOf({ id: '1' }, { at: '/commitment', because: 'not-agreed' })).toBe('#agreed');
});

test('says all that is wrong at one field', () => {
  const errors = errorsAt('zh', [
    { at: '/employer', because: 'wrong-checksum' },
    { at: '/employer', because: 'letter-not-used' },
  ]);
  expect(errors['/employer']?.text).toMatch(/校验码不符.*不使用的字母/);
});

test('asks for the materials that the call asks of this draft, and no others first', () => {
  const subject = caseOf(declarationIn('draft'));
  const { text } = materialsPage({
    language: 'zh',
    at: AT,
    subject,
    seal: '',
    isOpen: true,
    removalSeals: {},
  }).body;
  const order = jiaxing.materials.value.toSorted(
    (one, other) => text.indexOf(`material-${one.id}"`) - text.indexOf(`material-${other.id}"`),
  );
  const asked = order.map((material) => isAskedOf(material, COMPLETE));
  expect(asked).toEqual(asked.toSorted((one, other) => Number(other) - Number(one)));
});
