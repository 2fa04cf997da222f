import { type Language, type Said, said } from '../../domain/values/said.ts';
import { FAULT_TITLES, type OwnFault, sayFault, type Tried } from '../../domain/wording/say-fault.ts';
import { linkButton } from '../html/form.ts';
import { html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { translator } from '../parts/words.ts';

/** The faults that a page shows when it has nothing else to show. */
export type Trouble =
  | 'no-such-path'
  | 'no-such-method'
  | 'foreign-request'
  | 'body-too-large'
  | 'malformed-path'
  | OwnFault;

const WORDS: Readonly<Record<Exclude<Trouble, OwnFault>, { title: Said; text: Said }>> = {
  'no-such-path': {
    title: said('没有这个页面', 'There is no such page'),
    text: said(
      '请核对网址和申报编号，或从首页进入。用别的账号填写的申报，在这里看不到。',
      'Check the address and the reference number, or begin at the start page. What was declared with another account is not shown here.',
    ),
  },
  'no-such-method': {
    title: said('不能这样打开', 'This page does not open this way'),
    text: said('请从首页进入，再重新操作。', 'Begin at the start page and do it again.'),
  },
  'foreign-request': {
    title: said('这个页面已经失效', 'This page is no longer valid'),
    text: said(
      '您可能重新登录过，或者页面不是从本站打开的。为安全起见，没有保存任何内容；请重新打开页面再操作。',
      'You may have signed in anew, or the form did not come from this site. To be safe nothing was saved; open the page again and repeat it.',
    ),
  },
  'body-too-large': {
    title: said('提交的内容太大', 'Too much was sent'),
    text: said(
      '没有保存任何内容。文件请在“上传材料”中上传。',
      'Nothing was saved. Files go through the page for your files.',
    ),
  },
  'malformed-path': {
    title: said('网址不正确', 'The address is malformed'),
    text: said('请核对网址，或从首页进入。', 'Check the address, or begin at the start page.'),
  },
};

export function faultPage(language: Language, trouble: Trouble, tried: Tried): PageContent {
  const { title, text } = wordsOf(trouble, tried);
  const home = translator(language)('首页', 'Start page');
  const body = html`<h1>${title[language]}</h1>
<p>${text[language]}</p>
<p>${linkButton({ href: '/', label: home })}</p>`;
  return { title: title[language], body, narrow: true };
}

function wordsOf(trouble: Trouble, tried: Tried): { title: Said; text: Said } {
  if (trouble !== 'busy' && trouble !== 'broken') return WORDS[trouble];
  return { title: FAULT_TITLES[trouble], text: sayFault(trouble, tried) };
}
