import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import type { Draft } from '../../domain/declaration/draft/draft.ts';
import type { Language } from '../../domain/values/said.ts';
import { submitPage } from '../../pages/applicant/submit-page.ts';
import { contentOf } from '../../pages/reviewer/case/content.ts';
import { beijing, COMPLETE, caseOf, declarationIn } from '../rigs/domain/cases.ts';

const [one, two] = COMPLETE.materials ?? [];
if (!one || !two) throw new Error('The complete draft has fewer than two files');
const nameOf = (id: string) =>
  caseOf(declarationIn('draft')).call.materials.value.find((each) => each.id === id)?.name ?? '';
const TWICE: Draft = {
  ...COMPLETE,
  materials: (COMPLETE.materials ?? []).map((file) => (file === two ? { ...two, sha256: one.sha256 } : file)),
};

const textOf = (html: { readonly text: string }) => html.text.replace(/<[^>]*>/g, '');

function submitting(language: Language, draft: Draft): string {
  const subject = caseOf(declarationIn('draft', { draft }));
  const page = submitPage({
    language,
    at: beijing('2021-10-20 09:00'),
    subject,
    route: [],
    missing: [],
    ...{ hash: 'h', seal: 's', key: 'k' },
  });
  return textOf(page.body);
}

function reading(language: Language, draft: Draft): string {
  const subject = caseOf(declarationIn('submitted', { submittedDraft: draft }));
  return textOf(
    contentOf({
      ...{ language, subject, desk: '/review/token', draft },
      employerName: undefined,
      vocabularies: VOCABULARIES,
    }),
  );
}

test('a file that was given for two materials is said so before the submission, with both', () => {
  expect(submitting('zh', TWICE)).toContain('同一个文件用在了几项材料下');
  expect(submitting('zh', TWICE)).toContain(
    `${one.fileName}：${nameOf(one.material)}、${nameOf(two.material)}`,
  );
  expect(submitting('en', TWICE)).toContain('The same file was given for several materials.');
  expect(submitting('zh', COMPLETE)).not.toContain('同一个文件');
});

test('and to who reviews it, beside each of them', () => {
  expect(reading('zh', TWICE)).toContain(`与另一项材料的文件内容相同：${nameOf(two.material)}`);
  expect(reading('zh', TWICE)).toContain(`与另一项材料的文件内容相同：${nameOf(one.material)}`);
  expect(reading('en', TWICE)).toContain('; the same file was given for: ');
  expect(reading('zh', COMPLETE)).not.toContain('内容相同');
});
