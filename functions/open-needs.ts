import type { Channel } from '../adapters/channel.ts';
import { openIdentity } from '../adapters/identity.ts';
import { openKeys } from '../adapters/keys.ts';
import { openMaterials } from '../adapters/materials.ts';
import { openRecords } from '../adapters/records/records.ts';
import { openStore, type Store } from '../adapters/records/store.ts';
import { openTimetable } from '../adapters/timetable.ts';
import { openWorkflow } from '../adapters/workflow.ts';
import calendarFile from '../calls/calendar.json' with { type: 'json' };
import { calendarOf } from '../domain/calendar.ts';
import type { Needs } from './needs.ts';

/** What the functions read from their environment. `infra/functions.ts` says which function reads what. */
export interface Settings {
  /** The table's name. */
  readonly TABLE: string;
  /** ARNs of the state machines. */
  readonly DECLARATION_MACHINE: string;
  readonly LOCK_MACHINE: string;
  readonly OPERATIONS_MACHINE: string;
  /** The role under which a schedule starts a lock, the queue of what could not be started, the schedules' group. */
  readonly SCHEDULE_ROLE: string;
  readonly SCHEDULE_DEAD_LETTERS: string;
  readonly SCHEDULE_GROUP: string;
  /** The secret that holds the key ring. */
  readonly KEY_RING: string;
  /** The bucket of the materials. */
  readonly BUCKET: string;
  /** Where people reach the system, without a slash at the end. */
  readonly ORIGIN: string;
  /** Who signs applicants in: the issuer's address, and the name under which it knows this system. */
  readonly OIDC_ISSUER: string;
  readonly OIDC_CLIENT: string;
  /** The operators' mailbox. */
  readonly OPERATORS: string;
  /** The secret that holds the mail server's address with its password, and from whom letters come. */
  readonly MAIL_SERVER: string;
  readonly MAIL_FROM: string;
}

export type Setting = keyof Settings;

/** Where the services are; left out, the SDK finds them in its environment. */
export interface Endpoints {
  readonly workflow?: string;
  readonly timetable?: string;
  readonly secrets?: string;
  readonly storage?: string;
}

/** The needs that come from settings, the same on every machine; channel, clock and chance are given, and may be the store. */
export function openNeeds(
  settings: Settings,
  given: Pick<Needs, 'now' | 'random'> & { channel: Channel; store?: Store },
  endpoints: Endpoints = {},
): Needs {
  const { store = openStore(settings.TABLE), ...rest } = given;
  return {
    ...rest,
    records: openRecords(store),
    workflow: openWorkflow(
      {
        declaration: settings.DECLARATION_MACHINE,
        'deadline-lock': settings.LOCK_MACHINE,
        operations: settings.OPERATIONS_MACHINE,
      },
      endpoints.workflow,
    ),
    timetable: openTimetable(
      {
        lockMachine: settings.LOCK_MACHINE,
        role: settings.SCHEDULE_ROLE,
        deadLetters: settings.SCHEDULE_DEAD_LETTERS,
        group: settings.SCHEDULE_GROUP,
      },
      endpoints.timetable,
    ),
    keys: openKeys(settings.KEY_RING, endpoints.secrets),
    identity: openIdentity({ issuer: settings.OIDC_ISSUER, client: settings.OIDC_CLIENT }),
    materials: openMaterials(settings.BUCKET, endpoints.storage),
    origin: settings.ORIGIN,
    operators: settings.OPERATORS,
    calendar: calendarOf(calendarFile),
  };
}
