import { expect, test } from 'vitest';
import { contactDeskOf, deskParts, readDeskId, superiorDeskOf } from '../../../domain/identifiers/desk-id.ts';

test.each([
  ['employer:91330402MA2000001X', 'employer', false, '91330402MA2000001X'],
  ['employer-superior:91330402MA2000001X', 'employer', true, '91330402MA2000001X'],
  ['body:jx-nanhu-point', 'body', false, 'jx-nanhu-point'],
  ['body-superior:jx-nanhu-hr', 'body', true, 'jx-nanhu-hr'],
] as const)('reads %s as a desk of the role %s', (desk, role, isSuperior, whom) => {
  expect(deskParts(desk)).toEqual({ name: desk.split(':')[0], role, isSuperior, whom });
});

test('leads from a contact to the superior and back, and no further', () => {
  expect(superiorDeskOf('body:jx-nanhu-hr')).toBe('body-superior:jx-nanhu-hr');
  expect(superiorDeskOf('body-superior:jx-nanhu-hr')).toBeUndefined();
  expect(contactDeskOf('body-superior:jx-nanhu-hr')).toBe('body:jx-nanhu-hr');
});

test.each(['employer:91330402MA2000001X', 'body-superior:jx-nanhu-hr'])('reads %s as a desk', (text) => {
  expect(readDeskId(text)).toBe(text);
});

test.each(['applicant', 'employer', 'body:', 'point:jx', 'employer-deputy:91', '', undefined, 5])(
  'reads no desk in %j',
  (text) => {
    expect(readDeskId(text)).toBeUndefined();
  },
);
