import { SMS_OFF } from '../../adapters/sms/sms-settings.ts';
import type { Site } from '../../domain/call/site.ts';
import type { Settings } from '../../functions/settings.ts';
import { LOCAL_SMS } from '../sms/templates.ts';

const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine';
/** The path of the issuer of invented people, under the front. */
export const ISSUER_PATH = '/local/oidc';
export const INSPECTION_FUNCTION = 'MaterialInspectionFunction';
/** What the pages of this machine say of it. Its people are invented: its issuer signs anybody in as any of them. */
export const SITE: Site = {
  organiser: { name: '本机演示', en: 'Demonstration on one machine' },
  telephone: '0000-00000000',
  isDemonstration: true,
};
export const SETTINGS: Omit<Settings, 'ORIGIN' | 'OIDC_ISSUER' | 'SITE' | 'SMS'> = {
  TABLE: 'zhicheng',
  DECLARATION_MACHINE: `${ARN}:declaration`,
  LOCK_MACHINE: `${ARN}:deadline-lock`,
  OPERATIONS_MACHINE: `${ARN}:operations`,
  SCHEDULE_ROLE: 'arn:aws:iam::000000000000:role/start-locks',
  SCHEDULE_DEAD_LETTERS: 'arn:aws:sqs:us-east-1:000000000000:locks-not-started',
  SCHEDULE_GROUP: 'zhicheng',
  KEY_RING: 'zhicheng/key-ring',
  BUCKET: 'zhicheng-materials',
  INSPECTION: INSPECTION_FUNCTION,
  OIDC_CLIENT: 'zhicheng',
  OIDC_LONGEST_HOURS: '12',
  OPERATORS: 'operators@example.com',
  // Letters stay in the outbox here.
  MAIL_SERVER: '',
  MAIL_FROM: 'zhicheng@example.com',
  METRICS: 'Zhicheng/local',
};

/** The settings of a machine whose front is at this origin, with or without short messages. */
export function settingsAt(origin: string, hasSms: boolean): Settings {
  return {
    ...SETTINGS,
    ORIGIN: origin,
    OIDC_ISSUER: `${origin}${ISSUER_PATH}`,
    SITE: JSON.stringify(hasSms ? { ...SITE, hasSms } : SITE),
    SMS: hasSms ? JSON.stringify(LOCAL_SMS) : SMS_OFF,
  };
}
