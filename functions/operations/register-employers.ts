import { versionOf } from '../../adapters/records/registrations.ts';
import type { Written } from '../../adapters/records/store.ts';
import type { Defect } from '../../domain/draft.ts';
import { accepted, refused, type Verdict } from '../../domain/verdict.ts';
import type { Needs } from '../needs.ts';
import type { Signed } from './operator.ts';
import { MOST_REGISTRATION_BYTES, readRegistration } from './read-registration.ts';
import type { Registration } from './registration-form.ts';

export interface RegisterEmployers extends Signed {
  /** Where the file of registrations lies in the bucket: `registrations/2021-09-20.json`. */
  readonly file: string;
}

export interface Registered {
  readonly employers: number;
  readonly bodies: number;
}

/**
 * Registers the employers and bodies of a file, all in one conditional write, each with the exact file that it came
 * from. One that is registered already is replaced only by whoever names its present version; done once by an
 * execution, it is done.
 */
export function registerEmployers({ records, materials, now }: Pick<Needs, 'records' | 'materials' | 'now'>) {
  return async (input: RegisterEmployers): Promise<Verdict<Registered>> => {
    const { by: registeredBy, reason, execution, file } = input;
    const stored = await materials.latest(file, MOST_REGISTRATION_BYTES);
    if (!stored) return refused('no-such-registration', { facts: { file } });
    const read = readRegistration(stored);
    if (!read.ok) return read;
    const { employers = [], bodies = [] } = read.value;
    const written = await records.registrations.register(
      employers.map(({ expected = 0, checksumSetAside, ...employer }) => ({
        ...{ employer, expected },
        ...(checksumSetAside === undefined ? {} : { checksumSetAside }),
      })),
      bodies.map(({ expected = 0, ...body }) => ({ body, expected })),
      { registeredBy, reason, execution, at: now(), file, fileVersion: stored.version },
    );
    if (written.ok || isDoneBefore(read.value, written, execution))
      return accepted({ employers: employers.length, bodies: bodies.length });
    return staleOnes(read.value, written);
  };
}

type Failed = Extract<Written, { ok: false }>;

/** Every entry stands there by this same execution: its task was entered again after it had written them. */
function isDoneBefore({ employers = [], bodies = [] }: Registration, { failed }: Failed, execution: string) {
  const mine = failed.filter(({ item }) => item?.execution === execution);
  return mine.length === failed.length && failed.length === employers.length + bodies.length;
}

function staleOnes({ employers = [], bodies = [] }: Registration, { failed }: Failed) {
  const [first, ...more] = failed.map(({ named, item }) => {
    const [list = '', index = 0] = named.split('/');
    const entries: readonly { expected?: number | undefined }[] = list === 'bodies' ? bodies : employers;
    return { at: `/${named}/expected`, shown: entries[Number(index)]?.expected ?? 0, now: versionOf(item) };
  });
  if (!first) throw new Error('A write failed that nothing stood for');
  return refused('stale', {
    facts: { shown: first.shown, now: first.now },
    defects: [first, ...more].map(defectOf),
  });
}

function defectOf({ at, shown, now }: { at: string; shown: number; now: number }): Defect {
  const zh = `登记的版本现为 ${now}，您填写的是 ${shown}；请核对后重新提交。`;
  const en = `is registered as version ${now}, not ${shown}; look at it and start the act again.`;
  return { at, because: 'stale', detail: { zh, en } };
}
