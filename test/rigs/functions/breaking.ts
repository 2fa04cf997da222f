import { onTestFinished, vi } from 'vitest';
import type { Needs } from '../../../casework/needs.ts';

/** A record that breaks whatever is done to it, as one would that no longer fits into the table. */
class BrokenRecord extends Error {
  override readonly name = 'BrokenRecord';
}

/** Needs in which every act on a declaration that is named here throws; the log of it is kept from the test's output. */
export function breaking() {
  const ids = new Set<string>();
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => quiet.mockRestore());
  const breakAt = (id: string) => {
    if (ids.has(id)) throw new BrokenRecord(`of ${id}`);
  };
  const aroundNeeds = (needs: Needs): Needs => {
    const { declarations } = needs.records;
    const own: typeof declarations = {
      ...declarations,
      writeChange: async (subject, ...rest) => {
        breakAt(subject.declaration.id);
        return declarations.writeChange(subject, ...rest);
      },
      dueWrite: (declaration, dueAt) => {
        breakAt(declaration.id);
        return declarations.dueWrite(declaration, dueAt);
      },
      setDue: async (declaration, dueAt) => {
        breakAt(declaration.id);
        return declarations.setDue(declaration, dueAt);
      },
      placeAnew: async (subject, dueAt) => {
        breakAt(subject.declaration.id);
        return declarations.placeAnew(subject, dueAt);
      },
    };
    return { ...needs, records: { ...needs.records, declarations: own } };
  };
  return { ids, aroundNeeds };
}
