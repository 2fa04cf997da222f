import type { FunctionName } from '../../infra/functions.ts';
import { ASSUMED, GIGABYTE, gigabyteSeconds } from './assumed.ts';
import type { Item, Part } from './bill.ts';
import type { Counts } from './counts.ts';
import type { Used } from './measure-case.ts';

const ROUTINE = 'The floor counts what is written down, not what reads it.';

/**
 * What one case of a county takes on its clean path. The floor is one durable write an act of a person, one wait a
 * stage, and one PUT a file; keeping has the floor of one copy.
 */
export function partsOfCase({ case: counted }: Counts): readonly Part[] {
  return [
    { name: 'driving the case', items: driving(counted) },
    { name: 'taking its files in', items: takingIn(counted.takenIn) },
    { name: 'pages and logs', items: pages(counted) },
    { name: 'keeping it for three years', items: keeping(counted) },
  ];
}

function driving({ acts, stages, materials, states, driven }: Counts['case']): Item[] {
  return [
    {
      what: 'items written',
      billed: 'write',
      many: driven.writes.items,
      floor: acts,
      why: 'An act is a transaction, which costs twice, and it writes the declaration, the timeline, the waiting and the messages that it owes; tasks and reminders write too.',
    },
    {
      what: 'conditions checked in transactions',
      billed: 'write',
      many: driven.writes.checks,
      floor: 0,
      why: 'A write must pass the gate of its stage in the same transaction, or a late one could slip in.',
    },
    {
      what: 'entries of indexes',
      billed: 'write',
      many: driven.writes.indexes,
      floor: 0,
      why: 'The patrol, the sweep of a lock and a desk find a case through an index, and its entry moves with the case.',
    },
    {
      what: 'reads',
      billed: 'read',
      many: driven.reads,
      floor: 0,
      why: `${ROUTINE} Each act and task reads the case anew and consistently before it judges.`,
    },
    {
      what: 'states entered',
      billed: 'state',
      many: states,
      floor: stages,
      why: 'The stages of employer and bodies hold four waits, with a question that routes to each but the first, and the end takes two more.',
    },
    ...running('tasks', driven),
    { what: 'files put', billed: 'put', many: materials, floor: materials },
    {
      what: 'locks set on files',
      billed: 'put',
      many: driven.puts,
      floor: 0,
      why: 'A submitted file is locked against deletion, one call a file.',
    },
  ];
}

function takingIn(used: Used): Item[] {
  const { items, checks, indexes } = used.writes;
  return [
    {
      what: 'write units of announcements and of files added',
      billed: 'write',
      many: items + checks + indexes,
      floor: 0,
      why: 'The floor is the PUT alone. Each file is announced, judged and added to the draft, each behind the gate.',
    },
    { what: 'reads', billed: 'read', many: used.reads, floor: 0, why: ROUTINE },
    {
      what: 'files read',
      billed: 'get',
      many: used.gets,
      floor: 0,
      why: 'A file is read once, to open it before anybody relies on it.',
    },
    ...running('intakes and openings', used),
  ];
}

/** The runs of functions, and their memory times their time. */
function running(what: string, { runs }: Used): Item[] {
  const all = Object.entries(runs) as [FunctionName, number][];
  const seconds = all.reduce((sum, [name, many]) => sum + gigabyteSeconds(name, many), 0);
  const why = 'The floor holds the record and the wait, not the code between them.';
  return [
    { what: `${what} run`, billed: 'request', many: runsIn({ runs }), floor: 0, why },
    { what: `GB-seconds of ${what}`, billed: 'compute', many: seconds, floor: 0, why },
  ];
}

const runsIn = ({ runs }: Pick<Used, 'runs'>): number => Object.values(runs).reduce((a, b) => a + b, 0);

/** GB of logs of one case, of tasks, intakes and pages. */
function loggedIn({ driven, takenIn }: Counts['case']): number {
  const runs = ASSUMED.pages + runsIn(driven) + runsIn(takenIn);
  return (runs * ASSUMED.logKilobytes * 1024) / GIGABYTE;
}

function pages(counted: Counts['case']): Item[] {
  const many = ASSUMED.pages;
  const why = 'The floor has no pages; people must see what they decide.';
  return [
    { what: 'pages and API calls', billed: 'gateway', many, floor: 0, why },
    { what: 'their runs', billed: 'request', many, floor: 0, why },
    {
      what: 'GB-seconds of pages',
      billed: 'compute',
      many: gigabyteSeconds('DeclarationPagesFunction', many),
      floor: 0,
      why,
    },
    {
      what: 'GB of logs',
      billed: 'logged',
      many: loggedIn(counted),
      floor: 0,
      why: 'Lambda writes three lines a run, and ours say what was done.',
    },
  ];
}

function keeping(counted: Counts['case']): Item[] {
  const { materials, bytes } = counted;
  const files = ((materials * ASSUMED.fileMegabytes) / 1024) * ASSUMED.keptMonths;
  const records = (bytes / GIGABYTE) * ASSUMED.keptMonths;
  return [
    { what: 'GB-months of files', billed: 'file', many: files, floor: files },
    {
      what: 'GB-months of copies of files',
      billed: 'fileCopy',
      many: files,
      floor: 0,
      why: 'A second copy, out of reach of a mistake in the bucket; only in production.',
    },
    { what: 'GB-months of records', billed: 'table', many: records, floor: records },
    {
      what: 'GB-months of records to go back to',
      billed: 'recovery',
      many: records,
      floor: 0,
      why: 'The table can be taken back to any second of 35 days.',
    },
    {
      what: 'GB-months of copies of records',
      billed: 'tableCopy',
      many: records * ASSUMED.copies,
      floor: 0,
      why: 'Each night the whole table is copied and kept for 120 days, each month for three years; only in production.',
    },
    {
      what: 'GB-months of logs',
      billed: 'logKept',
      many: loggedIn(counted) * ASSUMED.keptMonths,
      floor: 0,
      why: 'Logs stay as long as false statements stay on record; a trial keeps them a month.',
    },
  ];
}
