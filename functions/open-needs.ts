import type { NearEndpoint } from '../adapters/client-settings.ts';
import { openInspection } from '../adapters/inspection.ts';
import { openKeys } from '../adapters/keys/keys.ts';
import { type LogLine, toLog } from '../adapters/log-line.ts';
import type { Channel } from '../adapters/mail/channel.ts';
import { openMail } from '../adapters/mail/mail.ts';
import { type LocalStorage, openMaterials } from '../adapters/materials.ts';
import { openMetrics } from '../adapters/metrics.ts';
import { openCaseRecords, openRecords } from '../adapters/records/records.ts';
import { openStore, type Store } from '../adapters/records/store/store.ts';
import { openIdentity } from '../adapters/sign-in/identity.ts';
import { type NearSms, openSms } from '../adapters/sms/sms.ts';
import { smsSettingsIn } from '../adapters/sms/sms-settings.ts';
import { openTimetable } from '../adapters/timetable.ts';
import { openWorkflow } from '../adapters/workflow.ts';
import type { ApplicantNeeds, Needs } from '../casework/needs.ts';
import type { Site } from '../domain/call/site.ts';
import { instantOf } from '../domain/values/instant.ts';
import type { Setting, Settings, SettingsOf } from './settings.ts';

/**
 * Opens the needs in pieces, from settings. A handler opens only what its core takes, so its bundle holds no other
 * client. One machine gives its own endpoints; in the cloud the SDK finds them in its environment.
 */
type From<S extends Setting> = Pick<Settings, S>;

export function recordsFrom({ TABLE }: From<'TABLE'>, store: Store = openStore(TABLE), log: LogLine = toLog) {
  return { records: openRecords(store, log) } satisfies Partial<Needs>;
}

export function caseRecordsFrom({ TABLE }: From<'TABLE'>) {
  return { records: openCaseRecords(openStore(TABLE), toLog) } satisfies Partial<ApplicantNeeds>;
}

/** The cloud's clock and random numbers; one machine has its own. */
export const ofTheCloud = {
  now: () => instantOf(Date.now()),
  random: Math.random,
} satisfies Partial<Needs>;

export function workflowFrom(
  settings: From<'DECLARATION_MACHINE'> & Partial<From<'LOCK_MACHINE' | 'OPERATIONS_MACHINE'>>,
  endpoint?: string | NearEndpoint,
) {
  const { DECLARATION_MACHINE: declaration, LOCK_MACHINE: lock, OPERATIONS_MACHINE: operations } = settings;
  return {
    workflow: openWorkflow({ declaration, 'deadline-lock': lock, operations }, endpoint),
  } satisfies Partial<Needs>;
}

export function timetableFrom(
  settings: From<'LOCK_MACHINE' | 'SCHEDULE_ROLE' | 'SCHEDULE_DEAD_LETTERS' | 'SCHEDULE_GROUP'>,
  endpoint?: string,
) {
  const form = {
    lockMachine: settings.LOCK_MACHINE,
    role: settings.SCHEDULE_ROLE,
    deadLetters: settings.SCHEDULE_DEAD_LETTERS,
    group: settings.SCHEDULE_GROUP,
  };
  return { timetable: openTimetable(form, endpoint) } satisfies Partial<Needs>;
}

export function keysFrom({ KEY_RING, ORIGIN }: From<'KEY_RING' | 'ORIGIN'>, endpoint?: string) {
  return { keys: openKeys(KEY_RING, endpoint), origin: ORIGIN } satisfies Partial<Needs>;
}

/** What the pages say of the site. The stacks wrote it from the deployment's environment. */
export function siteFrom({ SITE }: From<'SITE'>) {
  return { site: JSON.parse(SITE) as Site } satisfies Partial<Needs>;
}

export function materialsFrom({ BUCKET }: From<'BUCKET'>, local?: LocalStorage, log: LogLine = toLog) {
  return { materials: openMaterials(BUCKET, local, log) } satisfies Partial<Needs>;
}

export function inspectionFrom({ INSPECTION }: From<'INSPECTION'>, endpoint?: string) {
  return { inspection: openInspection(INSPECTION, endpoint) } satisfies Partial<Needs>;
}

export function identityFrom(from: From<'OIDC_ISSUER' | 'OIDC_CLIENT' | 'OIDC_LONGEST_HOURS'>) {
  const longestHours = Number(from.OIDC_LONGEST_HOURS);
  return {
    identity: openIdentity({ issuer: from.OIDC_ISSUER, client: from.OIDC_CLIENT, longestHours }),
  } satisfies Partial<Needs>;
}

/** The needs of the applicants' API and of the pages of a declaration. */
export function applicantNeedsFrom(settings: SettingsOf<'applicant-api'>): ApplicantNeeds {
  return {
    ...ofTheCloud,
    ...caseRecordsFrom(settings),
    ...workflowFrom(settings),
    ...keysFrom(settings),
    ...materialsFrom(settings),
    ...inspectionFrom(settings),
    ...identityFrom(settings),
  };
}

/** The needs of whatever tells people of something: the waits, the ladder and the patrol. */
export function tellNeedsFrom(
  settings: From<'TABLE' | 'KEY_RING' | 'ORIGIN' | 'MAIL_SERVER' | 'MAIL_FROM' | 'SMS'>,
) {
  return {
    ...ofTheCloud,
    ...recordsFrom(settings),
    ...keysFrom(settings),
    ...mailFrom(settings),
    ...smsTemplatesFrom(settings),
  };
}

export function metricsFrom({ METRICS }: From<'METRICS'>) {
  return { metrics: openMetrics(METRICS) } satisfies Partial<Needs>;
}

export function mailFrom({ MAIL_SERVER, MAIL_FROM }: From<'MAIL_SERVER' | 'MAIL_FROM'>) {
  return { channel: openMail({ secret: MAIL_SERVER, from: MAIL_FROM }) satisfies Channel };
}

/** The occasions that go by SMS too, for whoever writes messages into the ledger. */
export function smsTemplatesFrom({ SMS }: From<'SMS'>) {
  return { smsTemplates: smsSettingsIn(SMS)?.templates ?? {} } satisfies Partial<Needs>;
}

/** The way to telephones, which the patrol alone takes. */
export function smsFrom({ SMS, KEY_RING }: From<'SMS' | 'KEY_RING'>, near?: NearSms) {
  const settings = smsSettingsIn(SMS);
  return { smsChannel: settings && openSms(KEY_RING, settings, near) } satisfies Partial<Needs>;
}
