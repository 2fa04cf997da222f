import { closingOfWait } from '../../domain/acts/guard.ts';
import { stageNamed } from '../../domain/call/steps.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { governingStage } from '../../domain/declaration/way.ts';
import { ownDeadline } from '../../domain/reminders/ladder/days-of-wait.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import { deadline } from './time.ts';
import { clause, named, translator } from './words.ts';

/** The deadline of the present wait; nothing where the declaration waits for nobody. */
export function deadlineOf(language: Language, subject: Case, at: Instant): Html | false {
  const { call, declaration } = subject;
  const stage = governingStage(call, declaration);
  const closesAt = closingOfWait(subject);
  if (stage === undefined || closesAt === undefined) return false;
  const of = html`${named(language, stageNamed(call, stage))}${grantMark(language, subject, stage)}${ownMark(language, subject)}`;
  return deadline({ language, of, closesAt, at, zone: call.identity.zone.value });
}

/** Says that this is the case's own deadline, how it is counted, and by which clause. */
function ownMark(language: Language, subject: Case): Html | false {
  const t = translator(language);
  const own = ownDeadline(subject);
  if (!own) return false;
  return html`${t('（本件办理期限：', ' (the time of this declaration: ')}${own.says[language]}${t('）', ')')} ${clause(language, own.clause)}`;
}

function grantMark(language: Language, { declaration }: Case, stage: string): string {
  const t = translator(language);
  return declaration.grant?.stage === stage ? t('（准许逾期申报）', ' (late entry granted)') : '';
}
