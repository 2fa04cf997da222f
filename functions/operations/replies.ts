import { type Said, said } from '../../domain/values/said.ts';
import type { OperatorRefusal, OperatorVerdict } from '../../domain/values/verdict.ts';
import { OPERATOR_REFUSALS } from '../../domain/wording/operator-refusals.ts';
import { sayDefectAtPointer } from '../../domain/wording/say-defect.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import type { MoveDeadline, moveDeadline } from './acts/move-deadline.ts';
import type { InForce } from './acts/publish-calendar.ts';
import type { Published } from './acts/publish-call.ts';
import type { CountingAnswer, CountingInput } from './count-anew.ts';
import type { OperationAnswer } from './operator.ts';
import type { RehashAnswer, RehashInput } from './rehash.ts';
import type { CasesAnswer, CasesInput } from './tell-cases.ts';

export type OperationReply = OperationAnswer & {
  readonly cases: CasesInput | CountingInput | RehashInput | Record<string, never>;
};

/**
 * The answer to a publication. It names each new step with its closing, since from now on another act alone moves
 * that.
 */
export function sayPublished({ version, added, zone, warnings }: Published): Said {
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
export function inBoth({ zh, en }: Said): string {
  return `${zh}\n\n${en}`;
}

/** A closing by the zone's wall clock. */
function wall(closesAt: string, zone: string | undefined): string {
  return zone === undefined ? closesAt : sayInstant(closesAt, zone, false);
}

export function told({ outcome, ...cases }: CasesAnswer, zone: string | undefined): OperationReply {
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
export function inForce(verdict: OperatorVerdict<InForce>): OperationReply {
  if (!verdict.ok) return refusal(verdict.refusal);
  const { version: calendar, publishedAt } = verdict.value;
  const says = inBoth(
    said(`放假安排第${calendar}版已生效`, `Version ${calendar} of the days off is in force`),
  );
  if (calendar === 1) return { outcome: 'done', says, cases: {} };
  const cases = { calendar, publishedAt, place: null, found: 0, left: 0, passes: 0 };
  return { outcome: 'more', says, cases };
}

export function counted({ outcome, ...cases }: CountingAnswer): OperationReply {
  const { calendar, found, left } = cases;
  const zh = left === 0 ? '' : `；${left}件未能办理，见报告`;
  const en = left === 0 ? '' : `; ${left} could not be counted: see the reports`;
  const says = said(
    `放假安排第${calendar}版已生效，${found}件重新计算，日期有变的已通知${zh}`,
    `Version ${calendar} of the days off is in force; ${found} cases counted anew, and told where a day moved${en}`,
  );
  return { outcome, says: inBoth(says), cases };
}

/** The answer that begins to move hashes under the current key, page by page, by the same machine. */
export function rehashBegun(verdict: OperatorVerdict<RehashInput>): OperationReply {
  if (!verdict.ok) return refusal(verdict.refusal);
  const says = inBoth(said('开始改用现行密钥', 'The move to the current key has begun'));
  return { outcome: 'more', says, cases: verdict.value };
}

export function rehashed({ outcome, ...cases }: RehashAnswer): OperationReply {
  const { moved, found, rehash } = cases;
  const former = rehash.join(', ');
  const left =
    found === 0
      ? said(
          `旧密钥 ${former} 下已无任何内容，可以移除（docs/keys.md，retire）`,
          `nothing is left under ${former}: take it away (docs/keys.md, retire)`,
        )
      : said(
          `旧密钥 ${former} 下尚余${found}项，不得移除；见报告，再启动一次本操作`,
          `${found} left under ${former}, which must stay: see the reports, and start the act again`,
        );
  const says = inBoth(
    said(`已改用现行密钥${moved}项；${left.zh}`, `${moved} moved to the current key; ${left.en}`),
  );
  return { outcome, says, cases };
}

/** The answer that has the same machine tell the moved closing to the cases it concerns, page by page. */
export function replyToMovedDeadline(
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

export function refusal(refusal: OperatorRefusal, zone?: string): OperationReply {
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
