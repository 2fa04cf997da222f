import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { mayMove } from '../../../domain/declaration/moves.ts';
import { CALENDAR_ZONE } from '../../../domain/time/calendar.ts';
import { dayOf, type Instant } from '../../../domain/values/instant.ts';
import type { SampleInput } from './sample-inputs.ts';

/** The acts by which operators confirm what an applicant paid or handed in. */
export function ofTheConfirmations(
  now: Instant,
  declarations: readonly Declaration[],
  signed: Readonly<Record<string, unknown>>,
): SampleInput[] {
  const today = dayOf(now, CALENDAR_ZONE);
  const newest = (move: 'confirm-payment' | 'receive-papers', stated: Readonly<Record<string, unknown>>) => {
    const found = declarations.find(({ standing }) => mayMove(standing, move));
    return found && { ...signed, declaration: found.id, expectedVersion: found.version, ...stated };
  };
  return [
    {
      act: 'confirm-payment',
      zh: '代收款部门确认申报人已缴费。',
      en: 'Confirms in the body’s place that an applicant has paid.',
      input: newest('confirm-payment', { paidOn: today, receipt: '示例票据号' }),
    },
    {
      act: 'receive-papers',
      zh: '代收件部门登记收到申报人的材料；邮寄的写 postmarkedOn（邮戳日期）。',
      en: 'Records in the body’s place that papers came; those that came by post state postmarkedOn.',
      input: newest('receive-papers', { receivedOn: today }),
    },
  ];
}
