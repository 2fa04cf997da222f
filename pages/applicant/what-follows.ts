import { noticePolicy } from '../../domain/acts/notice-days.ts';
import { type Call, citation } from '../../domain/call/call.ts';
import { lengthSaid } from '../../domain/call/public-notice.ts';
import { chainOf, feeOf, isFor, noticeStepsOf, stepOf } from '../../domain/call/steps.ts';
import { type Language, type Said, said } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import { type EndSaid, endAtClosingSaid, endAtTermSaid } from '../parts/closing-ends.ts';
import { clause, named, saidIn, translator, wording } from '../parts/words.ts';
import { type Row, row, stepRow } from './cited-row.ts';

/** Says what follows a submission: the task of each step, fees, returns, the ends of what is late, bodies, and where papers go. */
export function whatFollows(language: Language, call: Call): Row[] {
  const { committee, materialsTo, contact, issuer, organiser = issuer, filing } = call.identity;
  const duties = chainOf(call)
    .filter(({ closes, kind }) => closes || kind === 'pay' || kind === 'hand-in')
    .map(
      (stage) =>
        [
          named(language, stage),
          html`${wording(language, stage.duty)} ${clause(language, citation(stage.duty))}`,
        ] as const,
    );
  return [
    ...duties,
    ...noticeRows(language, call),
    ...feeRows(language, call),
    ...returnRows(language, call),
    ...endRows(language, call),
    ...papersRows(language, call),
    row(language, ['各单位的报送路径', 'Bodies by employer'], routes(language, call), call.routes),
    row(language, ['评审委员会', 'Review committee'], wording(language, committee), committee),
    row(language, ['纸质材料报送', 'Papers go to'], wording(language, materialsTo), materialsTo),
    row(language, ['主办单位', 'Organised by'], wording(language, organiser), organiser),
    row(language, ['联系', 'Contact'], wording(language, contact), contact),
    ...(filing ? [row(language, ['备案号', 'Filing number'], wording(language, filing), filing)] : []),
  ];
}

/** The fee of each step of paying, by level, and who pays none. */
function feeRows(language: Language, call: Call): Row[] {
  const t = translator(language);
  const levels = call.levels.value;
  return call.steps.flatMap((step): Row[] => {
    const { fee } = step;
    if (step.kind !== 'pay' || !fee) return [];
    const paying = levels.filter(({ id }) => isFor(step, id));
    const without = call.routes.value.filter(({ bodies }) => bodies.every((body) => body.step !== step.id));
    const lines = [
      ...paying.map((level) => {
        const yuan = feeOf(step, level.id) ?? 0;
        return html`${named(language, level)}${t(`：${yuan} 元`, `: ${yuan} yuan`)}`;
      }),
      ...(paying.length < levels.length ? [t('其他级别不缴费', 'Other levels pay nothing')] : []),
      ...without.map(
        (route) =>
          html`${named(language, route)}${t('：没有收费部门，不缴费', ': nobody collects it, nothing is paid')}`,
      ),
    ];
    const list = html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
    return [stepRow(language, step, ['费用', 'the fee'], list, fee)];
  });
}

/** How often each step may return a declaration, where the call bounds it. */
function returnRows(language: Language, call: Call): Row[] {
  return call.steps.flatMap((step) => {
    const { returns } = step;
    const most = returns?.value.atMost;
    if (!returns || most === undefined) return [];
    const says = saidIn(language, said(`最多退回 ${most} 次`, `at most ${most}`));
    return [stepRow(language, step, ['退回补正', 'returns'], says, returns)];
  });
}

/** The ends of what is unfinished at the closing of each step and at the deadline of the case, where the call says them, and of fees. */
function endRows(language: Language, call: Call): Row[] {
  return call.steps.flatMap((step) => {
    const rowOf = (end: EndSaid | undefined, label: readonly [string, string]) =>
      end ? [stepRow(language, step, label, saidIn(language, end.says), end.cite)] : [];
    return [
      ...rowOf(endAtClosingSaid(call, step), ['到截止未办结的', 'what is unfinished at its closing']),
      ...rowOf(endAtTermSaid(step), [
        '到本件办理期限未办结的',
        'what is unfinished at the deadline of the case',
      ]),
    ];
  });
}

/** Whether papers count after a return, where the call asks for any. */
function papersRows(language: Language, call: Call): Row[] {
  if (!call.steps.some(({ kind }) => kind === 'hand-in')) return [];
  const counts = call.papersAfterReturn.value === 'count';
  const says = counts
    ? said('仍然有效', 'they still count')
    : said('重新提交后须再交一次', 'they are handed in again');
  const label = ['退回补正之前已收到的材料', 'Papers that came before a return'] as const;
  return [row(language, label, saidIn(language, says), call.papersAfterReturn)];
}

function routes(language: Language, call: Call): Html {
  const t = translator(language);
  const none = t('由单位直接报评委会', 'straight to the review committee');
  return html`<ul>${call.routes.value.map((route) => {
    const through = route.bodies.map((body, index) => [
      index > 0 && ' → ',
      named(language, body),
      html`<span class="soft">${t('（', ' (')}${named(language, stepOf(call, body.step))}${t('）', ')')}</span>`,
    ]);
    return html`<li>${named(language, route)}${t('：', ': ')}${through.length === 0 ? none : through}</li>`;
  })}</ul>`;
}

function noticeRows(language: Language, call: Call): Row[] {
  const steps = noticeStepsOf(call);
  return steps.flatMap((step) => {
    const { publicNotice: rules, by } = step;
    if (!rules) return [];
    const { days, earliestResult } = rules;
    const length = lengthSaid(noticePolicy(call, step.id));
    const least = said(`不少于${length.zh}`, `At least ${length.en}`);
    const [who, whoEn] = by === 'body' ? ['部门', 'body'] : ['单位', 'employer'];
    const from =
      earliestResult.value === 'day-after'
        ? said(`公示期满的次日起由${who}登记`, `Recorded by the ${whoEn} from the day after its last day`)
        : said(`公示最后一天起由${who}登记`, `Recorded by the ${whoEn} from its last day`);
    const rowOf = (
      label: readonly [string, string],
      says: Said,
      cite: typeof days | typeof earliestResult,
    ) =>
      steps.length > 1
        ? stepRow(language, step, label, saidIn(language, says), cite)
        : row(language, label, saidIn(language, says), cite);
    return [
      rowOf(['公示', 'Public notice'], least, days),
      rowOf(['公示结果', 'Its result'], from, earliestResult),
    ];
  });
}
