import { basename } from 'node:path';
import type { PlacedFinding } from '../../adapters/call-file/call-file.ts';
import type { Call } from '../../domain/call/call.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { assumptionsOf, callSummary, closingsOf } from './call-summary.ts';

/** The report for people: every finding with its place, then for a call that can be published its summary and how to publish it. */
export function plainReport(
  file: string,
  findings: readonly PlacedFinding[],
  call: Call | undefined,
  calendar: Calendar,
): string[] {
  const lines = findings.map(
    ({ file: where = file, line, column, zh, en, warns }) =>
      `${where}:${line}:${column} ${warns ? '提醒：' : ''}${zh} / ${warns ? 'Note: ' : ''}${en}`,
  );
  const warnings = findings.filter(({ warns }) => warns).length;
  const noted = warnings > 0 ? `，另有 ${warnings} 处提醒` : '';
  const wrong = findings.length - warnings;
  const count = `${file}：${wrong} 处问题${noted} / ${counted(wrong, 'finding')}${warnings > 0 ? `, ${counted(warnings, 'note')}` : ''}`;
  return [...lines, ...(call ? [...callSummary(call, calendar), ...toPublish(file)] : []), count];
}

/** What an operator types to publish the file, once it lies in the bucket. */
function toPublish(file: string): string[] {
  const input = {
    ...{ act: 'publish-call', by: '…', reason: '…', expectedVersion: 0 },
    file: `calls/${basename(file)}`,
  };
  return [
    '发布：传到 Materials 桶的 calls/，以此输入启动 operations（expectedVersion 为现行版本，首次为 0） To publish: upload it under calls/ and start operations with',
    `  ${JSON.stringify(input)}`,
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The report for programs, as JSON. */
export function jsonReport(file: string, findings: readonly PlacedFinding[], call: Call | undefined): string {
  const summary = call && {
    call: call.id,
    title: call.identity.title.value,
    stages: closingsOf(call),
    assumed: assumptionsOf(call),
  };
  return JSON.stringify(
    { file, findings: findings.map(({ onKey: _, ...finding }) => finding), ...summary },
    null,
    2,
  );
}
