import { citation } from '../../domain/call/call.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { RouteStep } from '../../domain/declaration/declaration.ts';
import { feesAhead } from '../../domain/declaration/fees-ahead.ts';
import { isAbsence } from '../../domain/declaration/what-is-missing.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language, Said } from '../../domain/values/said.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { checkbox } from '../html/field.ts';
import { button, form, linkButton } from '../html/form.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { endAtClosingSaid, endAtTermSaid } from '../parts/closing-ends.ts';
import { errorsAt, placeOf, problemOf } from '../parts/defect-places.ts';
import { errorSummary, noteBox, problemLists } from '../parts/problems.ts';
import { submitByNote } from '../parts/too-late-note.ts';
import { clause, named, saidIn, translator } from '../parts/words.ts';
import { sameFilesNote } from '../same-files.ts';
import { opening } from './case-top.ts';
import { pathOf } from './paths.ts';
import { returnedNote } from './status/status-parts.ts';
import { type ConditionsShown, conditionFields, refusedByRule, refusing } from './submit-conditions.ts';
import { routesNote } from './submit-routes.ts';
import { whenFields } from './submit-when.ts';

export interface SubmitPage {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  /** The bodies that the declaration would pass. */
  readonly route: readonly RouteStep[];
  /** Everything that a submission still lacks besides the commitment. */
  readonly missing: readonly Defect[];
  /** SHA-256 in hex of the commitment's wording on this page, which the applicant agrees to. */
  readonly hash: string;
  readonly seal: string;
  /** The Idempotency-Key that was made with the page, so that pressing twice submits once. */
  readonly key: string;
  /** Whether the commitment was ticked before a session ended. */
  readonly isAgreed?: boolean;
  /** Whether the box to keep the facts in the achievement file was ticked before. */
  readonly keepsFile?: boolean;
  /** What the form held before, by the names of its fields. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly refusal?: Refusal | undefined;
  /** The judgement of the chosen level and route; undefined if the call judges nobody. */
  readonly conditions?: ConditionsShown | undefined;
}

/**
 * The page of the submission: what is missing, each with a link to where it is mended, or else the commitment and
 * the button.
 */
export function submitPage(values: SubmitPage): PageContent {
  const { language, subject, missing, refusal } = values;
  const t = translator(language);
  const title =
    subject.declaration.standing === 'returned'
      ? t('重新提交', 'Submit again')
      : t('提交申报', 'Submit the declaration');
  const body = html`${refusal !== undefined && said(values, refusal)}
${opening(values, title)}
${returnedNote(language, subject)}
${submitByNote(language, subject, values.at)}
${sameFilesNote(language, subject.call, subject.declaration.draft.materials ?? [])}
${feesNote(values)}
${missing.length > 0 ? stillMissing(values) : submittable(values)}
${values.conditions && routesNote(language, values.conditions)}`;
  return { title, body, narrow: true, call: subject.call, failed: refusal !== undefined };
}

/** Names each fee that the declaration will be asked for, and what becomes of one that is not paid. */
function feesNote({ language, subject: { call, declaration }, route }: SubmitPage): Html[] {
  const t = translator(language);
  return feesAhead(call, { ...declaration, route }).map(({ step, yuan, clause: cite }) => {
    const ends = [endAtTermSaid(step) ?? endAtClosingSaid(call, step)].flatMap((end) => end ?? []);
    return noteBox(
      'info',
      html`<div class="p">${t('提交后，到“', 'After submission, "')}${named(language, step)}${t('”一步须缴费：', '" asks you to pay ')}<strong>${t(`${yuan} 元`, `${yuan} yuan`)}</strong> ${clause(language, cite)}${ends.map(({ says, cite: of }) => html`${t('；到期未缴的，', '; what is not paid in time ')}${saidIn(language, says)} ${clause(language, citation(of))}`)}${t('。', '.')}</div>`,
    );
  });
}

/** What refuses by rule, or else the commitment with its button. */
function submittable(values: SubmitPage): Html {
  const { language, subject, conditions } = values;
  const isRefused = conditions !== undefined && refusing(subject, conditions).length > 0;
  return isRefused ? refusedByRule({ language, subject, conditions }) : commitment(values);
}

function said({ language, subject }: SubmitPage, refusal: Refusal): Html {
  const { defects = [] } = refusal;
  const title = isOnlyCommitment(defects)
    ? translator(language)('请先勾选承诺', 'Tick the commitment first')
    : saidIn(language, sayRefusal(refusal, subject.call.identity.zone.value));
  const problems = defects.map((defect) => problemOf(language, defect, placeOf(subject.declaration, defect)));
  return errorSummary({ language, title, problems });
}

function isOnlyCommitment(defects: readonly Defect[]): boolean {
  return defects.length > 0 && defects.every(({ at }) => at === '/commitment');
}

function stillMissing({ language, subject, missing, refusal }: SubmitPage): Html {
  const t = translator(language);
  const path = pathOf(subject.declaration);
  const lines = missing.map((defect) => problemOf(language, defect, placeOf(subject.declaration, defect)));
  const onlyFiles = missing.every(({ at }) => at.startsWith('/materials'));
  const fill = linkButton({
    href: `${path}/draft`,
    label: t('继续填写', 'Go on filling in'),
    kind: onlyFiles ? 'second' : 'main',
  });
  const upload = linkButton({
    href: `${path}/materials`,
    label: t('上传材料', 'Upload your files'),
    kind: onlyFiles ? 'main' : 'second',
  });
  // After a refused submission the summary has this list already.
  const list = refusal?.defects === undefined && problemLists(lines);
  const heading = missing.every(isAbsence)
    ? t(`还缺 ${missing.length} 项`, `${missing.length} still missing`)
    : t(`还缺或有误 ${missing.length} 项`, `${missing.length} missing or wrong`);
  return html`<h2>${heading}</h2>
<p>${t('点击每一项，可直接到填写处。补齐后，这里会出现承诺和提交按钮。', 'Each line leads to where it is mended. When nothing is missing, the commitment and the button to submit stand here.')}</p>
${list}
<p>${onlyFiles ? [upload, fill] : [fill, upload]}</p>`;
}

function commitment(values: SubmitPage): Html {
  const { language, subject, hash, seal, key } = values;
  const t = translator(language);
  const { declaration } = subject;
  const { conditions, refusal } = values;
  const asked =
    conditions && conditionFields({ language, subject, conditions, defects: refusal?.defects ?? [] });
  return html`<p>${t('内容已齐，请再核对一遍', 'Nothing is missing. Look once more at ')}<a href="${pathOf(declaration)}/draft">${t('所填内容', 'what you filled in')}</a>${t('和', ' and at ')}<a href="${pathOf(declaration)}/materials">${t('材料', 'your files')}</a>${t('；提交后由用人单位审核，退回前不能修改。', '. After submission your employer reviews it, and you cannot change it unless it is returned.')}</p>
${form({
  action: `${pathOf(declaration)}/submit`,
  seal,
  hidden: { version: declaration.version, key, agreedHash: hash },
  body: [
    asked,
    wordingOf(values),
    agreement(values),
    keeping(values),
    whenFields({ ...values, typed: values.typed ?? {}, defects: refusal?.defects ?? [] }),
    button({ label: t('承诺并提交', 'Commit and submit') }),
  ],
})}`;
}

function wordingOf({ language, subject }: SubmitPage): Html {
  const t = translator(language);
  const { call } = subject;
  return html`<h2 id="commitment">${t('诚信承诺', 'Commitment')}</h2>
<blockquote class="wording" lang="zh-CN">${call.commitment.value}</blockquote>
${translation(language, call.commitment.en)}<div class="p">${clause(language, citation(call.commitment))}</div>
`;
}

/** The English of the commitment, for information: what one agrees to is the Chinese wording. */
function translation(language: Language, en: string | undefined): Html | false {
  if (language === 'zh' || en === undefined) return false;
  return html`<p class="soft">Translation, for information; the Chinese wording is what you commit to:</p>
<blockquote class="wording">${en}</blockquote>
`;
}

/** The label of the box that keeps facts between calls, which the page of an empty file repeats. */
export const KEEPING: Said = {
  zh: '把学历、职称、业绩等情况保存到我的业绩档案，下次申报可以直接用',
  en: 'Keep degrees, titles, achievements and the like in my achievement file, to begin the next declaration with',
};

/** The choice to keep the facts between calls. It is nobody's condition for anything. */
function keeping({ language, subject, keepsFile = false }: SubmitPage): Html {
  const t = translator(language);
  const { years } = subject.call.achievementFile.value;
  return checkbox({
    language,
    name: 'keepAchievementFile',
    checked: keepsFile,
    label: KEEPING[language],
    hint: html`${t(`可不选。只有您自己看得到，可随时导出、清除；${years}年没有再用就自动清除。`, `By choice. Nobody but you sees it; you can export or erase it at any time, and it is forgotten after ${years} years without use.`)} ${clause(language, citation(subject.call.achievementFile))}`,
  });
}

function agreement({ language, refusal, isAgreed = false }: SubmitPage): Html {
  return checkbox({
    language,
    name: 'agreed',
    checked: isAgreed,
    label: translator(language)('我已阅读并作出以上承诺', 'I have read this commitment and make it'),
    error: errorsAt(language, refusal?.defects ?? [])['/commitment'],
  });
}
