import type { Story } from '../adapters/records/declarations/story.ts';
import { closingOfWait } from '../domain/acts/guard.ts';
import { citation } from '../domain/call/call.ts';
import { nameIn } from '../domain/call/named.ts';
import { closingClause, declareStepOf, stageNamed } from '../domain/call/steps.ts';
import { bodyInTurn, waitsSince } from '../domain/declaration/at-desk.ts';
import type { Case } from '../domain/declaration/case.ts';
import { type ClosingEnd, endAtClosing } from '../domain/declaration/closing-end.ts';
import type { Declaration } from '../domain/declaration/declaration.ts';
import { isFinal, isToConfirm, type Standing } from '../domain/declaration/moves.ts';
import { nextBatchOf } from '../domain/declaration/next-batch.ts';
import { broughtBy } from '../domain/declaration/timeline.ts';
import { governingStage } from '../domain/declaration/way.ts';
import { type OwnDeadline, ownDeadline } from '../domain/reminders/ladder/days-of-wait.ts';
import { type Said, said } from '../domain/values/said.ts';
import { sayClause, sayEntry } from '../domain/wording/say-entry.ts';
import { sayInstant, sayStanding } from '../domain/wording/say-facts.ts';

/**
 * Explains why a declaration stands where it does: what brought it here, whom it waits for and since when, by
 * when that must happen, under which clause, and what the lock does otherwise.
 */
export function why(subject: Case & Pick<Story, 'timeline'>): Said[] {
  const { declaration, call, timeline } = subject;
  const { zh, en } = sayStanding(declaration);
  const cause = broughtBy(timeline, declaration.standing);
  const brought = cause && sayEntry(cause, call);
  return [
    said(`现在的状态：${zh}。`, `It stands at: ${en}.`),
    ...(brought
      ? [said(`最近一步：${ended(brought.zh, '。')}`, `The latest step: ${ended(brought.en, '.')}`)]
      : []),
    ...(isFinal(declaration.standing) ? [] : waiting(subject)),
  ];
}

/** Ends a sentence with one full stop, since people's text may bring its own. */
function ended(sentence: string, stop: string): string {
  return /[。.]$/.test(sentence) ? sentence : `${sentence}${stop}`;
}

function waiting(subject: Case): Said[] {
  const { declaration, call } = subject;
  const zone = call.identity.zone.value;
  const stageId = governingStage(call, declaration);
  const closesAt = closingOfWait(subject);
  const own = ownDeadline(subject);
  if (stageId === undefined || closesAt === undefined) return [];
  const { name, en = name } = stageNamed(call, stageId);
  const since = sayInstant(waitsSince(declaration), zone, true);
  const by = sayInstant(closesAt, zone, false);
  const whom = whomItWaitsFor(declaration);
  const clause = sayClause(closingClause(call, stageId));
  const granted = declaration.grant?.stage === stageId;
  return [
    said(`${since} 起等待${whom.zh}。`, `It has waited for ${whom.en} since ${since}.`),
    granted
      ? said(`已准许逾期办理，至 ${by} 为止。`, `A late entry was granted until ${by}.`)
      : own
        ? sayOwn(by, own)
        : said(`“${name}”于 ${by} 截止（${clause.zh}）。`, `"${en}" closes at ${by} (${clause.en}).`),
    carriedOtherwise(subject) ??
      otherwise(call, endAtClosing(call, declaration, { stage: stageId, ...(own ? { term: true } : {}) })),
  ];
}

function sayOwn(by: string, { says, clause }: OwnDeadline): Said {
  const { zh, en } = sayClause(clause);
  return said(
    `这份申报的办理期限到 ${by} 届满：${says.zh}（${zh}）。`,
    `This declaration's own time ends at ${by}: ${says.en} (${en}).`,
  );
}

/** Says that a draft which is not submitted by then goes into the next batch; undefined for what the lock ends. */
function carriedOtherwise(subject: Case): Said | undefined {
  const next = nextBatchOf(subject);
  if (!next) return undefined;
  const { zh, en } = sayClause(citation(declareStepOf(subject.call).atClosing ?? {}));
  return said(
    `到时仍未提交的，自动转入“${next.name}”（${zh}）。`,
    `What is not submitted by then goes into "${nameIn('en', next)}" by itself (${en}).`,
  );
}

/** Says what the lock does with what is not done by then. */
function otherwise(call: Case['call'], { does, clause }: ClosingEnd): Said {
  const { zh, en } = sayClause(clause);
  if (does === 'abandon')
    return said(`到时仍未完成即视为放弃（${zh}）。`, `What is not done by then counts as abandoned (${en}).`);
  if (does === 'refuse')
    return said(
      `到时仍未完成即自动不予推荐（${zh}）。`,
      `What is not done by then is refused by itself (${en}).`,
    );
  return said(
    `到时仍未完成即自动按逾期处理：${call.late.value}`,
    `What is not done by then lapses by itself: ${call.late.en ?? call.late.value}`,
  );
}

/** The applicant acts, and the body or its superior confirms. */
function confirmedBy(standing: Standing, body: string, superior: boolean): Said {
  const [zh, en] = superior ? [`${body}的主管`, `the superior at ${body}`] : [body, body];
  return standing === 'unpaid'
    ? said(`您缴费，并由${zh}确认`, `your payment, which ${en} confirms`)
    : said(`您交材料，并由${zh}登记收到`, `your papers, which ${en} records`);
}

function whomItWaitsFor(declaration: Declaration): Said {
  const { standing, desk } = declaration;
  if (standing === 'draft') return said('您提交', 'your submission');
  if (standing === 'returned') return said('您补正后重新提交', 'your corrected submission');
  const superior = desk === 'superior';
  const body = bodyInTurn(declaration)?.name;
  if (body !== undefined && isToConfirm(standing)) return confirmedBy(standing, body, superior);
  if (body !== undefined && (standing === 'supported' || standing === 'posted'))
    return superior
      ? said(`${body}的主管公示`, `the public notice of the superior at ${body}`)
      : said(`${body}公示`, `the public notice of ${body}`);
  if (body !== undefined)
    return superior ? said(`${body}的主管审核`, `the superior at ${body}`) : said(`${body}审核`, `${body}`);
  return superior
    ? said('用人单位主管办理', "the employer's superior")
    : said('用人单位办理', 'the employer');
}
