import { bodyInTurn } from '../../../domain/declaration/at-desk.ts';
import { hasUnsettledObjection } from '../../../domain/declaration/closing-end.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import { hasEndedNotice } from '../../../domain/declaration/notices.ts';
import { type Said, said } from '../../../domain/values/said.ts';

/** The applicant's next step in each standing, or what the declaration waits for. */
const NEXT: Readonly<Record<Standing, Said>> = {
  draft: said('请填好各项、上传材料，然后提交。', 'Fill in, upload your files, then submit.'),
  returned: said(
    '请按退回意见逐条补正，然后重新提交。',
    'Correct every point of the return, then submit again.',
  ),
  submitted: said(
    '用人单位正在审核，您现在不用操作。',
    'Your employer reviews it; there is nothing for you to do now.',
  ),
  supported: said(
    '单位已同意，接下来由单位张贴公示；您现在不用操作。',
    'Your employer supports it and posts the public notice next; there is nothing for you to do now.',
  ),
  posted: said(
    '单位正在公示，期满后由单位登记结果并推荐；您现在不用操作。',
    'The public notice is posted; when it ends your employer records the result. There is nothing for you to do now.',
  ),
  forwarded: said(
    '单位已推荐，部门正在审核；您现在不用操作。',
    'Your employer recommended it and a body reviews it; there is nothing for you to do now.',
  ),
  unpaid: said(
    '请按下列要求缴费；收款部门确认后继续办理。',
    'Pay the fee as said below; it goes on once the body that receives it has confirmed it.',
  ),
  'paper-due': said(
    '请按下列要求交材料；收件部门登记收到后继续办理。',
    'Hand in the papers as said below; it goes on once the body that receives them has recorded them.',
  ),
  recommended: said(
    '网上审核推荐已全部完成；请按通知报送纸质材料。',
    'All reviews online are done; hand in the papers that the call asks for.',
  ),
  refused: said(
    '本次申报不予推荐，到此结束；理由见办理记录。',
    'This declaration was refused and has ended; its timeline says why.',
  ),
  withdrawn: said('您已撤回，本次申报到此结束。', 'You withdrew this declaration; it has ended.'),
  lapsed: said(
    '到期尚未办结，已由系统按通知自动记为逾期；停在哪一步见办理步骤。',
    'It was unfinished when its time ran out and lapsed automatically; its steps say where.',
  ),
};

/** The next step where a body posts the public notice. */
const BY_BODY: Partial<Record<Standing, Said>> = {
  supported: said(
    '接下来由审核部门公示；您现在不用操作。',
    'The reviewing body posts its public notice next; there is nothing for you to do now.',
  ),
  posted: said(
    '审核部门正在公示，期满后由部门登记结果；您现在不用操作。',
    'The public notice of the reviewing body is posted; when it ends the body records the result. There is nothing for you to do now.',
  ),
};

/** The next step where a notice that ended before a return still counts, so that support leads past another one. */
const REVIEWED_AGAIN = said(
  '用人单位正在审核；此前的公示仍然有效，单位同意后不再公示，直接报下一步。您现在不用操作。',
  'Your employer reviews it; the public notice still counts, so support leads straight to the next step. There is nothing for you to do now.',
);

/** The next step where a lock refused the declaration by the call's own rule, so that nobody decided it. */
const REFUSED_BY_LOCK = said(
  '到截止时仍有异议未处理完，已由系统按通知自动记为不予推荐，本次申报到此结束；依据见办理记录。',
  'An objection was unsettled when its stage closed, so it was refused automatically and has ended; its timeline says under which clause.',
);

/** The next step where the call refuses what is unfinished at a closing. */
const REFUSED_AT_CLOSING = said(
  '到期尚未办结，已由系统按通知自动记为不予推荐，本次申报到此结束；依据见办理记录。',
  'It was unfinished when its time ran out, so it was refused automatically and has ended; its timeline says under which clause.',
);

/** The next step where the call takes what is unfinished at a closing as abandoned. */
const ABANDONED = said(
  '到期尚未办结，已由系统按通知记为放弃，本次申报到此结束；依据见办理记录。',
  'It was unfinished when its time ran out and counts as abandoned; its timeline says under which clause.',
);

const BOOKED = said(
  '已预约，到时由系统提交；您现在不用操作。',
  'It is booked and submitted by itself then; there is nothing for you to do now.',
);

export function nextStep(declaration: Declaration): Said {
  const { standing, lapsed, bookedFor } = declaration;
  if (bookedFor !== undefined) return BOOKED;
  if (lapsed?.as === 'abandoned' && standing === 'lapsed') return ABANDONED;
  if (standing === 'refused' && lapsed)
    return lapsed.from === 'posted' && hasUnsettledObjection(declaration)
      ? REFUSED_BY_LOCK
      : REFUSED_AT_CLOSING;
  if (standing === 'submitted' && hasEndedNotice(declaration)) return REVIEWED_AGAIN;
  return (bodyInTurn(declaration) && BY_BODY[standing]) ?? NEXT[standing];
}
