import { describe, expect, test } from 'vitest';
import {
  type ChosenFile,
  proposedMaterials,
  sameAsBefore,
} from '../../../../domain/declaration/files/chosen-files.ts';
import { isAskedOf } from '../../../../domain/declaration/what-is-missing.ts';
import { callWith, caseOf, declarationIn } from '../../../rigs/domain/cases.ts';

const call = callWith(() => {});
const subject = caseOf(declarationIn('draft'), { call });
const { draft } = subject.declaration;
const file = (name: string, more: Partial<ChosenFile> = {}): ChosenFile => ({
  ...{ name, type: 'application/pdf', bytes: 1000 },
  ...more,
});
const proposed = (...files: ChosenFile[]) => proposedMaterials(subject, files);

describe('the material of a chosen file', () => {
  test.each([
    ['我的身份证.pdf', 'identity-document'],
    ['毕业证书.pdf', 'degree-certificate'],
    ['学历证书扫描.pdf', 'degree-certificate'],
    ['劳动合同2021.pdf', 'employment-contract'],
    ['社会保险证明.pdf', 'insurance-proof'],
    ['业绩证明.pdf', 'achievements-proof'],
    ['论文1.pdf', 'papers'],
    ['honours 2020.pdf', 'honours'],
    ['软件著作权.pdf', 'intellectual-property'],
  ])('%s is %s by its name', (name, material) => {
    const asked = caseOf(declarationIn('draft'), { call });
    const given = { ...asked.declaration.draft, materials: [], facts: { insurance: 'local' as const } };
    const declaration = { ...asked.declaration, draft: given };
    expect(proposedMaterials({ call, declaration }, [file(name)])).toEqual([material]);
  });

  test('a name that says nothing, or as much of two, takes what is still missing in the order of the call', () => {
    const declaration = { ...subject.declaration, draft: { ...draft, materials: [] } };
    const wanted = call.materials.value.filter(
      (material) => material.optional !== true && isAskedOf(material, declaration.draft),
    );
    const files = [file('IMG_0001.pdf'), file('证明.pdf')];
    expect(proposedMaterials({ call, declaration }, files)).toEqual(wanted.slice(0, 2).map(({ id }) => id));
  });

  test('what a name of the same choice has taken is missing no more', () => {
    const declaration = { ...subject.declaration, draft: { ...draft, materials: [] } };
    const files = [file('1.pdf'), file('身份证.pdf')];
    expect(proposedMaterials({ call, declaration }, files)).toEqual([
      'degree-certificate',
      'identity-document',
    ]);
  });

  test('no missing material is proposed for a type that it does not take', () => {
    expect(proposed(file('1.txt', { type: 'text/plain' }))).toEqual([undefined]);
  });

  test('a choice of the person stands', () => {
    expect(proposed(file('身份证.pdf', { material: 'papers' }))).toEqual(['papers']);
  });
});

test('the same bytes are known by the first file that has them, and by nothing else', () => {
  const files = [file('a', { sha256: 'x' }), file('b'), file('c', { sha256: 'x' }), file('d')];
  expect(files.map((_, nth) => sameAsBefore(files, nth))).toEqual([undefined, undefined, 0, undefined]);
});
