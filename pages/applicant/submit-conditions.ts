import { isAdmitted, MAX_REASON, placeOfReason } from '../../domain/acts/applicant/reasons.ts';
import { wordingIn } from '../../domain/call/named.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { RouteJudgement } from '../../domain/eligibility/judgement.ts';
import type { ChosenJudgement, UnmetCondition } from '../../domain/eligibility/unmet/chosen.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Spoken } from '../../domain/wording/say-judgement.ts';
import { textArea } from '../html/field.ts';
import { type Html, html } from '../html/html.ts';
import { unknownList, unmetLines } from '../judgement/condition-lines.ts';
import { errorsAt } from '../parts/defect-places.ts';
import { noteBox } from '../parts/problems.ts';
import { translator } from '../parts/words.ts';

/** The judgement of the chosen level and route, with the reasons typed so far by their fields. */
export interface ConditionsShown {
  /** Undefined while the level or the route is not chosen. */
  readonly judged: ChosenJudgement | undefined;
  /** Every route of the chosen level, the chosen one first. */
  readonly routes: readonly RouteJudgement[];
  readonly spoken: Spoken;
  readonly typed: Readonly<Record<string, string>>;
}

interface Shown {
  readonly language: Language;
  readonly subject: Case;
  readonly conditions: ConditionsShown;
  readonly defects: readonly Defect[];
}

/** The unmet conditions by which the call refuses, and on which nobody has admitted the case. */
export function refusing({ declaration }: Case, { judged }: ConditionsShown): UnmetCondition[] {
  return (judged?.unmet ?? []).filter(
    (each) => each.does === 'refuse' && !isAdmitted(each, declaration.admitted ?? []),
  );
}

/** Says that a rule refuses, which one, and how a person can be asked. */
export function refusedByRule({ language, subject, conditions }: Omit<Shown, 'defects'>): Html {
  const t = translator(language);
  const { call, declaration } = subject;
  const contact = wordingIn(language, call.identity.contact);
  const list = refusing(subject, conditions).map(
    (each) => html`<li>${unmetLines(language, each, conditions.spoken)}</li>`,
  );
  return noteBox(
    'warning',
    html`<h2 id="conditions">${t('按通知的规则不能提交', 'By the call’s rules this cannot be submitted')}</h2>
<p>${t('下列条件不符合。这是系统按规则自动作出的，没有人作过决定。', 'The conditions below are not met. The rule alone says so, and nobody has decided it.')}</p>
<ul>${list}</ul>
<p>${t(`您可以要求由人核定：请联系 ${contact}，并告知申报编号 ${declaration.id}。工作人员记录准许并写明理由后，即可提交。`, `You may ask for a person: tell ${contact} the reference number ${declaration.id}. Once an officer has admitted the case, in a recorded act with its reason, it can be submitted.`)}</p>`,
  );
}

/** The conditions of the form: a reason for each that is not met, what a person has admitted, and what nobody knows. */
export function conditionFields(shown: Shown): Html {
  const { language, subject, conditions } = shown;
  const { judged, spoken } = conditions;
  const admissions = subject.declaration.admitted ?? [];
  const { unmet = [], unknown = [] } = judged ?? {};
  const [admitted, open] = [
    unmet.filter((each) => isAdmitted(each, admissions)),
    unmet.filter((each) => !isAdmitted(each, admissions)),
  ];
  return html`${open.length > 0 && reasonFields(shown, open)}
${admitted.length > 0 && admittedList(shown, admitted)}
${unknownList(language, unknown, spoken)}`;
}

function reasonFields(shown: Shown, open: readonly UnmetCondition[]): Html {
  const { language, conditions, defects } = shown;
  const t = translator(language);
  const errors = errorsAt(language, defects);
  const fields = open.map((condition) => {
    const name = placeOfReason(condition.place);
    return textArea({
      ...{ language, name, rows: 3, maxLength: MAX_REASON },
      label: t('仍要申报的理由', 'Your reason to declare all the same'),
      hint: unmetLines(language, condition, conditions.spoken),
      value: conditions.typed[name],
      error: errors[name],
    });
  });
  return html`<h2 id="conditions">${t('不符合的条件', 'Conditions that are not met')}</h2>
<p>${t('按所填情况，下列条件不符合。仍要申报的，请逐条说明理由；审核人会首先看到，由他们决定。', 'By what you filled in, these are not met. To declare all the same, give a reason for each; reviewers see it first, and decide.')}</p>
${fields}`;
}

function admittedList({ language, conditions }: Shown, admitted: readonly UnmetCondition[]): Html {
  const t = translator(language);
  return html`<p>${t('下列条件不符合，经工作人员核定准许申报：', 'These are not met, and an officer has admitted the case:')}</p>
<ul>${admitted.map((each) => html`<li>${unmetLines(language, each, conditions.spoken)}</li>`)}</ul>`;
}
