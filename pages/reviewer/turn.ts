import { handedOverAt } from '../../domain/declaration/at-desk.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { mayMove, type Standing } from '../../domain/declaration/moves.ts';
import type { Turn } from '../../domain/desks/desk-access.ts';
import { sayDecisions } from '../../domain/reminders/decisions.ts';
import { handsOverAt } from '../../domain/reminders/ladder/stated-days.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { type Language, type Said, said } from '../../domain/values/said.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import { type Html, html } from '../html/html.ts';
import { noteBox } from '../parts/problems.ts';
import { translator } from '../parts/words.ts';

/** The act that each standing asks of the desk whose turn it is, apart from a decision. */
const ASKED: Partial<Record<Standing, Said>> = {
  supported: said('张贴公示并登记', 'Post the public notice and record it'),
  posted: said('公示期满后登记结果', 'Record the result once the public notice has ended'),
  unpaid: said('申报人缴费后确认', 'Confirm the payment once the applicant has paid'),
  'paper-due': said('收到申报人的材料后登记', 'Record the papers once they have come'),
};

/** Whether a reviewer judges the declaration, so that its content comes first; other standings wait for an act of another kind. */
export function isJudged({ standing }: Case['declaration']): boolean {
  return mayMove(standing, 'support');
}

/** The act that a declaration asks of the desk whose turn it is; undefined where it waits for no desk. */
export function sayAsked(subject: Case, at: Instant): Said | undefined {
  if (!isJudged(subject.declaration)) return ASKED[subject.declaration.standing];
  const { zh, en } = sayDecisions(subject, at);
  return said(`审核：${zh}`, `Review it: ${en}`);
}

const NOT_OWN: Readonly<Record<Exclude<Turn, 'own' | 'superior'>, Said>> = {
  contact: said('此件现在由经办人办理，不在您这里。', 'The contact deals with it now; it is not with you.'),
  elsewhere: said('此件现在不需要您办理。', 'Nothing is asked of you about it now.'),
};

function handedOn({ declaration, call }: Case): Said {
  const since = sayInstant(
    handedOverAt(declaration) ?? declaration.enteredAt,
    call.identity.zone.value,
    true,
  );
  return said(
    `此件久未办理，已于 ${since} 转您的主管办理；您现在不能操作。`,
    `It waited too long and was handed to your superior on ${since}; you cannot decide it now.`,
  );
}

/** Says when silence hands the wait to the superior, for both to read; undefined where it never does. */
export function sayHandOver(subject: Case, at: Instant): Said | undefined {
  const handed = handsOverAt(subject, at);
  if (handed === undefined) return undefined;
  const moment = sayInstant(handed, subject.call.identity.zone.value, true);
  return said(
    `到 ${moment} 仍未办理的，转主管办理。`,
    `If nothing is done by ${moment}, it goes to the superior.`,
  );
}

/** Says whose turn it is, to the desk's own holder. */
export function turnNote({
  language,
  turn,
  subject,
  at,
}: {
  language: Language;
  turn: Turn;
  subject: Case;
  /** The instant of looking. */
  at: Instant;
}): Html {
  const t = translator(language);
  if (turn === 'superior') return noteBox('info', html`<p>${handedOn(subject)[language]}</p>`);
  const handOver = turn === 'elsewhere' ? undefined : sayHandOver(subject, at)?.[language];
  if (turn !== 'own') return noteBox('info', html`<p>${NOT_OWN[turn][language]} ${handOver}</p>`);
  return html`<p><strong>${t('请您办理：', 'Asked of you: ')}</strong>${sayAsked(subject, at)?.[language]}</p>
${handOver !== undefined && html`<p>${handOver}</p>`}`;
}
