import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Language } from '../../../domain/values/said.ts';
import { translator } from '../../parts/words.ts';

/** An act that its applicant has just done, as the address of the declaration's page names it. */
export type JustDone = 'submitted' | 'withdrawn' | 'booked' | 'booking-cancelled';

/** The act that was just done, if its result still holds; undefined for any other word. */
export function justDone(
  word: string | null,
  { standing, bookedFor }: Pick<Declaration, 'standing' | 'bookedFor'>,
): JustDone | undefined {
  if (word === 'submitted' || word === 'withdrawn') return word === standing ? word : undefined;
  if (word === 'booked') return bookedFor === undefined ? undefined : word;
  const isWithApplicant = standing === 'draft' || standing === 'returned';
  return word === 'booking-cancelled' && bookedFor === undefined && isWithApplicant ? word : undefined;
}

export function doneSaid(language: Language, done: JustDone): string {
  const t = translator(language);
  switch (done) {
    case 'submitted':
      return t(
        '已提交。接下来由用人单位审核，有进展会通知您。',
        'Submitted. Your employer reviews it next; you will be told of every step.',
      );
    case 'withdrawn':
      return t('已撤回。', 'Withdrawn.');
    case 'booked':
      return t(
        '已预约，到时由系统提交，成功与否都会通知您。',
        'Booked. It is submitted by itself then, and you are told either way.',
      );
    case 'booking-cancelled':
      return t('已取消预约，尚未提交。', 'The booking is cancelled. It is not submitted.');
  }
}
