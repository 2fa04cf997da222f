import { ringIn, type SmsKey } from '../keys/key-ring.ts';
import { openSecret } from '../secrets.ts';
import { type SmsChannel, SmsNotSent } from './sms-channel.ts';
import type { SmsSettings } from './sms-settings.ts';
import { openTencent } from './tencent.ts';

/** Where one machine serves the secret and the provider's interface. */
export interface NearSms {
  readonly secrets: string;
  readonly provider: string;
}

/**
 * Sends short messages under the key that stands in the key ring. The ring is read with the first message, and again after one
 * that could not be handed over, because the key may have been filled in or renewed since.
 */
export function openSms(secret: string, settings: SmsSettings, near?: NearSms): SmsChannel {
  const read = openSecret(secret, near?.secrets);
  const open = async () => openTencent(settings, keyIn(await read()), near?.provider);
  let present: ReturnType<typeof open> | undefined;
  const held = () => {
    present ??= open();
    return present.catch((error: unknown) => {
      present = undefined;
      throw error instanceof SmsNotSent ? error : new SmsNotSent('unreachable');
    });
  };
  const forgetting = (error: unknown): never => {
    if (error instanceof SmsNotSent && error.because === 'unreachable') present = undefined;
    throw error;
  };
  return {
    send: async (message) => (await held()).send(message).catch(forgetting),
    deliveryOf: async (accepted) => (await held()).deliveryOf(accepted).catch(forgetting),
  };
}

/** The key of the provider. A ring without one is not filled in yet, which passes. */
function keyIn(text: string): SmsKey {
  const { sms } = ringIn(text);
  if (!sms) throw new SmsNotSent('unreachable');
  return sms;
}
