import type { Case } from '../../domain/declaration/case.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { sayDefect } from '../../domain/wording/say-defect.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import type { WebAnswer, WebRequest } from '../../web/gateway-event.ts';
import { refusalHead } from '../../web/refusal-head.ts';

/** Whether the script of our page asks, which shows the answer's sentences itself. */
export function isForScript({ headers }: Pick<WebRequest, 'headers'>): boolean {
  return headers.accept === 'application/json';
}

/** Answers the script of our page. */
export function jsonAnswer(status: number, value: unknown): WebAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

/** Tells the script of a refusal, in the sentences of the page. */
export function refusalForScript(language: Language, subject: Case, refusal: Refusal): WebAnswer {
  const { status, headers } = refusalHead(refusal);
  const answer = jsonAnswer(status, { wrong: refusalLines(language, subject, refusal) });
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** The sentences of a refusal: each defect with its place and clause, or the refusal itself where it has none. */
export function refusalLines(language: Language, { call }: Case, refusal: Refusal): string[] {
  const { defects = [] } = refusal;
  if (defects.length === 0) return [sayRefusal(refusal, call.identity.zone.value)[language]];
  return defects.map((defect) => {
    const text = sayDefect(defect)[language];
    if (defect.clause === undefined) return text;
    return language === 'zh' ? `${text}（${defect.clause}）` : `${text} (${defect.clause})`;
  });
}
