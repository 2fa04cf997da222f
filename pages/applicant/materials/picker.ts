import type { Case } from '../../../domain/declaration/case.ts';
import { DRAWN_FROM_BYTES, MAX_DRAWN_PIXELS } from '../../../domain/declaration/files/chosen-files.ts';
import { MATERIAL_TYPES, MAX_MATERIAL_BYTES } from '../../../domain/declaration/files/material-file.ts';
import { isAskedOf } from '../../../domain/declaration/what-is-missing.ts';
import type { Language } from '../../../domain/values/said.ts';
import { button } from '../../html/form.ts';
import { type Html, html } from '../../html/html.ts';
import { translator } from '../../parts/words.ts';
import { pathOf } from '../paths.ts';

interface Picker {
  readonly language: Language;
  readonly subject: Case;
  /** Seals the announcements of files, and the look at what was chosen. */
  readonly seal: string;
}

/**
 * The card in which several files are chosen at once. It is hidden until the script shows it, since it does nothing without;
 * each material's own buttons stand below for that.
 */
export function picker(values: Picker): Html {
  const { language } = values;
  const t = translator(language);
  return html`<section class="card" id="picker" hidden data-picker="${JSON.stringify(forScript(values))}"><h2>${t('一次上传多个文件', 'Upload several files at once')}</h2>
<div class="field"><label for="picked">${t('选择文件', 'Choose files')}</label>
<p class="hint" id="picked-hint">${t('可以一次选多个，也可以拖到这里。先看每个文件是哪一项材料，再上传。浏览器打得开的较大照片会先缩小，缩小后不带拍摄位置。', 'Choose several at once, or drop them here. See which material each is, then upload. Large photographs that your browser can open are made smaller first; they then no longer hold where they were taken.')}</p>
<input type="file" id="picked" multiple accept="${MATERIAL_TYPES.join(',')}" aria-describedby="picked-hint"></div>
<template>${row(values)}</template>
<ul class="picked"></ul>
<p role="status" id="picked-said"></p>
<div id="picked-send" hidden>${button({ label: t('上传', 'Upload') })}</div>
</section>
`;
}

function row({ language, subject }: Picker): Html {
  const t = translator(language);
  const { call, declaration } = subject;
  const all = call.materials.value;
  const asked = all.filter((material) => isAskedOf(material, declaration.draft));
  const options = [...asked, ...all.filter((material) => !asked.includes(material))];
  return html`<li class="card"><p><strong class="name"></strong> <span class="soft size"></span></p>
<label>${t('这是哪一项材料', 'Which material it is')}<select><option value="">${t('请选择', 'Choose')}</option>${options.map(({ id, name, en }) => html`<option value="${id}">${language === 'zh' ? name : (en ?? name)}</option>`)}</select></label>
<ul class="error"></ul><p class="soft state"></p><progress max="1" value="0" hidden></progress>
<p class="row">${button({ label: html`${t('不传这个', 'Leave it out')}<span class="unseen name"></span>`, kind: 'second' })}</p></li>`;
}

/** All that the script needs: addresses, limits of drawing photographs anew, and every sentence that it may show. */
function forScript({ language, subject, seal }: Picker) {
  const t = translator(language);
  const list = `${pathOf(subject.declaration)}/materials`;
  const limits = { drawnFrom: DRAWN_FROM_BYTES, pixels: MAX_DRAWN_PIXELS, most: MAX_MATERIAL_BYTES };
  return {
    ...{ list, seal, limits, types: MATERIAL_TYPES },
    said: {
      looking: t('正在看所选的文件……', 'Looking at the files…'),
      ready: t('个文件可以上传。', ' can be uploaded.'),
      sending: t('正在上传……', 'Uploading…'),
      checking: t('已传到，正在核对……', 'It has arrived and is being checked…'),
      taken: t('已收下。', 'Taken in.'),
      drawn: t('照片已缩小。', 'The photograph was made smaller.'),
      some: t(
        '已收下的不会丢；没有收下的，原因写在各文件之下，再按一次“上传”即可重试。',
        'Nothing that was taken in is lost. What was not says why; press “Upload” again to retry.',
      ),
      network: t(
        '网络断了，这个文件没有传完。请检查网络后再按“上传”。',
        'The network was lost before this file had arrived. Look at your connection, then press “Upload” again.',
      ),
      signedOut: t(
        '登录已过期，这个文件没有收下。请刷新本页重新登录，再选一次；已收下的还在。',
        'You had been signed out, so this file was not taken in. Load this page again, sign in and choose it again; what was taken in is still there.',
      ),
      storage: t(
        '存储没有收这个文件（可能过了十分钟，或文件变了）。请再按“上传”。',
        'Storage did not take this file (ten minutes may have passed, or the file has changed). Press “Upload” again.',
      ),
      unread: t(
        '读不出这个文件，它可能已被移动或改名。请重新选择。',
        'This file cannot be read; it may have been moved or renamed. Choose it again.',
      ),
      trouble: t(
        '系统一时没有回应，这个文件没有收下。请稍后再按“上传”。',
        'The site did not answer, so this file was not taken in. Press “Upload” again in a while.',
      ),
    },
  };
}
