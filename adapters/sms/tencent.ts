import { Agent } from 'node:http';
import { Client } from 'tencentcloud-sdk-nodejs-sms/tencentcloud/services/sms/v20210111/sms_client.js';
import type { SmsKey } from '../keys/key-ring.ts';
import { type Accepted, type Delivery, type NotSent, type ShortMessage, SmsNotSent } from './sms-channel.ts';
import type { SmsSettings } from './sms-settings.ts';

/**
 * Milliseconds after which an unanswered request is given up. The provider answers within a second; a patrol looks at ten
 * messages at once and may lose this long three times.
 */
const ANSWER_MILLISECONDS = 8_000;

/** The most reports that the provider gives at once, which is more than a person gets in a week. */
const MAX_REPORTS = 100;

/**
 * Refusals of the recipient, which another attempt would meet again. Others concern our account, our texts or the rate, and
 * pass: https://cloud.tencent.com/document/product/382/59177
 */
const REFUSED: ReadonlySet<string> = new Set([
  'FailedOperation.PhoneNumberInBlacklist',
  'InvalidParameterValue.IncorrectPhoneNumber',
  'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter',
]);

/** Opens Tencent's SMS by its own SDK, which signs by TC3-HMAC-SHA256. One machine gives the address of its engine. */
export function openTencent(
  { app, signName, region }: Pick<SmsSettings, 'app' | 'signName' | 'region'>,
  { id, key }: SmsKey,
  endpoint?: string,
) {
  const client = new Client({
    credential: { secretId: id, secretKey: key },
    region,
    profile: { httpProfile: { reqTimeout: ANSWER_MILLISECONDS / 1000, ...reachedAt(endpoint) } },
  });
  const ask = (action: string, body: object): Promise<unknown> =>
    client.request(action, body, { signal: AbortSignal.timeout(ANSWER_MILLISECONDS) });
  return {
    async send({ to, template, parameters }: ShortMessage): Promise<Accepted> {
      const since = Math.floor(Date.now() / 1000);
      const answer = (await ask('SendSms', {
        PhoneNumberSet: [`+86${to}`],
        SmsSdkAppId: app,
        TemplateId: template,
        SignName: signName,
        TemplateParamSet: [...parameters],
      }).catch(refuse)) as { SendStatusSet?: readonly { Code?: string; SerialNo?: string }[] };
      const { Code = '', SerialNo = '' } = answer.SendStatusSet?.[0] ?? {};
      if (Code !== 'Ok') throw new SmsNotSent(reasonOf(Code));
      return { to, serial: SerialNo, since };
    },
    async deliveryOf({ to, serial, since }: Accepted): Promise<Delivery> {
      const answer = (await ask('PullSmsSendStatusByPhoneNumber', {
        BeginTime: since,
        Offset: 0,
        Limit: MAX_REPORTS,
        PhoneNumber: `+86${to}`,
        SmsSdkAppId: app,
      }).catch(refuse)) as {
        PullSmsSendStatusSet?: readonly { SerialNo?: string; ReportStatus?: string }[];
      };
      const own = answer.PullSmsSendStatusSet?.find(({ SerialNo }) => SerialNo === serial);
      if (!own) return 'pending';
      return own.ReportStatus === 'SUCCESS' ? 'delivered' : 'undelivered';
    },
  };
}

/** The address of an engine on one machine. It is reached without the proxy that the SDK reads from the environment. */
function reachedAt(endpoint: string | undefined) {
  if (endpoint === undefined) return {};
  return { endpoint: new URL(endpoint).host, protocol: 'http://', agent: new Agent() };
}

/** The SDK keeps the code of an answer alone; a connection that was never made is told by its words. */
function refuse(error: unknown): never {
  const { code, httpCode, message = '' } = error as { code?: string; httpCode?: number; message?: string };
  if (code) throw new SmsNotSent(reasonOf(code));
  const neverLeft = httpCode !== undefined || /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(message);
  throw new SmsNotSent(neverLeft ? 'unreachable' : 'unclear');
}

/** An internal error may come after the message left. */
function reasonOf(code: string): NotSent {
  if (REFUSED.has(code)) return 'refused';
  return code.startsWith('InternalError') ? 'unclear' : 'unreachable';
}
