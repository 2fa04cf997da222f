import type { Case } from '../../../domain/declaration/case.ts';
import type { Move } from '../../../domain/declaration/moves.ts';
import { type Language, type Said, said } from '../../../domain/values/said.ts';
import { REVIEWER_REFUSALS } from '../../../domain/wording/reviewer-refusals.ts';
import { sayRefusal } from '../../../domain/wording/say-refusal.ts';
import { type Html, html } from '../../html/html.ts';
import { problemOf } from '../../parts/defect-places.ts';
import { errorSummary, noteBox } from '../../parts/problems.ts';
import { basis, saidIn, translator } from '../../parts/words.ts';
import { happenings } from '../happened.ts';
import { fieldId, type TypedAct } from './act-form.ts';

/** The acts that a desk can have just done, in words. */
export const DONE_SAID: Partial<Record<Move, Said>> = {
  support: said('同意', 'supported'),
  return: said('退回补正', 'returned for correction'),
  refuse: said('不予推荐', 'refused'),
  post: said('张贴公示', 'the posting of the public notice'),
  record: said('公示结果，并予推荐', 'the result of the public notice, and recommended'),
  interrupt: said('公示中断', 'the interruption of the public notice'),
  'confirm-payment': said('缴费', 'the payment'),
  'receive-papers': said('收到材料', 'the papers as received'),
  object: said('异议', 'the objection'),
  settle: said('异议的处理情况', 'the handling of the objection'),
};

/** Shows a refused act: the reason, every defect at its field, and what changed since the page was shown. */
export function refused(
  { language, subject }: { readonly language: Language; readonly subject: Case },
  { act, defects = [], refusal, since = [] }: TypedAct,
): Html {
  const t = translator(language);
  const zone = subject.call.identity.zone.value;
  const title =
    refusal &&
    html`${saidIn(language, sayRefusal(refusal, zone, REVIEWER_REFUSALS))} ${basis(language, refusal.clause)}`;
  const problems = defects.map((defect) =>
    problemOf(language, defect, `#${fieldId(act, defect.at.slice(1))}`),
  );
  return html`${errorSummary({ language, ...(title === undefined ? {} : { title }), problems })}
${
  since.length > 0 &&
  noteBox(
    'warning',
    html`<h2>${t('您打开页面之后发生了什么', 'What happened since you opened the page')}</h2>
${happenings(language, zone, since)}
<p>${t('您填写的内容还在下方，请核对后重新决定。', 'What you typed is still below; look at it and decide again.')}</p>`,
  )
}`;
}
