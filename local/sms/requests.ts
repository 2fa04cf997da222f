import { Refusal } from './refusal.ts';
import { LOCAL_SMS, TEMPLATES } from './templates.ts';

/** The actions that the engine supports, with all fields that it reads of each. */
const FIELDS = {
  SendSms: ['PhoneNumberSet', 'SmsSdkAppId', 'TemplateId', 'SignName', 'TemplateParamSet'],
  PullSmsSendStatusByPhoneNumber: ['BeginTime', 'Offset', 'Limit', 'PhoneNumber', 'SmsSdkAppId'],
} as const;

export type Action = keyof typeof FIELDS;

/** The most code points of one parameter, and of a text in one piece: https://cloud.tencent.com/document/product/382/39023 */
const MAX_PARAMETER = 20;
const MAX_TEXT = 70;

/** Reads the action and the fields of a request, and refuses what the engine does not support. */
export function readRequest(action: string, version: string, body: string) {
  if (version !== '2021-01-11')
    throw new Refusal('NoSuchVersion', `The local engine does not support the version ${version}.`);
  if (!Object.hasOwn(FIELDS, action))
    throw new Refusal('UnsupportedOperation', `The local engine does not support ${action}.`);
  const fields = JSON.parse(body) as Record<string, unknown>;
  const known: readonly string[] = FIELDS[action as Action];
  for (const name of Object.keys(fields))
    if (!known.includes(name))
      throw new Refusal('UnknownParameter', `The local engine does not support the parameter ${name}.`);
  for (const name of known)
    if (fields[name] === undefined)
      throw new Refusal('MissingParameter', `The parameter ${name} is missing.`);
  if (fields.SmsSdkAppId !== LOCAL_SMS.app)
    throw new Refusal('UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'The SmsSdkAppId is not ours.');
  return { action: action as Action, fields };
}

/** The one number of a request, as eleven digits. */
export function numberIn({ PhoneNumberSet, PhoneNumber }: Record<string, unknown>): string {
  const all = Array.isArray(PhoneNumberSet) ? PhoneNumberSet.map(String) : [String(PhoneNumber)];
  if (all.length !== 1)
    throw new Refusal('UnsupportedOperation', 'The local engine takes one number in a request.');
  return all[0]?.replace(/^\+86/, '') ?? '';
}

/** The code of a refusal of this one message, or its text. */
export function textOf({ SignName, TemplateId, TemplateParamSet }: Record<string, unknown>, number: string) {
  const parameters = (TemplateParamSet as unknown[]).map(String);
  const template = TEMPLATES.get(String(TemplateId));
  if (!/^1[3-9]\d{9}$/.test(number)) return { code: 'InvalidParameterValue.IncorrectPhoneNumber' };
  if (SignName !== LOCAL_SMS.signName) return { code: 'FailedOperation.SignatureIncorrectOrUnapproved' };
  if (template === undefined) return { code: 'FailedOperation.TemplateIncorrectOrUnapproved' };
  const asked = new Set(template.match(/\{\d+\}/g));
  if (asked.size !== parameters.length) return { code: 'InvalidParameterValue.TemplateParameterFormatError' };
  if (parameters.some((each) => [...each].length > MAX_PARAMETER))
    return { code: 'InvalidParameterValue.TemplateParameterLengthLimit' };
  if (parameters.some((each) => /https?:|www\./.test(each)))
    return { code: 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter' };
  const text = `【${LOCAL_SMS.signName}】${template.replace(/\{(\d+)\}/g, (_, at) => parameters[Number(at) - 1] ?? '')}`;
  return [...text].length > MAX_TEXT ? { code: 'LimitExceeded.ContentLength' } : { text };
}
