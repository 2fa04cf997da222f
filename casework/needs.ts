import type { Identity } from '../adapters/identity/identity.ts';
import type { Inspection } from '../adapters/inspection.ts';
import type { Keys } from '../adapters/keys.ts';
import type { Channel } from '../adapters/mail/channel.ts';
import type { Materials } from '../adapters/materials.ts';
import type { Metrics } from '../adapters/metrics.ts';
import type { CaseRecords, Records } from '../adapters/records/records.ts';
import type { Timetable } from '../adapters/timetable.ts';
import type { Workflow } from '../adapters/workflow.ts';
import type { Instant } from '../domain/values/instant.ts';

/** What the cores of all functions need. Each takes what it uses; nobody reads the environment or a clock. */
export interface Needs {
  readonly records: Records;
  readonly workflow: Workflow;
  readonly timetable: Timetable;
  readonly keys: Keys;
  readonly channel: Channel;
  readonly identity: Identity;
  readonly materials: Materials;
  readonly inspection: Inspection;
  readonly metrics: Metrics;
  /** Where people reach the system: `https://zhicheng.example`, without a slash. */
  readonly origin: string;
  /** The operators' mailbox. */
  readonly operators: string;
  readonly now: () => Instant;
  /** 0 ≤ x < 1, for reference numbers. */
  readonly random: () => number;
}

/** The same where a case is read and acted on, and nothing of letters, links or registrations. */
export type CaseNeeds = Omit<Needs, 'records'> & { readonly records: CaseRecords };

/** What the applicants' API and the pages of a declaration take: they send no letters, and set no schedules. */
export type ApplicantNeeds = Omit<CaseNeeds, 'timetable' | 'channel' | 'operators' | 'metrics'>;
/** What the pages take on which applicants come in: they read. */
export type ApplicantPagesNeeds = Pick<ApplicantNeeds, 'records' | 'keys' | 'origin' | 'identity'>;
/** What the reviewers' pages take: nobody signs in there, and no file is taken in. */
export type ReviewerNeeds = Omit<Needs, 'timetable' | 'identity' | 'inspection' | 'metrics'>;
