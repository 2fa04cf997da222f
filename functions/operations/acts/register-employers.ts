import {
  type BodyEntry,
  type EmployerEntry,
  MAX_WRITES,
  type Present,
  type RegistrationAct,
  WRITES_OF_A_BODY,
} from '../../../adapters/records/registrations.ts';
import type { Needs } from '../../../casework/needs.ts';
import type { TakenDesk } from '../../../domain/acts/operator/reissue.ts';
import { type Body, type Employer, isSamePerson } from '../../../domain/declaration/registry.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import {
  accepted,
  type OperatorRefusal,
  type OperatorVerdict,
  refused,
} from '../../../domain/values/verdict.ts';
import { takeDesks, tellSuccessors } from '../effects/taken-desks.ts';
import { MAX_REGISTRATION_BYTES, readRegistration } from '../input/read-registration.ts';
import type { Registration } from '../input/registration-form.ts';
import type { Signed } from '../operator.ts';

export interface RegisterEmployers extends Signed {
  /** The file of registrations in the bucket: `registrations/2021-09-20.json`. */
  readonly file: string;
}

export interface Registered {
  readonly employers: number;
  readonly bodies: number;
}

type Registry = Pick<Needs, 'records' | 'materials' | 'workflow' | 'now'>;

/**
 * Registers the employers and bodies of a file in one conditional write, each with the exact file that it came
 * from. A registered one is replaced only under its present version. If that gives a desk to another person, this
 * write ends the former holder's link, and the successor is told what waits there. A second run of the execution
 * writes nothing.
 */
export function registerEmployers(needs: Registry) {
  return async (input: RegisterEmployers): Promise<OperatorVerdict<Registered>> => {
    const { by: registeredBy, reason, execution, file } = input;
    const stored = await needs.materials.latest(file, MAX_REGISTRATION_BYTES);
    if (!stored) return refused('no-such-registration', { facts: { file } });
    const read = readRegistration(stored);
    if (!read.ok) return read;
    const entries = entriesOf(read.value);
    const by = { registeredBy, reason, execution, at: needs.now(), file, fileVersion: stored.version };
    const taken = await register(needs, entries, by);
    if (!taken.ok) return taken;
    await tellSuccessors(needs, taken.value, input);
    const { employers, bodies } = entries;
    return accepted({ employers: employers.length, bodies: bodies.length });
  };
}

interface Entries {
  readonly employers: readonly EmployerEntry[];
  readonly bodies: readonly BodyEntry[];
}

function entriesOf({ employers = [], bodies = [] }: Registration): Entries {
  return {
    employers: employers.map(({ expected = 0, checksumSetAside, ...employer }) => ({
      ...{ employer, expected },
      ...(checksumSetAside === undefined ? {} : { checksumSetAside }),
    })),
    bodies: bodies.map(({ expected = 0, ...body }) => ({ body, expected })),
  };
}

/** Writes the registration and gives the desks that pass to other persons. */
async function register(
  needs: Registry,
  entries: Entries,
  by: RegistrationAct,
): Promise<OperatorVerdict<readonly TakenDesk[]>> {
  const { employers, bodies } = entries;
  const { registrations } = needs.records;
  const present = await registrations.present(employers, bodies);
  const stale = present.filter(({ version, expected }) => version !== expected);
  if (stale.length > 0)
    return isDoneBefore(present, by) ? accepted(present.flatMap(({ taken }) => taken)) : staleOnes(stale);
  const { taken, writes: along } = await takeDesks(needs, changedDesks(entries, present), by.at);
  const writes = employers.length + bodies.length * WRITES_OF_A_BODY + along.length;
  if (writes > MAX_WRITES) return refused('too-many-successors', { facts: { writes, most: MAX_WRITES } });
  const written = await registrations.register(employers, bodies, by, { taken, along });
  // Somebody registered one of them, or wrote to one of the desks, between the reads and the write.
  return written.ok ? accepted(taken) : register(needs, entries, by);
}

/** Whether this execution has written every entry, so that its task was entered again. */
function isDoneBefore(present: readonly Present[], by: RegistrationAct): boolean {
  return present.every(({ execution }) => execution === by.execution);
}

/** The desks at which the new entries seat another person, named as the queues are. */
function changedDesks({ employers, bodies }: Entries, present: readonly Present[]): DeskId[] {
  const holders: readonly (readonly ['employer' | 'body', string, Employer | Body])[] = [
    ...employers.map(({ employer }) => ['employer', employer.code, employer] as const),
    ...bodies.map(({ body }) => ['body', body.id, body] as const),
  ];
  return holders.flatMap(([role, whom, next], index) => {
    const before = present[index]?.holder;
    if (!before) return [];
    return [
      ...(isSamePerson(before.contact, next.contact) ? [] : [`${role}:${whom}` as const]),
      ...(isSamePerson(before.superior, next.superior) ? [] : [`${role}-superior:${whom}` as const]),
    ];
  });
}

function staleOnes(stale: readonly Present[]): { ok: false; refusal: OperatorRefusal } {
  const defects = stale.map(({ named, expected, version }) =>
    defectOf({ at: `/${named}/expected`, shown: expected, now: version }),
  );
  const changed = stale.find(({ version }) => version > 0);
  if (!changed)
    return refused('nothing-registered-yet', { facts: { shown: stale[0]?.expected ?? 0 }, defects });
  return refused('stale', { facts: { shown: changed.expected, now: changed.version }, defects });
}

function defectOf({ at, shown, now }: { at: string; shown: number; now: number }): Defect {
  const zh =
    now === 0
      ? `还没有登记过，首次登记请填 0 或不填（您填写的是 ${shown}）。`
      : `登记的版本现为 ${now}，您填写的是 ${shown}；请核对后重新提交。`;
  const en =
    now === 0
      ? `is not registered yet: write 0, or leave it out (not ${shown}).`
      : `is registered as version ${now}, not ${shown}; look at it and start the act again.`;
  return { at, because: 'stale', detail: { zh, en } };
}
