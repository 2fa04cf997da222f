import { type ToCheck, toCheckIn } from '../call/to-check.ts';
import { type Finding, written } from './finding/finding.ts';

/** Warns of every value that was taken from another year's call and that nobody has compared with the notice. */
export function uncheckedFindings(value: unknown): Finding[] {
  return toCheckIn(value).map(unchecked);
}

function unchecked({ path, assumed }: ToCheck): Finding {
  const where = written(path);
  return {
    path: [...path, 'assumed'],
    because: 'still-to-check',
    zh: `${where} ${assumed} 核对后把 assumed 改为 source: 条款；通知未写的，写明推定的理由。`,
    en: `${where} is of another year's call: compare it with the notice, then put source with its clause in place of assumed, or a reason of your own.`,
    warns: true,
  };
}
