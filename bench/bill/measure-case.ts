import { AsyncLocalStorage } from 'node:async_hooks';
import { S3Client } from '@aws-sdk/client-s3';
import { announceUpload } from '../../casework/materials/announce-upload.ts';
import { uploadKey } from '../../casework/materials/upload-key.ts';
import { stagesOf } from '../../domain/call/steps.ts';
import { aroundCalls, nameOf } from '../../test/rigs/adapters/around-calls.ts';
import { countReadUnits } from '../../test/rigs/adapters/read-units.ts';
import { countWriteUnits, sizeOf, type Units } from '../../test/rigs/adapters/write-units.ts';
import { COUNTY_ACTS, COUNTY_CASE, walkCountyCase } from '../../test/rigs/machine/county-case.ts';
import { openRig, type Rig, taken } from '../../test/rigs/machine/rig.ts';
import { pdfOf } from '../../test/rigs/real-files.ts';

/** What one part of a case uses: units of the table, calls of storage, and the functions that run for it. */
export interface Used {
  /** Write request units of items, of condition checks, and of entries of indexes. */
  readonly writes: { readonly items: number; readonly checks: number; readonly indexes: number };
  /** Read request units. */
  readonly reads: number;
  /** Calls of S3 at the price of a PUT, and of a GET. A browser's own upload is not among them. */
  readonly puts: number;
  readonly gets: number;
  /** How often each function runs. Patrols run whether or not anybody comes, so they stand elsewhere. */
  readonly runs: Readonly<Record<string, number>>;
}

/** What one case of a county takes on its clean path. Every number is exact. */
export interface CaseCounts {
  /** Acts of people, stages of the call, and files that the case needs. */
  readonly acts: number;
  readonly stages: number;
  readonly materials: number;
  /** States that its execution enters. */
  readonly states: number;
  /** From the draft to the end; its files count as taken in. */
  readonly driven: Used;
  /** The announcing, taking in and looking into all its files, beside the browser's uploads. */
  readonly takenIn: Used;
  /** Bytes of the case in the table when it ended, with the 100 that AWS adds to each item. */
  readonly bytes: number;
}

/** The function that runs; reads outside of one are people's. */
const running = new AsyncLocalStorage<string>();
const BY_THE_CLOCK = ['PatrolFunction', 'WatchFunction'];

export async function measureCase(): Promise<CaseCounts> {
  const runs = new Map<string, number>();
  const rig = await openRig({
    startAt: COUNTY_CASE.begins,
    aroundFunctions: (functions) => (name, payload) => {
      runs.set(name, (runs.get(name) ?? 0) + 1);
      return running.run(name, () => functions(name, payload));
    },
  });
  try {
    const { result: id, used: driven } = await using(runs, () => walkCountyCase(rig));
    const bytes = (await rig.items(id)).reduce((sum, item) => sum + sizeOf(item) + 100, 0);
    const states = (await rig.states('declaration', `${id}-1`)).length;
    const materials = rig.applicant(1).draft.materials?.length ?? 0;
    const takenIn = await filesTakenIn(rig, runs);
    return {
      acts: COUNTY_ACTS,
      stages: stagesOf(rig.call).length,
      materials,
      states,
      driven,
      takenIn,
      bytes,
    };
  } finally {
    await rig.stop();
  }
}

/** Fills another draft with real files, one after another, as storage tells of them. */
async function filesTakenIn(rig: Rig, runs: Map<string, number>): Promise<Used> {
  const { account, draft } = rig.applicant(2);
  const { materials = [], ...rest } = draft;
  const { id } = taken(await rig.begin(rig.applicant(2)));
  taken(await rig.change(id, rest));
  const { used } = await using(runs, async () => {
    for (const { material, fileName, type } of materials) {
      const by = { account, at: rig.machine.needs.now() };
      const { upload } = taken(await announceUpload(rig.machine.needs)(id, { material, fileName, type }, by));
      rig.machine.upload({ key: uploadKey(id, upload), type, bytes: pdfOf(material) });
      await rig.settle();
    }
  });
  const held = (await rig.story(id)).declaration.draft.materials?.length;
  if (held !== materials.length) throw new Error(`${held} of ${materials.length} files were taken in`);
  return used;
}

/** Runs something and counts what it uses. What the call's own records take is not the case's. */
async function using<T>(
  runs: Map<string, number>,
  run: () => Promise<T>,
): Promise<{ result: T; used: Used }> {
  runs.clear();
  // The count of writes reads items of its own, which the count of reads must not meet.
  const written = countWriteUnits();
  const read = countReadUnits(() => running.getStore() ?? 'people');
  const stored = countStorage();
  // Each takes itself off again, also from a run that fails.
  const end = () => ({ calls: stored.end(), read: read.end(), written: written.end() });
  const result = await run().catch((failed: unknown) => {
    end();
    throw failed;
  });
  const ended = end();
  const reads = ended.read.reduce((sum, { units }) => sum + units, 0);
  const writes = sumOf(ended.written.filter(({ pk }) => !pk.startsWith('CALL#')));
  const counted = [...runs].filter(([name]) => !BY_THE_CLOCK.includes(name)).sort();
  return { result, used: { writes, reads, ...ended.calls, runs: Object.fromEntries(counted) } };
}

function sumOf(units: readonly Units[]): Used['writes'] {
  const sum = (kind: Units['kind'], of: (each: Units) => number) =>
    units.filter((each) => each.kind === kind).reduce((total, each) => total + of(each), 0);
  return {
    items: sum('write', ({ table }) => table),
    checks: sum('check', ({ table }) => table),
    indexes: sum('write', ({ index }) => Object.values(index).reduce((total, each) => total + each, 0)),
  };
}

function countStorage() {
  const calls: string[] = [];
  const stop = aroundCalls((call, send) => {
    if (call.client instanceof S3Client) calls.push(nameOf(call));
    return send();
  });
  return {
    end() {
      stop();
      const puts = calls.filter((name) => name.startsWith('Put')).length;
      const gets = calls.filter((name) => name.startsWith('Get')).length;
      return { puts, gets };
    },
  };
}
