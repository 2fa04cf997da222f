import * as v from 'valibot';
import { callFile } from '../call/call-form.ts';
import type { Vocabularies } from '../eligibility/vocabulary.ts';
import type { Calendar } from '../time/calendar.ts';
import { valueAt } from '../values/pointer.ts';
import { claimFindings } from './claim.ts';
import { deadlineDayFindings } from './days/case-deadlines.ts';
import { correctionFindings } from './days/corrections.ts';
import { dayFindings } from './days/days.ts';
import { lastDayFindings } from './days/last-days.ts';
import { lastUsefulDayFindings } from './days/last-useful-day.ts';
import { publicNoticeFindings } from './days/notice-fits.ts';
import { orderFindings } from './days/order.ts';
import { sentByFindings } from './days/sent-by.ts';
import { ruleFindings } from './eligibility/rules.ts';
import { termFindings } from './eligibility/terms.ts';
import type { Finding, Path } from './finding/finding.ts';
import { formFinding } from './form/form.ts';
import { otherFormat } from './form/format.ts';
import { readingOf } from './form/reading.ts';
import { signFindings } from './form/typed-file.ts';
import { letterFindings } from './letters/check-mailbox-texts.ts';
import { smsFindings } from './letters/check-sms.ts';
import { textFindings } from './letters/check-texts.ts';
import { ladderFindings } from './letters/ladder.ts';
import { rungsInTimeFindings } from './letters/rungs-in-time.ts';
import { materialFindings } from './materials.ts';
import { quotaFindings } from './quota.ts';
import { referenceFindings } from './references.ts';
import { routeFindings } from './routes.ts';
import { tableFindings } from './scoring/table.ts';
import { stepFindings } from './steps/steps.ts';
import { uncheckedFindings } from './unchecked.ts';

/**
 * Reports everything that is wrong with a call's file at once: its form and, as far as it could be read, its sense. A
 * file whose findings are all warnings can be published. The calendar bounds the days that the call may need.
 */
export function checkCall(value: unknown, calendar: Calendar, vocabularies: Vocabularies): Finding[] {
  const other = otherFormat(value);
  if (other) return [other];
  const { issues = [] } = v.safeParse(callFile, value);
  const reading = readingOf(value, issues);
  const findings = [
    ...issues.map((issue) => formFinding(issue, value)),
    ...referenceFindings(reading),
    ...termFindings(reading, vocabularies),
    ...ruleFindings(reading),
    ...quotaFindings(reading),
    ...tableFindings(reading),
    ...stepFindings(reading),
    ...routeFindings(reading),
    ...materialFindings(reading),
    ...claimFindings(reading),
    ...dayFindings(reading, calendar),
    ...orderFindings(reading),
    ...publicNoticeFindings(reading, calendar),
    ...deadlineDayFindings(reading, calendar),
    ...lastDayFindings(reading, calendar),
    ...correctionFindings(reading),
    ...sentByFindings(reading),
    ...ladderFindings(reading),
    ...rungsInTimeFindings(reading),
    ...letterFindings(reading),
    ...textFindings(reading),
    ...smsFindings(reading),
    ...signFindings(value),
    ...lastUsefulDayFindings(reading),
    ...uncheckedFindings(value),
  ];
  return findings.map((finding) => withClause(finding, value));
}

/** Adds the clause that the nearest cited value above the finding stands on. */
function withClause(finding: Finding, value: unknown): Finding {
  const sources = finding.path
    .map((_, end): Path => finding.path.slice(0, end + 1))
    .map((path) => valueAt(value, [...path, 'source']));
  const clause = sources.findLast((source) => typeof source === 'string');
  return typeof clause === 'string' ? { ...finding, clause } : finding;
}
