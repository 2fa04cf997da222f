import { TO_CHECK } from '../call/call.ts';
import { type Finding, type Path, written } from './finding/finding.ts';

/** Warns of every value that was taken from another year's call and that nobody has compared with the notice. */
export function uncheckedFindings(value: unknown, path: Path = []): Finding[] {
  if (typeof value !== 'object' || value === null) return [];
  const { assumed } = value as { assumed?: unknown };
  const own = typeof assumed === 'string' && assumed.startsWith(TO_CHECK) ? [unchecked(path, assumed)] : [];
  const below = Object.entries(value).flatMap(([key, each]) =>
    uncheckedFindings(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [...own, ...below];
}

function unchecked(path: Path, assumed: string): Finding {
  const where = written(path);
  return {
    path: [...path, 'assumed'],
    because: 'still-to-check',
    zh: `${where} ${assumed} 核对后把 assumed 改为 source: 条款；通知未写的，写明推定的理由。`,
    en: `${where} is of another year's call: compare it with the notice, then put source with its clause in place of assumed, or a reason of your own.`,
    warns: true,
  };
}
