import { keptUntil } from '../../domain/acts/retention.ts';
import { type Call, citation } from '../../domain/call/call.ts';
import type { Site } from '../../domain/call/site.ts';
import type { Locks } from '../../domain/call/windows.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import { FILE_PATH } from '../applicant/paths.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { pairs } from '../html/table.ts';
import { clause, named, translator, wording } from '../parts/words.ts';
import { askedSaid, seenBy } from './personal-data.ts';

export interface PrivacyPage {
  readonly language: Language;
  readonly site: Site;
  /** Every published call with its present locks. */
  readonly calls: readonly { readonly call: Call; readonly locks: Locks }[];
}

/**
 * The privacy notice, under the headings of the Personal Information Protection Law, s.17 and s.30. What differs between calls
 * comes from each call: what it asks for, through whom a declaration goes, and how long it is kept.
 */
export function privacyPage(values: PrivacyPage): PageContent {
  const { language, site, calls } = values;
  const t = translator(language);
  const title = t('个人信息保护', 'Privacy notice');
  const body = html`<p class="crumbs"><a href="/">${t('返回首页', 'Back to the start page')}</a></p>
<h1>${title}</h1>
<p>${t('这里说明申报时保存您的哪些信息、为什么、保存多久、谁看得到，以及您怎样查阅、更正、导出和清除。', 'Which of your data a declaration keeps, why, for how long, who sees them, and how to read, correct, export and erase them.')}</p>
<h2>${t('由谁处理', 'Who handles your data')}</h2>
${pairs([
  [t('主办单位', 'Organised by'), named(language, site.organiser)],
  [t('电话', 'Telephone'), site.telephone],
])}
${calls.map(({ call, locks }) => ofCall(language, call, locks))}
<h2>${t('存放在哪里', 'Where it is kept')}</h2>
<p>${whereKept(language, site)}</p>
<h2>${t('登录和浏览', 'Signing in and looking')}</h2>
<p>${t('登录由统一身份认证完成，本站不保存密码。认证给出的姓名预先填在您新建的申报里，可以修改。浏览器里只存登录的凭证（退出或到期即失效）和所选的语言。没有统计和广告，访问记录不含姓名、证件号码和您打开的链接。', 'Signing in is done by the identity provider; this site keeps no password. The name that the provider states is filled into the declarations that you begin, and you can change it. The browser holds only the proof of signing in, until you sign out or it ends, and the language you chose. There is no tracking and no advertising, and access logs hold neither names nor identity numbers nor the links you open.')}</p>
<h2>${t('您的权利', 'Your rights')}</h2>
${rights(language)}`;
  return { title, body, narrow: true };
}

function ofCall(language: Language, call: Call, locks: Locks): Html {
  const t = translator(language);
  const { identity, privacy, retention, achievementFile } = call;
  const { organiser = identity.issuer } = identity;
  const cited = (of: Parameters<typeof wording>[1] & Parameters<typeof citation>[0]) =>
    html`${wording(language, of)} ${clause(language, citation(of))}`;
  const until = sayInstant(keptUntil({ call, locks }), identity.zone.value, false);
  return html`<h2><a href="/calls/${call.id}">${wording(language, identity.title)}</a></h2>
${pairs([
  [t('由谁处理', 'Handled by'), cited(organiser)],
  [t('联系', 'Contact'), cited(identity.contact)],
  [t('为什么', 'Why'), cited(privacy.purpose)],
  [t('依据', 'On which ground'), cited(privacy.ground)],
  [t('保存哪些信息', 'What is kept'), askedSaid(language, call)],
  [t('敏感信息', 'Sensitive data'), cited(privacy.sensitive)],
  [t('谁看得到', 'Who sees it'), seenBy(language, call)],
  [
    t('保存多久', 'For how long'),
    html`${t(`提交的内容和材料保存到 ${until}（最后一个环节截止后 ${retention.value.years} 年），其间不能更改、删除。`, `What is submitted is kept until ${until} (${retention.value.years} years after the last closing) and can be neither changed nor deleted before.`)} ${clause(language, citation(retention))}`,
  ],
  [
    t('业绩档案', 'Achievement file'),
    html`${t(`只在您勾选时保存，最后一次使用后满 ${achievementFile.value.years} 年自动清除。`, `Kept only if you tick it, and erased by itself ${achievementFile.value.years} years after its last use.`)} ${clause(language, citation(achievementFile))}`,
  ],
])}`;
}

function whereKept(language: Language, { isDemonstration, hasSms }: Site): string {
  const t = translator(language);
  const short = hasSms
    ? t(
        '同意接收短信的，手机号码、申报编号和日期为发送短信交给境内的短信服务商。',
        ' For those who agreed to short messages, the mobile number, the reference number and a day are given to a provider within China that sends them.',
      )
    : '';
  const where = isDemonstration
    ? t(
        '本站只供演示，里面的人都是虚构的。请勿填写任何人的真实信息。',
        'This site is a demonstration with invented people. Do not enter real data of anybody.',
      )
    : t(
        '全部存放在中国境内，不向境外提供。',
        'Everything is kept within China, and nothing is passed abroad.',
      );
  return where + short;
}

function rights(language: Language): Html {
  const t = translator(language);
  return html`<ul>
<li>${t('查阅：登录后在“我的申报”里看所填内容、材料和全部办理记录。', 'Read: sign in, and see under “My declarations” what you filled in, your files and everything that happened.')}</li>
<li>${t('更正：提交前随时可以修改；提交后可以更正手机号码和邮箱，其他内容由审核人退回后补正。', 'Correct: change anything before you submit; afterwards your mobile number and mailbox, and the rest when a reviewer returns the declaration.')}</li>
<li><a href="${FILE_PATH}">${t('导出和清除：在“我的业绩档案”里导出为文件，或者清除，立即生效。', 'Export and erase: your achievement file can be exported or erased at any time, at once.')}</a></li>
<li>${t('撤回：推荐至评审委员会之前可以撤回申报。已提交的内容仍按上面的期限留存。', 'Withdraw: a declaration can be withdrawn until it is recommended to the review committee. What was submitted is kept for the term above.')}</li>
<li>${t('有疑问，或要求解释、删除的，请向上面的主办单位提出；不满意的，可以向履行个人信息保护职责的部门投诉。', 'Ask the organiser above for an explanation or a deletion; if you are not satisfied, complain to the authority for personal information protection.')}</li>
</ul>`;
}
