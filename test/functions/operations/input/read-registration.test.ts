import { expect, test } from 'vitest';
import { readRegistration } from '../../../../functions/operations/input/read-registration.ts';

const PERSON = { name: '示例联系人', post: '人事专员', phone: '13900000001', email: 'hr@example.com' };
const EMPLOYER = {
  code: '91990000MA990001X2',
  name: '示例单位',
  kind: 'enterprise',
  district: 'nanhu',
  affiliation: 'county',
  contact: PERSON,
  superior: { ...PERSON, email: 'head@example.com' },
};
const BODY = {
  id: 'jx-nanhu-point',
  kind: 'acceptance-point',
  name: '示例受理点',
  district: 'nanhu',
  contact: PERSON,
  superior: { ...PERSON, email: 'head@example.com' },
};

const read = (file: unknown) => readRegistration({ bytes: Buffer.from(JSON.stringify(file)) });

function defectsOf(file: unknown): string[] {
  const answer = read(file);
  const defects = answer.ok ? [] : (answer.refusal.defects ?? []);
  return defects.map(({ at, because }) => `${at} ${because}`).sort();
}

test('employers and bodies are read, some of them anew', () => {
  const file = { employers: [EMPLOYER], bodies: [BODY, { ...BODY, id: 'another', expected: 2 }] };
  expect(read(file)).toEqual({ ok: true, value: file });
});

test('typed values are read in normal forms', () => {
  const typed = {
    ...EMPLOYER,
    code: ' ９１990000ma990001x2 ',
    contact: { ...PERSON, phone: '+86 139-0000-0001', email: ' hr@example.com ' },
  };
  expect(read({ employers: [typed] })).toEqual({ ok: true, value: { employers: [EMPLOYER] } });
});

test('choices and words are read in normal forms too, and a sign that cannot stay is named', () => {
  const typed = {
    ...EMPLOYER,
    kind: 'ｅnterprise\u200b',
    district: '\u202dnanhu\u202c',
    affiliation: ' ｃounty ',
  };
  const body = { ...BODY, id: 'jx－nanhu－point', kind: 'acceptance-point\ufeff' };
  expect(read({ employers: [typed], bodies: [body] })).toEqual({
    ok: true,
    value: { employers: [EMPLOYER], bodies: [BODY] },
  });
  const wrong = { ...EMPLOYER, kind: 'enter\ue000prise', district: 'nan\ufffdhu' };
  const contact = { ...PERSON, phone: '1390000\ue0000001', email: 'hr\ue000@example.com' };
  expect(defectsOf({ employers: [{ ...wrong, code: '9199\ue0000000MA990001X2', contact }] })).toEqual([
    '/employers/0/code wrong-sign',
    '/employers/0/contact/email wrong-sign',
    '/employers/0/contact/phone wrong-sign',
    '/employers/0/district wrong-sign',
    '/employers/0/kind wrong-sign',
  ]);
});

test('an id is as long as one of a call at most', () => {
  const long = 'a'.repeat(65);
  expect(defectsOf({ bodies: [{ ...BODY, id: long.slice(1), district: long.slice(1) }] })).toEqual([]);
  expect(
    defectsOf({
      employers: [{ ...EMPLOYER, district: long, affiliation: long }],
      bodies: [{ ...BODY, id: long, kind: long, district: long }],
    }),
  ).toEqual([
    '/bodies/0/district malformed',
    '/bodies/0/id malformed',
    '/bodies/0/kind malformed',
    '/employers/0/affiliation malformed',
    '/employers/0/district malformed',
  ]);
});

test('every defect of every entry is said at once, each where it stands', () => {
  const employers = [
    { ...EMPLOYER, code: '91990000MA990001X3', kind: 'club', district: '', hurry: true },
    { ...EMPLOYER, contact: { ...PERSON, phone: '0573-8888', email: 'hr at example' }, expected: -1 },
    { code: 'IO' },
  ];
  const body = { ...BODY, id: 'Nanhu#Point', superior: { ...PERSON, name: ' ' } };
  expect(defectsOf({ employers, bodies: [body], by: '' })).toEqual([
    ' unknown-field',
    '/bodies/0/id malformed',
    '/bodies/0/superior/name missing',
    '/employers/0 unknown-field',
    '/employers/0/code wrong-checksum',
    '/employers/0/district missing',
    '/employers/0/kind malformed',
    '/employers/1/contact/email wrong-sign',
    '/employers/1/contact/phone not-a-mobile-number',
    '/employers/1/expected malformed',
    '/employers/2/affiliation missing',
    '/employers/2/code letter-not-used',
    '/employers/2/code wrong-form',
    '/employers/2/contact missing',
    '/employers/2/district missing',
    '/employers/2/kind missing',
    '/employers/2/name missing',
    '/employers/2/superior missing',
  ]);
});

test.each([
  ['/employers/0/contact/email', { email: '\u0430pplicant@example.com' }, '第1个字 U+0430（西里尔字母）'],
  ['/employers/0/contact/email', { email: 'a@ example.com' }, '第3个字 U+0020（空格）'],
  ['/employers/0/contact/phone', { phone: '1389000000O' }, '第11个字 U+004F（字母 O）'],
])('the first wrong sign at %s is named by its place: %j', (at, over, signs) => {
  const answer = read({ employers: [{ ...EMPLOYER, contact: { ...PERSON, ...over } }] });
  expect(answer).toMatchObject({ refusal: { defects: [{ at, because: 'wrong-sign', detail: { signs } }] } });
});

test('the first wrong sign of a code is named by its place, and nothing else is', () => {
  const answer = read({ employers: [{ ...EMPLOYER, code: '9199 0000 MA99 0001 \u04257' }] });
  const signs = '第17个字 U+0425（西里尔字母）';
  expect(answer.ok ? [] : answer.refusal.defects).toEqual([
    { at: '/employers/0/code', because: 'wrong-sign', detail: { signs, signsEn: expect.any(String) } },
  ]);
});

test.each(['·', '...', '\u0301', '123'])('a name or a post of signs alone states nobody: %s', (name) => {
  const contact = { ...PERSON, name, post: name };
  const registered = { employers: [{ ...EMPLOYER, name, contact }], bodies: [{ ...BODY, name }] };
  expect(defectsOf(registered)).toEqual([
    '/bodies/0/name no-letter',
    '/employers/0/contact/name no-letter',
    '/employers/0/contact/post no-letter',
    '/employers/0/name no-letter',
  ]);
});

test('a field that the form does not know is told by its place: its name may name somebody', () => {
  const answer = read({ employers: [{ ...EMPLOYER, contact: { ...PERSON, 示例某人: 1 } }], 示例某人: 2 });
  expect(JSON.stringify(answer)).not.toContain('示例某人');
  expect(answer).toMatchObject({
    refusal: {
      defects: [
        {
          at: '/employers/0/contact',
          because: 'unknown-field',
          detail: { en: expect.stringContaining('no. 5') },
        },
        { at: '', because: 'unknown-field', detail: { en: expect.stringContaining('no. 2') } },
      ],
    },
  });
});

test('each of thousands of such fields is told by its own place', () => {
  const fields = Object.fromEntries(Array.from({ length: 20_000 }, (_, nth) => [`k${nth}`, 0]));
  const answer = read({ employers: [{ ...EMPLOYER, ...fields }] });
  const { defects = [] } = answer.ok ? {} : answer.refusal;
  expect(defects).toHaveLength(20_000);
  expect(defects.at(-1)?.detail?.en).toContain(`no. ${Object.keys(EMPLOYER).length + 20_000},`);
});

test.each([[undefined], [[]]])('a registration of nothing is refused: %j', (employers) => {
  expect(defectsOf({ employers })).toEqual(['/employers missing']);
});

test('a registration names nobody twice', () => {
  const again = { ...EMPLOYER, code: EMPLOYER.code.toLowerCase() };
  expect(defectsOf({ employers: [EMPLOYER, again], bodies: [BODY, BODY] })).toEqual([
    '/bodies/1/id given-twice',
    '/employers/1/code given-twice',
  ]);
});

test('a registration of more than one transaction takes is refused', () => {
  const bodies = (count: number) =>
    Array.from({ length: count }, (_, nth) => ({ ...BODY, id: `body-${nth}` }));
  expect(defectsOf({ employers: [EMPLOYER], bodies: bodies(33) })).toEqual([]);
  expect(defectsOf({ employers: [EMPLOYER], bodies: bodies(34) })).toEqual(['/employers too-many']);
});

// A published code of a real company is reported to fail its check: 91350211M0000XUF46.
test('a registration takes a code that fails its checksums with a reason, and never one of wrong form', () => {
  const checksumSetAside = '已核对营业执照原件';
  const odd = { ...EMPLOYER, code: '91990000MA990001X3', checksumSetAside };
  expect(defectsOf({ employers: [odd] })).toEqual([]);
  expect(defectsOf({ employers: [{ ...odd, code: '91990000MA99' }] })).toEqual([
    '/employers/0/code wrong-form',
  ]);
  expect(defectsOf({ employers: [{ ...odd, checksumSetAside: ' ' }] })).toContain(
    '/employers/0/checksumSetAside missing',
  );
});

test('a file with a list that nests beyond measure is refused', () => {
  const text = '['.repeat(100_000);
  expect(readRegistration({ bytes: Buffer.from(text + ']'.repeat(100_000)) }).ok).toBe(false);
  expect(readRegistration({ bytes: Buffer.from([0xff, 0xfe, 0x7b]) })).toMatchObject({
    refusal: { because: 'registration-not-json' },
  });
});
