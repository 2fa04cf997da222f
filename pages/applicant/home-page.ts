import { closingOfWait } from '../../domain/acts/guard.ts';
import { type Call, citation } from '../../domain/call/call.ts';
import { declaringLock, isDeclaringOpen } from '../../domain/call/declaring.ts';
import type { Locks } from '../../domain/call/windows.ts';
import { mayBeginAnew } from '../../domain/declaration/begin-anew.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { ownDeadline } from '../../domain/reminders/ladder/days-of-wait.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { linkButton } from '../html/form.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { closing } from '../parts/time.ts';
import { clause, listed, standingName, translator, wording } from '../parts/words.ts';
import { beginForm, type Earlier } from './begin-form.ts';
import { FILE_PATH, pathOf } from './paths.ts';
import { nextStep } from './status/next-step.ts';
import { stagesTable } from './status/stages.ts';

/** A published call with its present locks. */
export interface OpenCall {
  readonly call: Call;
  readonly locks: Locks;
}

export interface Home {
  readonly language: Language;
  readonly at: Instant;
  readonly calls: readonly OpenCall[];
  /** The reader's declarations, newest first, with those that ended before a new one was begun. */
  readonly declarations: readonly Case[];
  /** Seals of the forms that begin a declaration, by the call's id; undefined for a reader who is not signed in. */
  readonly seals: Readonly<Record<string, string>> | undefined;
  /** Whether the reader has an achievement file, with which a draft may begin. */
  readonly hasFile?: boolean;
  /** What a draft may take of an earlier declaration of the reader, by the id of its call. */
  readonly earlier?: Readonly<Record<string, Earlier | undefined>>;
}

/** The home page: the calls one can declare for, and how one's own declarations stand. */
export function homePage(home: Home): PageContent {
  const { language, seals } = home;
  const t = translator(language);
  const title = t('职称申报', 'Professional title declaration');
  const body = html`<h1>${title}</h1>
${seals === undefined ? signIn(language) : mine(home)}
<h2>${t('评审通知', 'Calls for declarations')}</h2>
${home.calls.length === 0 && html`<p>${t('现在没有已发布的评审通知。', 'No call is published at present.')}</p>`}
${home.calls.map((open) => callCard(home, open))}`;
  return { title, body };
}

function signIn(language: Language): Html {
  const t = translator(language);
  return html`<p>${t('登录后可以填写申报、上传材料、查看进度。', 'Sign in to declare, to upload your files and to follow the progress.')}</p>
<p>${linkButton({ href: '/sign-in?back=%2F', label: t('登录', 'Sign in') })}</p>`;
}

function mine({ language, at, declarations }: Home): Html {
  const t = translator(language);
  return html`<h2>${t('我的申报', 'My declarations')}</h2>
${declarations.length === 0 && html`<p>${t('您还没有申报。请在下方选择评审通知开始。', 'You have none yet. Choose a call below to begin.')}</p>`}
${declarations.map((subject) => declarationCard(language, subject, at))}
<p><a href="${FILE_PATH}">${t('我的业绩档案', 'My achievement file')}</a></p>`;
}

function declarationCard(language: Language, subject: Case, at: Instant): Html {
  const { declaration, call } = subject;
  const t = translator(language);
  const closesAt = closingOfWait(subject);
  const ends = ownDeadline(subject)
    ? t('本件办理期限：', 'The time of this declaration ends: ')
    : t('本环节截止：', 'This stage closes: ');
  return html`<section class="card"><h3><a href="${pathOf(declaration)}">${declaration.id}</a></h3>
<p>${wording(language, call.identity.title)}</p>
<p><span class="tag">${standingName(declaration)[language]}</span></p>
<p>${nextStep(declaration)[language]}</p>
${closesAt !== undefined && html`<p>${ends}${closing(language, closesAt, at, call.identity.zone.value)}</p>`}</section>
`;
}

function callCard(home: Home, { call, locks }: OpenCall): Html {
  const { language, at } = home;
  const t = translator(language);
  const { title, issuer } = call.identity;
  return html`<section class="card"><h3><a href="/calls/${call.id}">${wording(language, title)}</a></h3>
<div class="p">${wording(language, issuer)} ${clause(language, citation(issuer))}</div>
<div class="p">${t('级别：', 'Levels: ')}${listed(language, call.levels.value)} ${clause(language, citation(call.levels))}</div>
${stagesTable({ language, call, locks, at })}
${beginning(home, { call, locks })}
${mayI(language, call)}</section>
`;
}

/** The way to the page that says whether one may declare; none where a call judges nobody. */
export function mayI(language: Language, { id, eligibility }: Call): Html | false {
  if (!eligibility) return false;
  const label = translator(language)('我能申报吗？不用登录', 'May I declare? No sign-in needed');
  return html`<p>${linkButton({ href: `/calls/${id}/eligibility`, label, kind: 'second' })}</p>`;
}

function beginning(
  { language, at, seals, declarations, hasFile, earlier }: Home,
  { call, locks }: OpenCall,
): Html | false {
  const declaring = declaringLock(call, locks, at);
  const isBegun = declarations.some(
    ({ declaration: own }) => own.call === call.id && !mayBeginAnew(call, own, declaring),
  );
  if (isBegun || !isDeclaringOpen(call, locks, at)) return false;
  return beginForm(language, call.id, { seal: seals?.[call.id], hasFile, earlier: earlier?.[call.id] });
}
