import type { Call } from '../call/call.ts';
import type { Finding } from './finding/finding.ts';
import { type Reading, soundAt } from './form/reading.ts';

/** Checks that a claim within a series or at a committee names it, and that one within the year names none. */
export function claimFindings(reading: Reading): Finding[] {
  const path = ['claim', 'value'];
  const claim = soundAt<Call['claim']['value']>(reading, path);
  if (!claim || (claim.within === 'year') === (claim.of === undefined)) return [];
  if (claim.of === undefined)
    return [
      {
        path,
        because: 'missing-field',
        zh: `claim 的 within 是 ${claim.within}，须用 of 写明是哪一个（id 和 name）；相同 id 的通知共用名额。`,
        en: `The claim is within a ${claim.within}: say which by of, with id and name. Calls with the same id share their claims.`,
      },
    ];
  return [
    {
      path: [...path, 'of'],
      onKey: true,
      because: 'claim-of-year',
      zh: '按年度一份的，不写 of；请删去，或把 within 改为 series 或 committee。',
      en: 'A claim within the year has no of; take it out, or make within series or committee.',
    },
  ];
}
