import type { Call, Rung } from '../call/call.ts';
import { type Said, said } from '../values/said.ts';

const EVENTS: Readonly<Record<Rung['event'], Said>> = {
  entered: said('交办', 'it was asked'),
  lock: said('环节截止', 'the stage closes'),
  'last-feasible-posting': said('最后可行的张贴日', 'the last feasible day of posting'),
  'first-result-day': said('可以登记结果之日', 'the first day of a result'),
};

/** Says in plain words why a rung came due, instead of naming its occasion; undefined if the call has no such rung. */
export function sayRung(call: Call | undefined, occasion: string): Said | undefined {
  const rung = call?.ladder.value.find((each) => each.occasion === occasion);
  if (!rung) return undefined;
  const { event, side, workingDays: days } = rung;
  const { zh, en } = EVENTS[event];
  const count = days === 1 ? '1 working day' : `${days} working days`;
  return said(
    `${zh}${side === 'after' ? '后' : '前'} ${days} 个工作日仍未办理`,
    `not dealt with ${count} ${side} ${en}`,
  );
}
