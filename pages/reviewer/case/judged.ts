import { admissionOf } from '../../../domain/acts/applicant/reasons.ts';
import type { Remark } from '../../../domain/acts/reviewer/otherwise.ts';
import type { Material } from '../../../domain/call/call.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import type { LeafAnswer } from '../../../domain/eligibility/answer.ts';
import { proofsOf } from '../../../domain/eligibility/proofs.ts';
import type { ChosenJudgement, UnmetCondition } from '../../../domain/eligibility/unmet/chosen.ts';
import type { Language } from '../../../domain/values/said.ts';
import { sayAct } from '../../../domain/wording/say-entry.ts';
import { ANSWERS_SAID, type Spoken, sayLeaf } from '../../../domain/wording/say-judgement.ts';
import { sayNear, sayStated } from '../../../domain/wording/say-unmet.ts';
import { type Html, html } from '../../html/html.ts';
import { answerTree } from '../../judgement/answer-tree.ts';
import { unknownList, unmetLines } from '../../judgement/condition-lines.ts';
import { chinese, clause, namedInFull, saidIn, translator } from '../../parts/words.ts';
import { materialPath } from '../paths.ts';

/** The judgement of the last submission, made anew from its copy and its version of the call. */
export interface CaseJudged {
  readonly judged: ChosenJudgement;
  readonly spoken: Spoken;
  /** What reviewers judged otherwise since the submission. */
  readonly remarks: readonly Remark[];
}

interface Shown extends CaseJudged {
  readonly language: Language;
  readonly subject: Case;
  readonly desk: string;
  readonly draft: Draft;
}

/**
 * The judgement by the call's conditions, to be read first: what is not met with the applicant's reason, what nobody
 * knows, and every condition with the facts beside the files that prove them.
 */
export function judgedNote(shown: Shown): Html {
  const { language, judged, spoken } = shown;
  const t = translator(language);
  const { unmet, unknown, answer } = judged;
  const all = answerTree(language, answer, (leaf) => leafLines(shown, leaf));
  return html`<section class="section" id="judgement"><h2>${t('按通知条件的判断', 'The judgement by the call’s conditions')}</h2>
<p><strong>${headOf(language, judged)}</strong> ${t('这是系统按所填情况作出的，以您的审核为准。', 'It follows from what is stated; your review decides.')}</p>
${unmet.length > 0 && html`<ul>${unmet.map((each) => html`<li>${unmetItem(shown, each)}</li>`)}</ul>`}
${unknownList(language, unknown, spoken)}
<details><summary>${t('逐项条件、所填情况和证明材料', 'Every condition, with what is stated and what proves it')}</summary>${all}</details></section>`;
}

function headOf(language: Language, { unmet, unknown }: ChosenJudgement): string {
  const t = translator(language);
  if (unmet.length > 0)
    return t(
      `有${unmet.length}项条件不符合。`,
      unmet.length === 1 ? '1 condition is not met.' : `${unmet.length} conditions are not met.`,
    );
  return unknown.length > 0
    ? t('没有不符合的条件，但有的尚不能判断。', 'No condition is unmet, and some are not known.')
    : t('符合所报级别和途径的条件。', 'The conditions of the level and route are met.');
}

function unmetItem(shown: Shown, condition: UnmetCondition): Html {
  const { language, subject, spoken } = shown;
  const t = translator(language);
  const { reasons = [], admitted = [] } = subject.declaration;
  const reason = reasons.find(({ place }) => place === condition.place)?.reason;
  const admission = admissionOf(condition, admitted);
  return html`${unmetLines(language, condition, spoken)}${condition.leaf && proofs(shown, condition.leaf)}
${reason !== undefined && html`<br>${t('申报人的理由：', 'The applicant’s reason: ')}<strong>${chinese(language, reason)}</strong>`}
${admission && html`<br>${t(`经核定准许：${admission.by}，`, `Admitted by ${admission.by}: `)}${chinese(language, admission.reason)}`}
${remarksAt(shown, condition.place)}`;
}

/** One condition with what is stated, the files that prove it, and what reviewers judged otherwise. */
function leafLines(shown: Shown, leaf: LeafAnswer): Html {
  const { language, spoken } = shown;
  const [stated, near] = [sayStated(leaf.facts, spoken), sayNear(leaf, spoken)];
  return html`${saidIn(language, ANSWERS_SAID[leaf.is])}${translator(language)('：', ': ')}${saidIn(language, sayLeaf(leaf.condition, spoken))} ${clause(language, leaf.clause)}${stated && html`<br>${saidIn(language, stated)}`}${near && html`<br>${saidIn(language, near)}`}${proofs(shown, leaf)}${remarksAt(shown, leaf.place)}`;
}

/** The files of each material that proves a condition. */
function proofs(shown: Shown, leaf: LeafAnswer): Html {
  const materials = proofsOf(shown.subject.call, shown.spoken.eligibility, leaf).flat();
  return html`${materials.map((material) => filesOf(shown, material))}`;
}

/** The files of a material; or that there are none. */
function filesOf({ language, subject, desk, draft }: Shown, material: Material): Html {
  const t = translator(language);
  const files = (draft.materials ?? []).filter((file) => file.material === material.id);
  const links = files.map(
    ({ upload, fileName }) =>
      html` <a href="${materialPath(desk, subject.declaration.id, upload)}">${chinese(language, fileName)}</a>`,
  );
  return html`<br>${t('证明材料：', 'Proof: ')}${namedInFull(language, material)}${t('：', ':')}${links.length > 0 ? links : t('没有上传', ' none uploaded')}`;
}

function remarksAt({ language, remarks }: Shown, place: string): Html | false {
  const t = translator(language);
  const here = remarks.filter((each) => each.place === place);
  return (
    here.length > 0 &&
    html`${here.map(({ why, entry }) => html`<br>${t('审核人另有判断：', 'A reviewer judges otherwise: ')}<strong>${chinese(language, why)}</strong> <span class="soft">${saidIn(language, sayAct(entry))}</span>`)}`
  );
}
