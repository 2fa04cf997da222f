import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../domain/achievements/person.ts';
import { type Call, citation } from '../../domain/call/call.ts';
import { type Answer, type BranchAnswer, isLeaf, type LeafAnswer } from '../../domain/eligibility/answer.ts';
import { leavesOf } from '../../domain/eligibility/judge.ts';
import { type Eligibility, judgeAll, type RouteJudgement } from '../../domain/eligibility/judgement.ts';
import { leftAside } from '../../domain/eligibility/left-aside.ts';
import {
  ANSWERS_SAID,
  type Spoken,
  sayLeaf,
  sayProof,
  sayRoute,
} from '../../domain/wording/say-judgement.ts';
import { sayNearest } from '../../domain/wording/say-nearest.ts';
import { sayPlace } from '../../domain/wording/say-place.ts';
import { sayStated } from '../../domain/wording/say-unmet.ts';

const MARKS = { met: '✓', 'not-met': '✗', 'not-known': '?' } as const;

/** What a call says of one person, for an officer: every route with its conditions, facts, clauses and nearest misses. */
export function eligibleLines(call: Call, eligibility: Eligibility, person: Person): string[] {
  const spoken: Spoken = { call, eligibility, vocabularies: VOCABULARIES };
  const judged = judgeAll(call, eligibility, VOCABULARIES, person).flatMap((each) => [
    ...headOf(each, spoken),
    ...linesOf(each.answer, spoken, 1),
  ]);
  return [...judged, ...registerLines(eligibility), ...asideLines(call, person)];
}

/** What the person's file states and the call asks of nobody, so that nobody takes it for judged. */
function asideLines(call: Call, person: Person): string[] {
  return leftAside({ ...person }, call).map((at) => {
    const place = sayPlace(`/facts${at}`);
    return `· ${place.zh}：本次通知不要求填写，未据以判断 ${place.en}: asked of nobody by this call, so nothing was judged by it`;
  });
}

/** The register is looked up by a document, and a person's file has none. */
function registerLines({ barred }: Eligibility): string[] {
  if (!barred) return [];
  return [
    `? 诚信档案库中没有期限内的记录（${citation(barred)}） no entry of the register of sanctions —— 此处无从查询 not known here`,
  ];
}

function headOf(judged: RouteJudgement, { call }: Spoken): string[] {
  const [route, answer] = [sayRoute(judged, call), ANSWERS_SAID[judged.is]];
  const from = judged.metFrom;
  return [
    `${MARKS[judged.is]} ${route.zh} —— ${answer.zh}`,
    `  ${route.en}: ${answer.en}`,
    ...(from === undefined
      ? []
      : [`  其余不变，到${from}即符合 met from ${from} on with nothing else changed`]),
  ];
}

/**
 * The lines of an answer. A clause stands once, at the first line that all of it belongs to; the branch that joins the rules
 * of a route needs no line of its own.
 */
function linesOf(answer: Answer, spoken: Spoken, depth: number, clauseAbove?: string): string[] {
  const [clause, ...others] = new Set(leavesOf(answer).map((leaf) => leaf.clause));
  const own = others.length > 0 || clause === clauseAbove ? '' : `（${clause}）`;
  const indent = '  '.repeat(depth);
  if (isLeaf(answer))
    return leafLines(answer, own, spoken).map((line, nth) => `${indent}${nth > 0 ? '  ' : ''}${line}`);
  const { branch, needed, parts, is } = answer;
  if (branch === 'all' && depth === 1) return parts.flatMap((part) => linesOf(part, spoken, depth));
  const below = own === '' ? clauseAbove : clause;
  return [
    `${indent}${MARKS[is]} ${askedOf(branch, needed)}${own}`,
    ...parts.flatMap((part) => linesOf(part, spoken, depth + 1, below)),
  ];
}

function askedOf(branch: BranchAnswer['branch'], needed: number): string {
  if (branch === 'any') return '具备其一 one of';
  return branch === 'all' ? '均须具备 all of' : `至少${needed}项 at least ${needed} of`;
}

function leafLines(answer: LeafAnswer, clause: string, spoken: Spoken): string[] {
  const { condition, is } = answer;
  const [leaf, near, proof] = [
    sayLeaf(condition, spoken),
    sayNearest(answer, spoken),
    sayProof(answer, spoken),
  ];
  const stated = sayStated(answer.facts, spoken);
  return [
    `${MARKS[is]} ${leaf.zh}${clause} ${leaf.en}`,
    ...(near ? [`${near.zh} / ${near.en}`] : []),
    ...(stated ? [`${stated.zh} / ${stated.en}`] : []),
    ...(proof && is === 'met' ? [`证明材料 proof: ${proof.zh} / ${proof.en}`] : []),
  ];
}
