import { CALENDAR_ZONE } from '../time/calendar.ts';
import type { Instant } from '../values/instant.ts';
import { type Said, said } from '../values/said.ts';
import { sayMoment } from './say-facts.ts';

/** A fault on our side: too busy to answer, or an error. */
export type OwnFault = 'busy' | 'broken';

/** A request: an act or a look at a page, and the instant at which it was received. */
export interface Tried {
  readonly isAct: boolean;
  readonly at: Instant;
}

export const FAULT_TITLES: Readonly<Record<OwnFault, Said>> = {
  busy: said('系统繁忙，请稍后再试', 'Too busy at the moment'),
  broken: said('系统出错了', 'Something broke here'),
};

/**
 * Says such a fault so that it is true for every reader. Only the request and its instant are known, neither whether it
 * was in time, nor whether it was recorded before the fault, nor whether it has a deadline at all. So the sentence
 * gives the instant, says what to look at, and calls nobody late or in time.
 */
export function sayFault(fault: OwnFault, { isAct, at }: Tried): Said {
  if (!isAct) return LOOKED[fault];
  const moment = sayMoment(at, CALENDAR_ZONE);
  const { zh, en } = ACTED[fault];
  return said(
    `${zh}系统于 ${moment}（北京时间）收到这次操作，但不能确认是否已登记。请先查看最新状态；没有登记的，请再操作一次。如果其间恰好到了截止时间，请凭上述时间联系主管部门。`,
    `${en}This was received at ${moment} Beijing time, and it is not certain that it was recorded. Look at how things stand first; what is not recorded, do again. If a closing came in between, tell the HR bureau this time.`,
  );
}

const LOOKED: Readonly<Record<OwnFault, Said>> = {
  busy: said(
    '页面暂时打不开，已登记的内容不受影响。请等几秒再打开一次。',
    'The page cannot be shown now; what is recorded is not touched by that. Open it again in a few seconds.',
  ),
  broken: said(
    '这不是您的问题，已登记的内容不受影响。请稍后再打开；如果反复出现，请联系主管部门。',
    'It is not your fault, and what is recorded is not touched by it. Open it again later; if it happens again, tell the HR bureau.',
  ),
};

const ACTED: Readonly<Record<OwnFault, Said>> = {
  busy: said('', ''),
  broken: said('这不是您的问题。', 'It is not your fault. '),
};
