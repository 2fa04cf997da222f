import { describe, expect, test } from 'vitest';
import { admitUpload } from '../../../../domain/acts/applicant/materials.ts';
import { type Call, citation } from '../../../../domain/call/call.ts';
import { fileRulesOf, fileRulesSaid } from '../../../../domain/declaration/files/file-rules.ts';
import { fileDefects, MATERIAL_TYPES } from '../../../../domain/declaration/files/material-file.ts';
import { materialsPage } from '../../../../pages/applicant/materials-page.ts';
import { uploadPage } from '../../../../pages/applicant/upload-page.ts';
import { APPLICANT, beijing, callWith, caseOf, declarationIn, taken } from '../../../rigs/domain/cases.ts';
import { PDF } from '../../../rigs/real-files.ts';

const [FIRST = '', SECOND = ''] = callWith(() => {}).materials.value.map(({ id }) => id);

/** The real call, which takes its first material as a PDF of 500 KB at most. */
const call: Call = callWith(({ materials }) => {
  const [first] = materials.value;
  if (first) Object.assign(first, { formats: ['pdf'], mostKilobytes: 500 });
});
const subject = caseOf(declarationIn('draft'), { call });
const arrival = { at: beijing('2021-10-11 09:00'), actor: APPLICANT };
const NOW = { language: 'zh', at: arrival.at, subject, seal: '' } as const;

const admitted = (material: string, type: string, bytes: number) =>
  admitUpload(subject, { material, fileName: '证明', type, bytes }, arrival);

const plain = (page: { body: { text: string } }) => page.body.text.replace(/<[^>]*>/g, '');

describe('a material that the call takes in one format and up to a size', () => {
  test('is admitted to the last byte, and its record keeps the bound', () => {
    expect(taken(admitted(FIRST, 'application/pdf', 500 * 1024))).toMatchObject({ mostBytes: 500 * 1024 });
    expect(taken(admitted(SECOND, 'image/png', 20 * 1024 * 1024))).not.toHaveProperty('mostBytes');
  });

  test('is refused beyond, for everything at once, with the clause and what is taken', () => {
    const clause = citation(call.materials);
    const verdict = admitted(FIRST, 'image/png', 500 * 1024 + 1);
    expect(verdict.ok ? [] : verdict.refusal.defects).toEqual([
      { at: '/type', because: 'not-a-material-type', detail: { types: 'application/pdf' }, clause },
      {
        ...{ at: '/bytes', because: 'file-too-large', clause },
        detail: { maximum: 500 * 1024, size: '500 KB' },
      },
    ]);
  });

  test('is refused when it arrives larger, from a browser that stated no size', () => {
    const bytes = PDF.subarray(0, 1001);
    const because = (mostBytes: number) =>
      fileDefects({ type: 'application/pdf', mostBytes }, bytes, '').map((each) => each.because);
    expect(because(bytes.length - 1)).toEqual(['file-too-large']);
    expect(because(bytes.length)).toEqual([]);
  });

  test('says so where files are chosen', () => {
    const list = plain(materialsPage({ ...NOW, isOpen: true, removalSeals: {} }));
    expect(list).toContain('只收 PDF，每个文件不超过 500 KB');
    const form = { url: '', fields: {} };
    const upload = (material: string) =>
      plain(
        uploadPage({
          ...{ ...NOW, upload: 'u', material, type: 'application/pdf' },
          state: { is: 'announced', form, isBack: false },
        }),
      );
    expect(upload(FIRST)).toContain('，不超过 500 KB');
    expect(upload(SECOND)).toContain('，不超过 20 MB');
  });
});

test('a material that the call does not narrow is taken as the system takes files', () => {
  expect(fileRulesOf(call, SECOND)).toEqual({ types: MATERIAL_TYPES, mostBytes: 20 * 1024 * 1024 });
  expect(fileRulesSaid(fileRulesOf(call, SECOND)).en).toBe('PDF, JPEG, PNG, HEIC, at most 20 MB a file');
});
