import { type Language, type Said, said } from '../../domain/values/said.ts';
import { FAULT_TITLES, type OwnFault, sayFault, type Tried } from '../../domain/wording/say-fault.ts';
import { linkButton } from '../html/form.ts';
import { html, type Part } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { translator } from '../parts/words.ts';

/** The faults that a reviewer's page shows when it has nothing else to show. */
export type LinkTrouble =
  | 'invalid-link'
  | 'expired-link'
  | 'replaced-link'
  | 'reported-link'
  | 'no-such-path'
  | 'no-such-method'
  | 'foreign-request'
  | 'body-too-large'
  | 'malformed-path'
  | 'malformed-place'
  | OwnFault;

const WORDS: Readonly<Record<Exclude<LinkTrouble, OwnFault>, { title: Said; text: Said }>> = {
  'invalid-link': {
    title: said('这个链接无效', 'This link is not valid'),
    text: said(
      '链接可能不完整或被改动过。请从通知邮件中完整复制链接再打开；仍打不开的，请联系主管部门补发。',
      'It may be cut off or altered. Copy the whole link from the letter and open it again; if that fails, ask the HR bureau for a new one.',
    ),
  },
  'expired-link': {
    title: said('这个链接已经过期', 'This link has expired'),
    text: said(
      '链接只在审核期间有效。如仍有需要办理的申报，请联系下列部门补发链接。',
      'A link opens only while reviews are open. If something still waits for you, ask the contact below for a new one.',
    ),
  },
  'replaced-link': {
    title: said('这个链接已经换新', 'A newer link was sent'),
    text: said(
      '已向登记的联系人发出新的链接，请使用最近一封通知邮件中的链接；没有收到的，请联系下列部门。',
      'A newer link went to the registered contact: use the one of the latest letter. If none arrived, ask the contact below.',
    ),
  },
  'reported-link': {
    title: said('这个链接已经停用', 'This link was stopped'),
    text: said(
      '有人报告链接发错了人，工作人员核对后会向登记的联系人发出新的链接；如有疑问，请联系下列部门。',
      'Somebody reported that it went to the wrong person. A new link goes to the registered contact once that was checked; if in doubt, ask the contact below.',
    ),
  },
  'no-such-path': {
    title: said('没有这个页面', 'There is no such page'),
    text: said(
      '这里没有您要找的内容。请核对地址，或从通知邮件中的链接重新进入。',
      'What you look for is not here. Check the address, or open the link of the letter again.',
    ),
  },
  'no-such-method': {
    title: said('不能这样打开', 'This page does not open this way'),
    text: said(
      '请从通知邮件中的链接进入，再重新操作。',
      'Open the link of the letter again, and repeat what you did from there.',
    ),
  },
  'foreign-request': {
    title: said('这个页面已经失效', 'This page is no longer valid'),
    text: said(
      '页面可能不是从本站打开的。为安全起见，没有登记任何内容；请重新打开链接再操作。',
      'The form may not come from this site. To be safe nothing was recorded; open the link again and repeat it.',
    ),
  },
  'body-too-large': {
    title: said('提交的内容太大', 'Too much was sent'),
    text: said('没有登记任何内容。请缩短后再试。', 'Nothing was recorded. Shorten it and try again.'),
  },
  'malformed-place': {
    title: said('这一页的网址不正确', 'The address of this page is malformed'),
    text: said(
      '网址中翻页的位置不完整或被改动过。请返回待办列表，从那里翻页。',
      'The place in the list that it names is cut off or altered. Go back to the list and turn the pages from there.',
    ),
  },
  'malformed-path': {
    title: said('网址不正确', 'The address is malformed'),
    text: said(
      '请从通知邮件中完整复制链接再打开。',
      'Copy the whole link from the letter and open it again.',
    ),
  },
};

/** The page of a fault. `contact` is whom to ask and `back` the address to go on from, each if known. */
export function troublePage(
  language: Language,
  trouble: LinkTrouble,
  tried: Tried,
  { contact, back }: { contact?: Part; back?: string | undefined } = {},
): PageContent {
  const t = translator(language);
  const { title, text } = wordsOf(trouble, tried);
  const body = html`<h1>${title[language]}</h1>
<p>${text[language]}</p>
${contact !== undefined && html`<p>${t('联系：', 'Contact: ')}${contact}</p>`}
${back !== undefined && html`<p>${linkButton({ href: back, label: t('返回待办列表', 'Back to the list') })}</p>`}`;
  return { title: title[language], body, narrow: true };
}

function wordsOf(trouble: LinkTrouble, tried: Tried): { title: Said; text: Said } {
  if (trouble !== 'busy' && trouble !== 'broken') return WORDS[trouble];
  return { title: FAULT_TITLES[trouble], text: sayFault(trouble, tried) };
}
