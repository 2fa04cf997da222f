import type { Inspection } from '../adapters/inspection.ts';
import type { Keys } from '../adapters/keys/keys.ts';
import type { Channel } from '../adapters/mail/channel.ts';
import type { Materials } from '../adapters/materials.ts';
import type { Metrics } from '../adapters/metrics.ts';
import type { CaseRecords, Records } from '../adapters/records/records.ts';
import type { Identity } from '../adapters/sign-in/identity.ts';
import type { SmsChannel } from '../adapters/sms/sms-channel.ts';
import type { Timetable } from '../adapters/timetable.ts';
import type { Workflow } from '../adapters/workflow.ts';
import type { Site } from '../domain/call/site.ts';
import type { Instant } from '../domain/values/instant.ts';

/**
 * Everything the cores of all functions need. Each core picks what it uses; none reads the environment or a
 * clock.
 */
export interface Needs {
  readonly records: Records;
  readonly workflow: Workflow;
  readonly timetable: Timetable;
  readonly keys: Keys;
  readonly channel: Channel;
  /** The provider's template of each occasion that goes by SMS too; none where no short messages are sent. */
  readonly smsTemplates: Readonly<Record<string, string>>;
  /** The way to telephones; undefined where no short messages are sent. */
  readonly smsChannel: SmsChannel | undefined;
  readonly identity: Identity;
  readonly materials: Materials;
  readonly inspection: Inspection;
  readonly metrics: Metrics;
  /** The site's origin: `https://zhicheng.example`, without a slash at its end. */
  readonly origin: string;
  /** What pages say of the site, around what they show. */
  readonly site: Site;
  /** The operators' mailbox. */
  readonly operators: string;
  readonly now: () => Instant;
  /** 0 ≤ x < 1, for reference numbers. */
  readonly random: () => number;
}

/** Needs of a core that reads and acts on cases: no records of letters, links or registrations. */
export type CaseNeeds = Omit<Needs, 'records'> & { readonly records: CaseRecords };

/** Needs of the applicants' API and of a declaration's pages. They send no letters and set no schedules. */
export type ApplicantNeeds = Omit<
  CaseNeeds,
  'timetable' | 'channel' | 'smsTemplates' | 'smsChannel' | 'operators' | 'metrics' | 'site'
>;
/** Needs of a declaration's pages: those of its API, and the site's frame. */
export type DeclarationPagesNeeds = ApplicantNeeds & Pick<Needs, 'site'>;
/** Needs of the pages on which applicants come in. They only read. */
export type ApplicantPagesNeeds = Pick<
  DeclarationPagesNeeds,
  'records' | 'keys' | 'origin' | 'identity' | 'site'
>;
/** Needs of the reviewers' pages: nobody signs in there, and no file is taken in. */
export type ReviewerNeeds = Omit<Needs, 'timetable' | 'identity' | 'metrics' | 'smsChannel'>;
