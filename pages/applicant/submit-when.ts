import { offeredBookings } from '../../domain/acts/applicant/booking.ts';
import { citation } from '../../domain/call/call.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayInstant, sayMoment } from '../../domain/wording/say-facts.ts';
import { dayField, radioField, textField } from '../html/field.ts';
import { type Html, html } from '../html/html.ts';
import { errorsAt } from '../parts/defect-places.ts';
import { zoneName } from '../parts/time.ts';
import { clause, translator } from '../parts/words.ts';

/** The choice to submit at once. */
export const NOW = 'now';
/** The choice of a day and a time that are typed. */
export const TYPED = 'typed';

interface When {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  /** What was chosen and typed before: `when`, `bookDay`, `bookTime`. */
  readonly typed: Readonly<Record<string, string>>;
  readonly defects: readonly Defect[];
}

/** Asks when to submit: now, or by itself at an instant that is offered or typed. Nothing where no instant is left to book. */
export function whenFields({ language, at, subject, typed, defects }: When): Html | false {
  const t = translator(language);
  const { identity, bookings } = subject.call;
  const zone = identity.zone.value;
  const offered = offeredBookings(subject, at);
  if (offered.length === 0) return false;
  const clock = `${sayMoment(at, zone)} ${zoneName(language, zone)}`;
  const { value: minutes } = bookings.leastMinutesBefore;
  return html`${radioField({
    language,
    name: 'when',
    id: 'when',
    label: t('何时提交', 'When to submit'),
    hint: html`${t(
      `现在是 ${clock}。也可以预约以后由系统自动提交，以预约的时刻为提交时间，最晚在截止前 ${minutes} 分钟；在此之前不能改动，可随时取消。`,
      `It is ${clock}. It can also be submitted by itself at a later instant, and counts as received then, at the latest ${minutes} minutes before the closing. It takes no change until then; you can cancel at any time.`,
    )} ${clause(language, citation(bookings.leastMinutesBefore))}`,
    value: typed.when ?? NOW,
    error: errorsAt(language, defects)['/submitAt'],
    options: [
      { value: NOW, label: t('现在提交', 'Submit now') },
      ...offered.map((each) => ({
        value: each,
        label: t(`预约 ${sayInstant(each, zone, true)}`, `At ${sayInstant(each, zone, true)}`),
      })),
      { value: TYPED, label: t('预约其他时间，填在下面', 'At another time, typed below') },
    ],
  })}
${dayField({ language, name: 'bookDay', label: t('预约日期', 'Day'), optional: true, value: typed.bookDay })}
${textField({
  language,
  name: 'bookTime',
  label: t('预约时刻', 'Time'),
  hint: t('24 小时制，如 20:00', 'On the clock of 24 hours, as in 20:00'),
  optional: true,
  width: 'short',
  maxLength: 20,
  value: typed.bookTime,
})}`;
}
