import type { Item, Written } from '../../adapters/records/store.ts';
import type { Defect } from '../../domain/draft.ts';
import { accepted, refused, type Verdict } from '../../domain/verdict.ts';
import type { Needs } from '../needs.ts';
import type { Signed } from './operator.ts';
import type { Registration } from './registration-form.ts';

export type RegisterEmployers = Signed & Registration;

export interface Registered {
  readonly employers: number;
  readonly bodies: number;
}

/**
 * Registers employers and bodies, all in one conditional write. One that is registered already is replaced only by
 * whoever names its present version; done once by an execution, it is done.
 */
export function registerEmployers({ records, now }: Pick<Needs, 'records' | 'now'>) {
  return async (input: RegisterEmployers): Promise<Verdict<Registered>> => {
    const { by: registeredBy, reason, execution, employers = [], bodies = [] } = input;
    const written = await records.registrations.register(
      employers.map(({ expected = 0, checksumSetAside, ...employer }) => ({
        ...{ employer, expected },
        ...(checksumSetAside === undefined ? {} : { checksumSetAside }),
      })),
      bodies.map(({ expected = 0, ...body }) => ({ body, expected })),
      { registeredBy, reason, execution, at: now() },
    );
    if (written.ok || written.failed.every(({ item }) => item?.execution === execution))
      return accepted({ employers: employers.length, bodies: bodies.length });
    return staleOnes(input, written);
  };
}

function staleOnes(input: RegisterEmployers, { failed }: Extract<Written, { ok: false }>) {
  const [first, ...more] = failed.map(({ named, item }) => {
    const [list = '', index = 0] = named.split('/');
    const entries: readonly { expected?: number | undefined }[] =
      (list === 'bodies' ? input.bodies : input.employers) ?? [];
    return { at: `/${named}/expected`, shown: entries[Number(index)]?.expected ?? 0, now: versionOf(item) };
  });
  if (!first) throw new Error('A write failed that nothing stood for');
  return refused('stale', {
    facts: { shown: first.shown, now: first.now },
    defects: [first, ...more].map(defectOf),
  });
}

/** What was loaded when the system was set up counts as the first version. */
function versionOf(item: Item | undefined): number {
  return item === undefined ? 0 : Number(item.version ?? 1);
}

function defectOf({ at, shown, now }: { at: string; shown: number; now: number }): Defect {
  const zh = `登记的版本现为 ${now}，您填写的是 ${shown}；请核对后重新提交。`;
  const en = `is registered as version ${now}, not ${shown}; look at it and start the act again.`;
  return { at, because: 'stale', detail: { zh, en } };
}
