import type { AtClosing, Call, Step } from '../../domain/call/call.ts';
import { type Said, said } from '../../domain/values/said.ts';

const ENDS_SAID: Readonly<Record<AtClosing, Said>> = {
  lapse: said('按逾期处理', 'lapses'),
  refuse: said('按不予推荐处理', 'is refused'),
  abandon: said('视为放弃', 'counts as abandoned'),
  'carry-forward': said(
    '未提交的草稿自动转入下一批，最后一批的按逾期处理',
    'goes into the next batch while it is a draft, and lapses after the last',
  ),
};

/** The end of what is unfinished at a closing or at a deadline of the case, with the value of the call that says so. */
export interface EndSaid {
  readonly says: Said;
  readonly cite: { readonly source?: string | undefined; readonly assumed?: string | undefined };
}

/** The end at the closing of a step: as the step says, and of what is not paid also as the call says of all that is late. */
export function endAtClosingSaid({ late }: Call, { kind, atClosing }: Step): EndSaid | undefined {
  if (atClosing) return { says: ENDS_SAID[atClosing.value], cite: atClosing };
  return kind === 'pay' ? { says: ENDS_SAID.lapse, cite: late } : undefined;
}

/** The end at the deadline of the case in a step, where that has one of its own. */
export function endAtTermSaid({ term }: Step): EndSaid | undefined {
  const does = term?.value.atClosing;
  return term && does ? { says: ENDS_SAID[does], cite: term } : undefined;
}
