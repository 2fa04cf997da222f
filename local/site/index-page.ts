import { type Said, said } from '../../domain/values/said.ts';
import { sessionCookie } from '../../functions/applicant-pages/sign-in.ts';
import { button, form } from '../../pages/html/form.ts';
import { html } from '../../pages/html/html.ts';
import { table } from '../../pages/html/table.ts';
import { chinese, translator } from '../../pages/parts/words.ts';
import { seeOther } from '../../web/gateway.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { samplePeople } from '../samples/sample-people.ts';
import { type Local, type LocalRoute, type Look, localPage } from './local-site.ts';

/** The routes of this machine's first page: where to go, and who can sign in as what. */
export function indexRoutes(local: Local): LocalRoute[] {
  return [
    { method: 'GET', path: '/local', answer: (look) => index(local, look) },
    { method: 'GET', path: '/local/sign-in', answer: (look) => signIn(local, look) },
    { method: 'POST', path: '/local/sign-in', answer: (look) => signInAs(local, look) },
  ];
}

/** The reviewers after an employer of each affiliation. */
const AFTER_EMPLOYER: Readonly<Record<string, Said>> = {
  county: said('受理点、人社部门审核', 'Acceptance point and HR bureau'),
  'development-zone': said('受理点、人社部门审核', 'Acceptance point and HR bureau'),
  provincial: said('受理点、人社部门审核', 'Acceptance point and HR bureau'),
  municipal: said('直接报评委会', 'Straight to the committee'),
};

function index({ drive }: Local, { language }: Look) {
  const t = translator(language);
  const title = t('本机', 'This machine');
  const body = html`<h1>${title}</h1>
<p>${t(
    '这些页面只在本机上有，云端没有。申报人从首页登录；审核人从发件箱里信件的链接进入。',
    'These pages exist on this machine only, not in the cloud. Applicants sign in at the start page; reviewers come by the links of the letters in the outbox.',
  )}</p>
<ul>
<li><a href="/">${t('申报首页', 'Start page of the applicants')}</a></li>
<li><a href="/local/sign-in">${t('登录：虚构的申报人和可填写的示例', 'Sign in: invented applicants, and what they may type')}</a></li>
<li><a href="/local/outbox">${t('发件箱：系统寄出的每一封信', 'Outbox: every letter that the system has sent')}</a></li>
<li><a href="/local/clock">${drive ? t('时钟：拨到任何时候', 'Clock: turn it to any time') : t('时钟：跟随真实时间', 'Clock: it follows the wall')}</a></li>
<li><a href="/local/operators">${t('操作员：发布通知、延期、准许逾期、补发链接', 'Operators: publish, move a deadline, grant a late entry, reissue a link')}</a></li>
<li><a href="/local/executions">${t('流程：状态机的每次执行', 'Executions of the state machines')}</a></li>
</ul>`;
  return localPage({ language, title, body, path: '/local' });
}

/** Signs a person in at the press of their name; these people have no password. */
async function signInAs({ machine, tokenOf }: Local, { request }: Look): Promise<WebAnswer> {
  const sub = new URLSearchParams(request.body).get('sub') ?? '';
  const isKnown = samplePeople.some((person) => person.sub === sub);
  const token = isKnown ? await tokenOf?.(sub) : undefined;
  const person = token === undefined ? undefined : await machine.needs.identity.personOf(token);
  if (token === undefined || !person) return seeOther('/local/sign-in');
  return { ...seeOther('/'), cookies: [sessionCookie(token, person)] };
}

function signIn({ tokenOf }: Local, { language, seal }: Look) {
  const t = translator(language);
  const title = t('登录', 'Sign in');
  const rows = samplePeople.map(({ sub, name, number, phone, email, employer }) => [
    tokenOf === undefined
      ? html`<span class="when">${chinese(language, name)}</span>`
      : form({
          action: '/local/sign-in',
          seal,
          hidden: { sub },
          body: button({ label: chinese(language, name) }),
        }),
    number,
    html`<span class="line">${phone}</span><span class="line when">${email}</span>`,
    html`<span class="line">${chinese(language, employer.name)}</span><span class="line">${employer.code}</span>`,
    AFTER_EMPLOYER[employer.affiliation]?.[language],
  ]);
  const body = html`<h1>${title}</h1>
<p>${t(
    '点姓名，即以此人登录。这些人和号码都是虚构的，不需要密码；登录后照着填进申报表。',
    'Press a name to sign in as that person. These people and their numbers are invented and need no password; type them into the declaration.',
  )}</p>
${table({
  caption: t('虚构的申报人', 'Invented applicants'),
  head: [
    t('姓名', 'Name'),
    t('证件号码', 'Identity number'),
    t('手机和邮箱', 'Mobile and e-mail'),
    t('用人单位', 'Employer'),
    t('单位推荐之后', 'After the employer'),
  ],
  rows,
})}`;
  return localPage({ language, title, body, path: '/local/sign-in' });
}
