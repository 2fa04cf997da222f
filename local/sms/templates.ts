import type { SmsSettings } from '../../adapters/sms/sms-settings.ts';

/**
 * Texts to have approved by the provider, by the occasion that each is for. {1} is the reference number, {2} the call's short
 * name, {3} a day. Each fits into one short message of 70 characters, and has no room for a name, a number of a document or an
 * address.
 */
const TEXTS = {
  'asked-to-correct': '{2}（{1}）被退回，{3}截止，详见邮件',
  'told-of-refusal': '{2}（{1}）于{3}未予通过，理由见邮件',
  'told-of-refusal-by-lock': '{2}（{1}）于{3}未予通过，理由见邮件',
  'told-of-refusal-at-closing': '{2}（{1}）于{3}未予通过，理由见邮件',
  'told-of-booking-failed': '{2}（{1}）{3}预约提交未通过，详见邮件',
  'told-of-booked-submission': '{2}（{1}）已于{3}按预约提交',
  'draft-one-day-before-lock': '{2}（{1}）未提交，{3}截止，请登录办理',
  'correction-one-day-before-lock': '{2}（{1}）未补正，{3}截止，请登录办理',
  'payment-one-day-before-lock': '{2}（{1}）未缴费，{3}截止，详见邮件',
  'papers-one-day-before-lock': '{2}（{1}）材料未收到，{3}截止，详见邮件',
} as const;

/** The templates of this machine's engine, by their numbers there. */
export const TEMPLATES: ReadonlyMap<string, string> = new Map(
  Object.values(TEXTS).map((text, at) => [String(1001 + at), text]),
);

/** What this machine settles with its engine, in the form of a deployment's own. */
export const LOCAL_SMS: SmsSettings = {
  app: '1400000000',
  signName: '职称申报演示',
  region: 'ap-guangzhou',
  templates: Object.fromEntries(Object.keys(TEXTS).map((occasion, at) => [occasion, String(1001 + at)])),
};
