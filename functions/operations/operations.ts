import type { Needs } from '../../casework/needs.ts';
import { type Said, said } from '../../domain/values/said.ts';
import type { OperatorRefusal, OperatorVerdict } from '../../domain/values/verdict.ts';
import { OPERATOR_REFUSALS } from '../../domain/wording/operator-refusals.ts';
import { sayDefectAtPointer } from '../../domain/wording/say-defect.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { acceptIdentityNumber } from './acts/accept-identity-number.ts';
import { freeClaim } from './acts/free-claim.ts';
import { grantLateEntry } from './acts/grant-late-entry.ts';
import { type MoveDeadline, moveDeadline } from './acts/move-deadline.ts';
import { type InForce, publishCalendar } from './acts/publish-calendar.ts';
import { type Published, publishCall } from './acts/publish-call.ts';
import { registerEmployers } from './acts/register-employers.ts';
import { reissueLink } from './acts/reissue-link.ts';
import { restartDeclaration } from './acts/restart-declaration.ts';
import { type CountingAnswer, type CountingInput, countAnew } from './count-anew.ts';
import { type Operation, readOperation } from './input/read-operation.ts';
import type { OperationAnswer } from './operator.ts';
import { type CasesAnswer, type CasesInput, tellCases } from './tell-cases.ts';

/** A task of the operators' machine. An operator's input is always an act, whatever it says of itself. */
export type OperationTask =
  | { readonly task: 'act'; readonly input: unknown; readonly execution: string }
  | { readonly task: 'tell-cases'; readonly cases: CasesInput | CountingInput };

export type OperationReply = OperationAnswer & {
  readonly cases: CasesInput | CountingInput | Record<string, never>;
};

type OperationNeeds = Pick<Needs, 'records' | 'timetable' | 'workflow' | 'materials' | 'now'>;

/** Carries out an operator's act once, and says in plain words how it went. */
export function operations(needs: OperationNeeds) {
  const acts = {
    publishCalendar: publishCalendar(needs),
    publish: publishCall(needs),
    move: moveDeadline(needs),
    grant: grantLateEntry(needs),
    restart: restartDeclaration(needs),
    register: registerEmployers(needs),
    reissue: reissueLink(needs),
    freeClaim: freeClaim(needs),
    acceptNumber: acceptIdentityNumber(needs),
  };
  const tell = tellCases(needs);
  const count = countAnew(needs);
  const act = async (typed: unknown, execution: string): Promise<OperationReply> => {
    const read = readOperation(typed, execution);
    if (!read.ok) return refusal(read.refusal);
    const input = read.value;
    const zone = await zoneOf(needs, input);
    const reply = <T>(verdict: OperatorVerdict<T>, says: (value: T) => Said): OperationReply =>
      verdict.ok
        ? { outcome: 'done', says: inBoth(says(verdict.value)), cases: {} }
        : refusal(verdict.refusal, zone);
    switch (input.act) {
      case 'publish-calendar':
        return inForce(await acts.publishCalendar(input));
      case 'publish-call':
        return reply(await acts.publish(input), sayPublished);
      case 'grant-late-entry':
        return reply(await acts.grant(input), () => said('已准许逾期申报一次', 'One late entry granted'));
      case 'restart-declaration':
        return reply(await acts.restart(input), () => said('已重新驱动', 'Started again'));
      case 'register-employers':
        return reply(await acts.register(input), ({ employers, bodies }) =>
          said(
            `已登记${employers}个用人单位、${bodies}个部门`,
            `Registered ${employers} employers and ${bodies} bodies`,
          ),
        );
      case 'reissue-link':
        return reply(await acts.reissue(input), () =>
          said('已补发链接，此前的链接失效', 'New link sent, the old one revoked'),
        );
      case 'free-claim':
        return reply(await acts.freeClaim(input), () =>
          said(
            '已解除占用，双方均会收到通知；申报人现在可以提交',
            'The number is free and both people are told; the declaration can be submitted now',
          ),
        );
      case 'accept-identity-number':
        return reply(await acts.acceptNumber(input), () =>
          said(
            '已核准这一证件号码，申报人现在可以提交',
            'The number is let through; it can be submitted now',
          ),
        );
      case 'move-deadline':
        return moved(input, await acts.move(input), needs.now(), zone);
    }
  };
  return async (asked: OperationTask): Promise<OperationReply> => {
    if (asked.task === 'act') return act(asked.input, asked.execution);
    if ('calendar' in asked.cases) return counted(await count(asked.cases));
    return told(await tell(asked.cases), await zoneOfCall(needs, asked.cases.call));
  };
}

/**
 * The answer to a publication. It names each new step with its closing, since from now on another act alone moves
 * that.
 */
function sayPublished({ version, added, zone, warnings }: Published): Said {
  const steps = version > 1 ? added : [];
  const zh = steps.map(({ stage, closesAt }) => `；新环节${stage.zh}，${wall(closesAt, zone)} 截止`);
  const en = steps.map(({ stage, closesAt }) => `; the new step ${stage.en} closes ${wall(closesAt, zone)}`);
  const [done, doneEn] = [
    `已发布第${version}版${zh.join('')}`,
    `Published as version ${version}${en.join('')}`,
  ];
  return said(
    [done, ...warnings.map((each) => `提醒：${each.zh}`)].join('\n'),
    [doneEn, ...warnings.map((each) => `Note: ${each.en}`)].join('\n'),
  );
}

/** One text in both languages, since an execution keeps one: Chinese, an empty line, English. */
function inBoth({ zh, en }: Said): string {
  return `${zh}\n\n${en}`;
}

/** The zone in which an answer states its instants: that of the call which the act is about. */
async function zoneOf(needs: OperationNeeds, input: Operation): Promise<string | undefined> {
  if ('call' in input) return zoneOfCall(needs, input.call);
  if (!('declaration' in input)) return undefined;
  return zoneOfCall(needs, (await needs.records.declarations.get(input.declaration))?.call);
}

async function zoneOfCall(
  { records }: OperationNeeds,
  call: string | undefined,
): Promise<string | undefined> {
  if (call === undefined) return undefined;
  return (await records.calls.current(call))?.call.identity.zone.value;
}

/** A closing by the zone's wall clock. */
function wall(closesAt: string, zone: string | undefined): string {
  return zone === undefined ? closesAt : sayInstant(closesAt, zone, false);
}

function told({ outcome, ...cases }: CasesAnswer, zone: string | undefined): OperationReply {
  const { told, left } = cases;
  const closesAt = wall(cases.closesAt, zone);
  const zh = left === 0 ? '' : `；${left}件未能办理，见报告`;
  const en = left === 0 ? '' : `; ${left} could not be told: see the reports`;
  const says = said(
    `截止时间改为 ${closesAt}，已通知${told}件${zh}`,
    `Closing moved to ${closesAt}, ${told} cases told${en}`,
  );
  return { outcome, says: inBoth(says), cases };
}

/**
 * The answer that starts the new count of the cases in flight, page by page, by the same machine. Before the first
 * arrangement there were no cases.
 */
function inForce(verdict: OperatorVerdict<InForce>): OperationReply {
  if (!verdict.ok) return refusal(verdict.refusal);
  const { version: calendar, publishedAt } = verdict.value;
  const says = inBoth(
    said(`放假安排第${calendar}版已生效`, `Version ${calendar} of the days off is in force`),
  );
  if (calendar === 1) return { outcome: 'done', says, cases: {} };
  const cases = { calendar, publishedAt, place: null, found: 0, left: 0, passes: 0 };
  return { outcome: 'more', says, cases };
}

function counted({ outcome, ...cases }: CountingAnswer): OperationReply {
  const { calendar, found, left } = cases;
  const zh = left === 0 ? '' : `；${left}件未能办理，见报告`;
  const en = left === 0 ? '' : `; ${left} could not be counted: see the reports`;
  const says = said(
    `放假安排第${calendar}版已生效，${found}件重新计算，日期有变的已通知${zh}`,
    `Version ${calendar} of the days off is in force; ${found} cases counted anew, and told where a day moved${en}`,
  );
  return { outcome, says: inBoth(says), cases };
}

/** The answer that has the same machine tell the moved closing to the cases it concerns, page by page. */
function moved(
  { call, stage, by, reason, execution }: MoveDeadline,
  verdict: Awaited<ReturnType<ReturnType<typeof moveDeadline>>>,
  movedAt: string,
  zone: string | undefined,
): OperationReply {
  if (!verdict.ok) return refusal(verdict.refusal, zone);
  const { generation, reopening, closesAt } = verdict.value;
  const pass = {
    cursor: { shard: 0 },
    passBegunAt: '' as const,
    movedAt,
    found: 0,
    left: 0,
    told: 0,
    passes: 0,
  };
  return {
    outcome: 'more',
    says: inBoth(said(`截止时间改为 ${wall(closesAt, zone)}`, `Closing moved to ${wall(closesAt, zone)}`)),
    cases: { call, stage, generation, reopening, closesAt, by, reason, execution, ...pass },
  };
}

/**
 * The most characters in each language. An execution's cause holds 32,768 in all; the rest is seen by checking the
 * file on one machine.
 */
const MAX_SAYING = 16_000;

function refusal(refusal: OperatorRefusal, zone?: string): OperationReply {
  const sentence = sayRefusal(refusal, zone, OPERATOR_REFUSALS);
  const findings = (refusal.defects ?? []).map(sayDefectAtPointer);
  const of = (language: keyof Said) =>
    [sentence, ...findings]
      .map((each) => each[language])
      .join('\n')
      .slice(0, MAX_SAYING);
  // A task's answer holds 256 KB, and `says` has the sentences already.
  const { defects: _said, ...answered } = refusal;
  return { outcome: 'refused', says: inBoth(said(of('zh'), of('en'))), refusal: answered, cases: {} };
}
