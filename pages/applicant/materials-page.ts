import { citation, type Material } from '../../domain/call/call.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { MaterialFile } from '../../domain/declaration/draft/draft.ts';
import { fileRulesOf, fileRulesSaid } from '../../domain/declaration/files/file-rules.ts';
import {
  MAX_MATERIAL_BYTES,
  type MaterialType,
  TYPE_NAMES,
} from '../../domain/declaration/files/material-file.ts';
import { isAskedOf } from '../../domain/declaration/what-is-missing.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { type Language, type Said, said } from '../../domain/values/said.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { askedOf } from '../draft/asked-of.ts';
import { idOf } from '../html/field.ts';
import { button, form, linkButton } from '../html/form.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { sayBytes } from '../parts/bytes.ts';
import { problemOf } from '../parts/defect-places.ts';
import { previewLink } from '../parts/preview-page.ts';
import { errorSummary, noteBox } from '../parts/problems.ts';
import { chinese, clause, named, namedInFull, saidIn, translator } from '../parts/words.ts';
import { alsoFor } from '../same-files.ts';
import { opening } from './case-top.ts';
import { picker } from './materials/picker.ts';
import { PICKER_SCRIPT_PATH } from './materials/picker-script.ts';
import { pathOf } from './paths.ts';
import { returnedNote } from './status/status-parts.ts';

export const TYPES_SAID: Readonly<Record<MaterialType, Said>> = {
  'application/pdf': said('PDF 文件', 'PDF'),
  'image/jpeg': said('JPEG 照片（.jpg）', 'JPEG (.jpg)'),
  'image/png': said('PNG 图片（.png）', 'PNG (.png)'),
  'image/heic': said('HEIC 照片（iPhone，.heic）', 'HEIC of an iPhone (.heic)'),
};

export interface MaterialsPage {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  /** Whether files may be added and removed now. */
  readonly isOpen: boolean;
  readonly seal: string;
  /** Seals of the removal forms, by the file's upload. */
  readonly removalSeals: Readonly<Record<string, string>>;
  readonly done?: 'taken-in' | 'removed' | undefined;
  readonly refusal?: Refusal | undefined;
  /** The material of a refused upload. */
  readonly asked?: string | undefined;
}

/** The page of materials: what the call asks, what is there, and the first step of an upload beside each. */
export function materialsPage(values: MaterialsPage): PageContent {
  const { language, subject, refusal, done, isOpen } = values;
  const t = translator(language);
  const { call, declaration } = subject;
  const title = t('上传材料', 'Upload your files');
  const wanted = call.materials.value.filter((material) => isAskedOf(material, declaration.draft));
  const others = call.materials.value.filter((material) => !isAskedOf(material, declaration.draft));
  const body = html`${refusal !== undefined && refused(values, refusal)}
${done !== undefined && noteBox('done', html`<p><strong>${doneSaid(language, done)}</strong></p>`)}
${opening(values, title)}
${returnedNote(language, subject)}
<div class="p">${t(`只收 ${NAMES.join('、')}，`, `${NAMES.join(', ')}; `)}${t(`每个文件不超过 ${mebibytes} MB；另有要求的，写在各项之下。`, `at most ${mebibytes} MB a file; where less is taken, it is said below.`)} ${clause(language, citation(call.materials))}</div>
${isOpen && picker(values)}
<h2 id="files">${t('本次申报要交的材料', 'What is asked of you')}</h2>
<p>${t('随您填的级别、申报途径和社会保险而定。', 'It depends on the level, the eligibility route and the insurance that you state.')}</p>
${wanted.map((material) => card(values, material))}
${others.length > 0 && html`<details><summary>${t('按您现在填的内容不需要的材料', 'Not asked by what you state now')}</summary>${others.map((material) => card(values, material))}</details>`}
${isOpen && html`<p>${linkButton({ href: `${pathOf(declaration)}/submit`, label: t('看还缺什么，去提交', 'See what is missing, and submit') })}</p>`}`;
  const script = isOpen ? { script: PICKER_SCRIPT_PATH } : {};
  return { title, body, narrow: true, call, failed: refusal !== undefined, ...script };
}

const NAMES = Object.values(TYPE_NAMES);

/** The most that a file may hold, in megabytes. */
export const mebibytes = MAX_MATERIAL_BYTES / 1024 / 1024;

function doneSaid(language: Language, done: 'taken-in' | 'removed'): string {
  const t = translator(language);
  return done === 'removed' ? t('已删除。', 'Removed.') : t('文件已收下。', 'The file was taken in.');
}

function refused({ language, subject, asked }: MaterialsPage, refusal: Refusal): Html {
  const { defects = [] } = refusal;
  const title = saidIn(language, sayRefusal(refusal, subject.call.identity.zone.value));
  const href =
    asked !== undefined && subject.call.materials.value.some(({ id }) => id === asked)
      ? `#material-${idOf(asked)}`
      : '#files';
  return errorSummary({
    language,
    title,
    problems: defects.map((defect) => problemOf(language, defect, href)),
  });
}

function card(values: MaterialsPage, material: Material): Html {
  const { language, subject } = values;
  const t = translator(language);
  const files = (subject.declaration.draft.materials ?? []).filter((file) => file.material === material.id);
  const isMissing =
    files.length === 0 && material.optional !== true && isAskedOf(material, subject.declaration.draft);
  return html`<section class="card" id="material-${idOf(material.id)}"><h3>${namedInFull(language, material)}</h3>
<p>${isMissing ? html`<span class="tag">${t('还没有上传', 'Still missing')}</span>` : files.length > 0 && html`<span class="tag">${t('已上传', 'Uploaded')}</span>`}${askedOf(language, subject.call, material)}</p>
${narrowed(language, subject.call, material)}
${files.length > 0 && html`<ul>${files.map((file) => html`<li><div class="file">${fileLine(values, file)}</div></li>`)}</ul>`}
${values.isOpen && announcement(values, material)}</section>
`;
}

/** Says which files are taken of a material, where the call narrows them. */
export function narrowed(language: Language, call: Case['call'], { id }: Material): Html | false {
  const rules = fileRulesOf(call, id);
  if (rules.clause === undefined) return false;
  return html`<div class="p hint">${fileRulesSaid(rules)[language]} ${clause(language, rules.clause)}</div>`;
}

function fileLine({ language, subject, isOpen, removalSeals }: MaterialsPage, file: MaterialFile): Html {
  const path = `${pathOf(subject.declaration)}/materials/${encodeURIComponent(file.upload)}`;
  const { version } = subject.declaration;
  return html`<span><a href="${path}/file">${chinese(language, file.fileName)}</a> <span class="soft">${sayBytes(file.bytes)}</span> ${previewLink(language, `${path}/pages`, file.fileName)}${alsoGiven(language, subject, file)}</span>
${isOpen && removal(language, `${path}/remove`, removalSeals[file.upload] ?? '', { version, name: file.fileName })}`;
}

/** Notes that another material has this very file. That may be meant, or a wrong choice of file. */
function alsoGiven(language: Language, { call, declaration }: Case, file: MaterialFile): Html | undefined {
  const names = alsoFor(language, call, declaration.draft.materials ?? [], file);
  const t = translator(language);
  return (
    names &&
    html`<br><span class="soft">${t('与另一项材料的文件内容相同，请确认没有选错：', 'The same file was given for another material; make sure that it is meant: ')}${names}</span>`
  );
}

function removal(
  language: Language,
  action: string,
  seal: string,
  { version, name }: { version: number; name: string },
): Html {
  const label = html`${translator(language)('删除', 'Remove')}<span class="unseen"> ${chinese(language, name)}</span>`;
  return form({
    action,
    seal,
    hidden: { version },
    body: html`<p class="row">${button({ label, kind: 'second' })}</p>`,
  });
}

/** The first step of an upload. The form to storage is bound to the file's type, so the type is asked before it. */
function announcement({ language, subject, seal }: MaterialsPage, material: Material): Html {
  const t = translator(language);
  const name = html`<span class="unseen"> ${named(language, material)}</span>`;
  return form({
    action: `${pathOf(subject.declaration)}/materials`,
    seal,
    hidden: { material: material.id },
    body: html`<p class="row">${t('添加文件：', 'Add a file: ')}${fileRulesOf(
      subject.call,
      material.id,
    ).types.map((type) =>
      button({
        label: html`${TYPES_SAID[type][language]}${name}`,
        kind: 'second',
        name: 'type',
        value: type,
      }),
    )}</p>`,
  });
}
