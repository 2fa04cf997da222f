/** What a deployment settles with the provider of short messages. It holds no secret: the key stands in the key ring. */
export interface SmsSettings {
  /** The number of the application at the provider. */
  readonly app: string;
  /** The approved signature (签名), which the provider sets before each text: `嘉兴人社`. */
  readonly signName: string;
  /** The provider's region whose address is called: `ap-guangzhou`. */
  readonly region: string;
  /** The number of the approved template of each occasion. An occasion without one leads to no short message. */
  readonly templates: Readonly<Record<string, string>>;
}

/** The value of the setting where no short messages are sent. */
export const SMS_OFF = 'off';

/** Reads the setting, which the stacks wrote; undefined where no short messages are sent. */
export function smsSettingsIn(setting: string): SmsSettings | undefined {
  return setting === SMS_OFF ? undefined : (JSON.parse(setting) as SmsSettings);
}
