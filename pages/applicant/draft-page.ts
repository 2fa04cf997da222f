import type { Case } from '../../domain/declaration/case.ts';
import { factsAskedOf } from '../../domain/eligibility/facts-asked.ts';
import type { Vocabularies } from '../../domain/eligibility/vocabulary.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language, Said } from '../../domain/values/said.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { sayPlace } from '../../domain/wording/say-place.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { askedByFact, DRAFT_FIELDS, type Typed } from '../draft/draft-form.ts';
import { type DraftRoutes, draftRoutes } from '../draft/draft-routes.ts';
import { draftSection, type Section, sectionsOf } from '../draft/draft-sections.ts';
import { hasFactField } from '../facts/fact-sections.ts';
import { scoreScriptOf } from '../facts/score-script.ts';
import { idOf } from '../html/field.ts';
import { button, form, linkButton } from '../html/form.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { errorsAt, placeOf, problemOf } from '../parts/defect-places.ts';
import { type PostsShown, postsNote } from '../parts/posts-note.ts';
import { errorSummary, noteBox, type Problem } from '../parts/problems.ts';
import { registerNote } from '../parts/register-note.ts';
import { basis, saidIn, translator } from '../parts/words.ts';
import { opening } from './case-top.ts';
import { pathOf } from './paths.ts';
import { returnedNote } from './status/status-parts.ts';

export interface DraftPage {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  /** The fields' texts: as saved, or as typed after a refusal. */
  readonly values: Typed;
  readonly vocabularies: Vocabularies;
  /** The defects of filled-in fields. Missing fields are listed before submission instead. */
  readonly defects: readonly Defect[];
  readonly employerName: string | undefined;
  /** The posts that the saved employer and level need one of. */
  readonly posts?: PostsShown | undefined;
  /** The judgement of what is saved; undefined under a call that judges nobody. */
  readonly routes?: DraftRoutes | undefined;
  readonly seal: string;
  /** Whether the site sends short messages to those who agree. */
  readonly hasSms?: boolean | undefined;
  /** The section that was just saved, by its id, or everything. */
  readonly saved: string | undefined;
  /** The reason why the last save was not taken. */
  readonly refusal?: Refusal | undefined;
  /** The events since the page was shown. Set if the save came from an outdated page. */
  readonly since?: readonly Said[];
  /** The saved texts that differ from the typed ones. Set if the save came from an outdated page. */
  readonly savedNow?: Typed;
}

/** The page with a draft's one form, in sections. Every field may stay empty until submission. */
export function draftPage(page: DraftPage): PageContent {
  const values = page.hasSms ? page : withoutSms(page);
  const { language, subject, defects, refusal, seal } = values;
  const t = translator(language);
  const { declaration, call } = subject;
  const title = t('填写申报', 'Fill in the declaration');
  const fields = {
    ...{ language, call, values: values.values, vocabularies: values.vocabularies },
    callVersion: declaration.callVersion,
    isChosen: declaration.draft.level !== undefined && declaration.draft.eligibilityRoute !== undefined,
    askedNow: factsAskedOf(call, declaration.draft),
    errors: errorsAt(language, defects),
    savedNow: values.savedNow ?? {},
    employerName: values.employerName,
    savedSection: values.saved,
    hasSms: values.hasSms,
  };
  const sections = sectionsOf(fields);
  const body = html`${summary(values)}
${values.saved !== undefined && defects.length === 0 && savedNote(values)}
${opening(values, title)}
${returnedNote(language, subject)}
<p>${t(
    '可以分几次填写，随时保存；提交前再补齐。除标“选填”“视情况填”的以外，都要填。',
    'Fill it in at your own pace and save at any time. All but what is marked “optional” or “if it applies” is needed before you submit.',
  )}</p>
${registerNote(language, call, { isSignedIn: true })}
${postsNote(language, call, 'own', values.posts)}
${values.routes && draftRoutes(language, values.routes)}
${contents(language, sections)}
${form({
  action: `${pathOf(declaration)}/draft`,
  seal,
  hidden: { version: declaration.version },
  body: [
    sections.map((each) => draftSection(fields, each)),
    html`<p>${button({ label: t('保存，看还缺什么', 'Save and see what is missing'), name: 'next', value: 'submit' })}</p>`,
  ],
})}`;
  return {
    title,
    body,
    call,
    narrow: true,
    failed: refusal !== undefined || defects.length > 0,
    ...scoreScriptOf(call),
  };
}

/** The page of a site without short messages. It has no field for the consent to them, so it says nothing about that one. */
function withoutSms({ savedNow, defects, ...page }: DraftPage): DraftPage {
  const isShown = (at: string) => at !== '/identity/smsAgreed';
  const kept = savedNow && Object.fromEntries(Object.entries(savedNow).filter(([at]) => isShown(at)));
  return {
    ...page,
    defects: defects.filter(({ at }) => isShown(at)),
    ...(kept === undefined ? {} : { savedNow: kept }),
  };
}

function contents(language: Language, sections: readonly Section[]): Html {
  const needed = sections.filter(({ isNeeded }) => isNeeded);
  return html`<nav aria-label="${translator(language)('各部分', 'Sections')}"><ol>${needed.map(
    ({ id, title }) => html`<li><a href="#${id}">${title[language]}</a></li>`,
  )}</ol></nav>`;
}

function savedNote({ language, subject }: DraftPage): Html {
  const t = translator(language);
  const path = pathOf(subject.declaration);
  return noteBox(
    'done',
    html`<p><strong>${t('已保存。', 'Saved.')}</strong> ${t('还没有提交。', 'It is not submitted yet.')}</p>
<p>${linkButton({ href: `${path}/materials`, label: t('上传材料', 'Upload your files'), kind: 'second' })}
${linkButton({ href: `${path}/submit`, label: t('看还缺什么', 'See what is missing'), kind: 'second' })}</p>`,
  );
}

function summary({
  language,
  subject,
  defects,
  refusal,
  saved,
  since = [],
  savedNow = {},
}: DraftPage): Html | false {
  if (refusal === undefined && defects.length === 0) return false;
  const zone = subject.call.identity.zone.value;
  const problems = defects.map((defect) => problemOf(language, defect, whereOn(subject, defect)));
  const title = titleOf(language, saved, refusal, zone);
  const happened: Problem[] = since.map((each) => ({ text: saidIn(language, each) }));
  const differing = Object.keys(savedNow).map((at) => differs(language, at));
  return errorSummary({
    language,
    ...(title === undefined ? {} : { title }),
    problems: [...problems, ...happened, ...differing],
  });
}

function titleOf(
  language: Language,
  saved: string | undefined,
  refusal: Refusal | undefined,
  zone: string,
): Html | undefined {
  if (refusal !== undefined) return notSaved(language, refusal, zone);
  const t = translator(language);
  return saved === undefined
    ? undefined
    : html`${t('已保存；以下内容要在提交前改正', 'Saved; correct this before you submit')}`;
}

/** Says that this save was not taken, and why. */
export function notSaved(language: Language, refusal: Refusal, zone: string): Html {
  const t = translator(language);
  return html`${t('本次尚未保存：', 'Nothing was saved yet: ')}${saidIn(language, sayRefusal(refusal, zone))} ${basis(language, refusal.clause)}`;
}

/** The place where a defect is mended: a field of this form, or the page of materials. */
function whereOn({ call, declaration }: Case, defect: Defect): string | undefined {
  const asked = askedByFact(call);
  if (DRAFT_FIELDS.has(defect.at) || hasFactField({ under: '/facts', asked }, defect.at))
    return `#${idOf(defect.at)}`;
  return defect.at.startsWith('/materials') ? placeOf(declaration, defect) : undefined;
}

function differs(language: Language, at: string): Problem {
  const t = translator(language);
  const name = sayPlace(at)[language];
  return {
    text: t(
      `${name}：您填的和现在保存的不同，请核对`,
      `${name}: what you typed differs from what is saved now; compare them`,
    ),
    href: `#${idOf(at)}`,
  };
}
