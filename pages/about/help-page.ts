import { type Call, citation } from '../../domain/call/call.ts';
import type { Site } from '../../domain/call/site.ts';
import { chainOf } from '../../domain/call/steps.ts';
import type { Language, Said } from '../../domain/values/said.ts';
import { said } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { pairs } from '../html/table.ts';
import { clause, named, translator, wording } from '../parts/words.ts';

export interface HelpPage {
  readonly language: Language;
  readonly site: Site;
  readonly calls: readonly Call[];
}

/** The help page: how the walk goes, what to do when something fails, and whom to call. */
export function helpPage({ language, site, calls }: HelpPage): PageContent {
  const t = translator(language);
  const title = t('帮助', 'Help');
  const body = html`<p class="crumbs"><a href="/">${t('返回首页', 'Back to the start page')}</a></p>
<h1>${title}</h1>
<h2>${t('怎样申报', 'How to declare')}</h2>
<ol>${WALK.map((step) => html`<li>${step[language]}</li>`)}</ol>
${calls.map((call) => html`<p><a href="/calls/${call.id}">${wording(language, call.identity.title)}</a>${t('：', ': ')}${way(language, call)}</p>`)}
<h2>${t('遇到问题', 'When something fails')}</h2>
${pairs(TROUBLES.map(([what, cure]) => [what[language], cure[language]] as const))}
<h2>${t('找谁', 'Whom to ask')}</h2>
${pairs([
  [named(language, site.organiser), site.telephone],
  ...calls.map(
    ({ identity }) =>
      [
        wording(language, identity.title),
        html`${wording(language, identity.contact)} ${clause(language, citation(identity.contact))}`,
      ] as const,
  ),
])}`;
  return { title, body, narrow: true };
}

/** The steps of a call by their names, in their order. */
function way(language: Language, call: Call): Html {
  return html`${chainOf(call).map((step, index) => [index > 0 && ' → ', named(language, step)])}`;
}

const WALK: readonly Said[] = [
  said(
    '在首页打开评审通知，看时间、条件和要准备的材料；可以先用“我能申报吗”试一试，不用登录。',
    'Open the call on the start page and see its dates, conditions and materials. “May I declare?” tells you first, without signing in.',
  ),
  said(
    '登录，开始申报，填好各项。随时可以保存，下次接着填。',
    'Sign in, begin, and fill in. Save at any time and go on later.',
  ),
  said(
    '上传材料。文件的格式和大小写在上传的页面上。',
    'Upload your files. Their formats and sizes stand on the page of uploads.',
  ),
  said(
    '核对后提交。提交成功的页面上有申报编号，也会写信给您。',
    'Look it through and submit. The page then shows your reference number, and you get a letter.',
  ),
  said(
    '之后由用人单位和各部门办理。轮到您时会写信；进度随时在“我的申报”里看。',
    'Your employer and the bodies go on from there. You are written to when it is your turn; “My declarations” shows where it stands.',
  ),
];

const TROUBLES: readonly (readonly [Said, Said])[] = [
  [
    said('登录不成功', 'You cannot sign in'),
    said(
      '回到首页重新登录。登录的页面开着超过十分钟，要重新来一次。',
      'Go back to the start page and sign in again. A sign-in page that was open for more than ten minutes must be begun anew.',
    ),
  ],
  [
    said('填到一半登录过期', 'You were signed out while typing'),
    said(
      '不要关闭页面。按页面上的步骤重新登录，填写的内容还在。',
      'Do not close the page. Sign in again as it says: what you typed is still there.',
    ),
  ],
  [
    said('文件传不上去', 'A file is not taken'),
    said(
      '页面会写明原因：格式、大小，或者文件打不开。重新导出或扫描后再传。',
      'The page says why: its format, its size, or that it does not open. Export or scan it again.',
    ),
  ],
  [
    said('提交不了', 'You cannot submit'),
    said(
      '页面逐条列出还缺什么、哪里不对，点开就到那一处。',
      'The page lists everything that is missing or wrong; each line leads to its place.',
    ),
  ],
  [
    said('页面打不开，或者提示繁忙', 'A page does not open, or says that it is busy'),
    said(
      '等几秒再试。先打开“我的申报”看是否已经办成，再决定要不要重做。快到截止时出现的，请立即打电话。',
      'Wait a few seconds and try again. Look at “My declarations” first: it may have been recorded. Close to a deadline, call at once.',
    ),
  ],
  [
    said('被退回', 'It was returned'),
    said(
      '在申报页面逐条补正，在写明的时间之前重新提交。',
      'Correct every point on its page and submit it again by the time stated there.',
    ),
  ],
  [
    said('单位迟迟不办', 'Your employer does nothing'),
    said(
      '系统会提醒，久未办理的自动转其主管。急的请直接联系单位，申报编号告诉他们就能找到。',
      'It is reminded, and its superior after that. If it is urgent, speak to your employer; they find it by your reference number.',
    ),
  ],
  [
    said('收不到信', 'No letter arrives'),
    said(
      '看一下垃圾邮件；在申报页面更正邮箱。页面上的内容以页面为准，不必等信。',
      'Look among unwanted mail, and correct your mailbox on the declaration’s page. The page always holds what a letter says.',
    ),
  ],
];
