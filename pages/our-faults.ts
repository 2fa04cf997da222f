import { said } from '../domain/said.ts';

/** What a page says of a fault that is ours, whoever reads it. */
export const OUR_FAULTS = {
  busy: {
    title: said('系统繁忙，请稍后再试', 'Too busy at the moment'),
    text: said(
      '刚才的操作没有完成。请等几秒再试一次；在截止前收到的，不会因此算逾期。',
      'What you did was not completed. Try again in a few seconds; whoever was in time is not late for this.',
    ),
  },
  broken: {
    title: said('系统出错了', 'Something broke here'),
    text: said(
      '这不是您的问题。请稍后再试；如果反复出现，请联系主管部门。',
      'It is not your fault. Try again later; if it happens again, tell the HR bureau.',
    ),
  },
} as const;
