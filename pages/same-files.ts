import { alsoGivenFor } from '../domain/acts/applicant/materials.ts';
import type { Call, Material } from '../domain/call/call.ts';
import type { MaterialFile } from '../domain/declaration/draft/draft.ts';
import type { Language } from '../domain/values/said.ts';
import { type Html, html } from './html/html.ts';
import { noteBox } from './parts/problems.ts';
import { chinese, named, translator } from './parts/words.ts';

/** The names of the other materials that have this very file; undefined where there are none. */
export function alsoFor(
  language: Language,
  call: Call,
  files: readonly MaterialFile[],
  file: MaterialFile,
): Html | undefined {
  const also = alsoGivenFor(files, file);
  return also.length === 0 ? undefined : namesOf(language, call, also);
}

/** Notes before a submission each file that stands for more than one material, since that may be a wrong choice. */
export function sameFilesNote(language: Language, call: Call, files: readonly MaterialFile[]): Html | false {
  const t = translator(language);
  const firsts = files.filter((file, nth) => files.findIndex(({ sha256 }) => sha256 === file.sha256) === nth);
  const repeated = firsts.filter((file) => alsoGivenFor(files, file).length > 0);
  if (repeated.length === 0) return false;
  const lines = repeated.map(
    (file) =>
      html`<li>${chinese(language, file.fileName)}${t('：', ': ')}${namesOf(language, call, [file.material, ...alsoGivenFor(files, file)])}</li>`,
  );
  return noteBox(
    'warning',
    html`<p>${t('同一个文件用在了几项材料下，请确认没有选错；确实需要的，可以照常提交。', 'The same file was given for several materials. Make sure that it is meant; if it is, submit as it is.')}</p><ul>${lines}</ul>`,
  );
}

function namesOf(language: Language, call: Call, ids: readonly string[]): Html {
  const materials: readonly Material[] = call.materials.value.filter(({ id }) => ids.includes(id));
  return html`${materials.map((each, nth) => html`${nth > 0 && translator(language)('、', ', ')}${named(language, each)}`)}`;
}
