import type { Case } from '../../domain/acts/guard.ts';
import { waitsSince } from '../../domain/declaration.ts';
import type { Turn } from '../../domain/desk-access.ts';
import type { Standing } from '../../domain/moves.ts';
import { type Language, type Said, said, sayInstant } from '../../domain/said.ts';
import { type Html, html } from '../html.ts';
import { noteBox } from '../problems.ts';
import { speaking } from '../words.ts';

/** What is asked of the desk in whose queue it is. */
export const ASKED: Partial<Record<Standing, Said>> = {
  submitted: said('审核：同意、退回补正或不予推荐', 'Review it: support, return or refuse'),
  supported: said('张贴公示并登记', 'Post the public notice and record it'),
  posted: said('公示期满后登记结果', 'Record the result once the public notice has ended'),
  forwarded: said('审核：同意、退回补正或不予推荐', 'Review it: support, return or refuse'),
};

const NOT_OWN: Readonly<Record<Exclude<Turn, 'own' | 'superior'>, Said>> = {
  contact: said('此件现在由经办人办理，不在您这里。', 'The contact deals with it now; it is not with you.'),
  elsewhere: said('此件现在不需要您办理。', 'Nothing is asked of you about it now.'),
};

function handedOn({ declaration, call }: Case): Said {
  const since = sayInstant(waitsSince(declaration), call.identity.zone.value, true);
  return said(
    `此件久未办理，已于 ${since} 转您的主管办理；您现在不能操作。`,
    `It waited too long and was handed to your superior on ${since}; you cannot decide it now.`,
  );
}

/** Whose turn it is, as the desk's own holder reads it. */
export function turnNote({
  language,
  turn,
  subject,
}: {
  language: Language;
  turn: Turn;
  subject: Case;
}): Html {
  const t = speaking(language);
  if (turn === 'superior') return noteBox('info', html`<p>${handedOn(subject)[language]}</p>`);
  if (turn !== 'own') return noteBox('info', html`<p>${NOT_OWN[turn][language]}</p>`);
  const asked = ASKED[subject.declaration.standing];
  return html`<p><strong>${t('请您办理：', 'Asked of you: ')}</strong>${asked?.[language]}</p>`;
}
