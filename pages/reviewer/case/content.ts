import type { Case } from '../../../domain/declaration/case.ts';
import type { Draft, MaterialFile } from '../../../domain/declaration/draft/draft.ts';
import type { Vocabularies } from '../../../domain/eligibility/vocabulary.ts';
import { type Language, type Said, said } from '../../../domain/values/said.ts';
import { sayPlace } from '../../../domain/wording/say-place.ts';
import { type Typed, typedOutsideFacts } from '../../draft/draft-form.ts';
import { sayValue } from '../../draft/draft-values.ts';
import { factRows } from '../../facts/say-facts.ts';
import { type Html, html, type Part } from '../../html/html.ts';
import { pairs } from '../../html/table.ts';
import { sayBytes } from '../../parts/bytes.ts';
import { previewLink } from '../../parts/preview-page.ts';
import { chinese, namedInFull, translator } from '../../parts/words.ts';
import { alsoFor } from '../../same-files.ts';
import { materialPath } from '../paths.ts';

export interface Content {
  readonly language: Language;
  readonly subject: Case;
  readonly desk: string;
  /** The last submission, with its identity number open. */
  readonly draft: Draft;
  readonly employerName: string | undefined;
  readonly vocabularies: Vocabularies;
}

/** The sections of a submission, each with the beginnings of its fields' pointers. */
const SECTIONS: readonly (readonly [title: Said, begins: readonly string[]])[] = [
  [said('申报人', 'Applicant'), ['/identity']],
  [said('用人单位和岗位', 'Employer and post'), ['/employer', '/inService']],
  [said('申报内容', 'What is declared for'), ['/level', '/profession', '/eligibilityRoute']],
];

/** A submission, section by section, with its files. */
export function contentOf(content: Content): Html {
  const { language, subject, draft } = content;
  const t = translator(language);
  const values = typedOutsideFacts(draft);
  return html`<h2 id="content">${t('申报内容（最近一次提交）', 'The declaration, as submitted last')}</h2>
${SECTIONS.map(
  ([title, begins]) => html`<h3>${title[language]}</h3>
${pairs(rowsOf(content, values, begins))}`,
)}
<h3>${t('学历、职称等情况', 'Degrees, titles and other facts')}</h3>
${pairs(factRows({ language, call: subject.call, vocabularies: content.vocabularies }, draft.facts ?? {}))}
<h3 id="materials">${t('材料', 'Materials')}</h3>
${materialList(content)}`;
}

function rowsOf(content: Content, values: Typed, begins: readonly string[]): [string, Part][] {
  const { language } = content;
  return (
    Object.entries(values)
      // Reviewers send no short messages, so the consent to them is not theirs to know.
      .filter(([at]) => at !== '/identity/smsAgreed')
      .filter(([at]) => begins.some((begin) => at === begin || at.startsWith(`${begin}/`)))
      .map(([at, text]) => [sayPlace(at)[language], sayField(content, at, text)])
  );
}

function sayField(
  { language, subject, vocabularies, employerName }: Content,
  at: string,
  text: string,
): Part {
  const value = sayValue({ language, call: subject.call, vocabularies }, at, text);
  if (at === '/employer' && employerName !== undefined)
    return html`${chinese(language, employerName)} ${value}`;
  return value;
}

function materialList(content: Content): Html {
  const { language, subject, draft } = content;
  const t = translator(language);
  const { materials = [] } = draft;
  if (materials.length === 0) return html`<p>${t('没有材料。', 'There are none.')}</p>`;
  return pairs(
    subject.call.materials.value.flatMap((material): [Part, Part][] => {
      const files = materials.filter((file) => file.material === material.id);
      if (files.length === 0) return [];
      return [[namedInFull(language, material), html`${files.map((file) => fileLine(content, file))}`]];
    }),
  );
}

/**
 * A line for one file. It names the other materials that have this very file, since the reviewer judges whether one
 * file may prove two things.
 */
function fileLine({ language, subject, desk, draft }: Content, file: MaterialFile): Html {
  const { call, declaration } = subject;
  const also = alsoFor(language, call, draft.materials ?? [], file);
  const t = translator(language);
  const path = materialPath(desk, declaration.id, file.upload);
  return html`<span class="line"><a href="${path}">${chinese(language, file.fileName)}</a> ${previewLink(language, `${path}/pages`, file.fileName)} <span class="soft">${sayBytes(file.bytes)}${also && html`${t('；与另一项材料的文件内容相同：', '; the same file was given for: ')}${also}`}</span></span>`;
}
