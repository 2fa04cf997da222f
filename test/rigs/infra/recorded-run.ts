import { readFileSync } from 'node:fs';
import { freshKeyRing } from '../../../adapters/keys/key-ring.ts';
import type { Needs } from '../../../casework/needs.ts';
import { epochOf } from '../../../domain/values/instant.ts';
import type { FunctionName } from '../../../infra/functions.ts';
import { startMachine } from '../../../local/machine/machine.ts';
import type { MachineOptions } from '../../../local/machine/options.ts';
import { turnedClock } from '../../../local/machine/time/turned-clock.ts';
import { openRehearsalLanes } from '../../../local/rehearsal/cast/lanes.ts';
import { openJournal } from '../../../local/rehearsal/journal.ts';
import { rehearse } from '../../../local/rehearsal/rehearse.ts';
import { sampleEmployers } from '../../../local/samples/sample-registry.ts';
import { announcementOf, filledIn, ifMatch, post, submission, taken as takenIn } from '../api/declaring.ts';
import { filledIn as filledInOnPages, uploaded } from '../applicant-pages/declaring.ts';
import { byLetter } from '../faults/reviewer-by-letter.ts';
import { walkWholeCase } from '../faults/whole-case.ts';
import { beijing } from '../machine/acting.ts';
import { amend, withRest } from '../machine/calendars.ts';
import { COUNTY } from '../machine/people.ts';
import { CALL, executionArn, openRig, type Rig, taken } from '../machine/rig.ts';
import { confirmed } from '../machine/walks.ts';
import { anotherPdf, PDF } from '../real-files.ts';
import { openWebRig, type WebRig } from '../web/rig.ts';
import type { RecordedCalls } from './recorded-calls.ts';

const SANCTIONS = new URL('../../../calls/sanctions.example.json', import.meta.url);

type Recorded = Pick<MachineOptions, 'aroundFunctions' | 'aroundNeeds'>;

/** The whole cycle of the call as `npm run rehearse` plays it, then whatever happens only when something goes wrong. */
export async function runRecorded(calls: RecordedCalls): Promise<void> {
  const recorded: Recorded = {
    aroundFunctions: (functions) => (name, payload) =>
      calls.in(name as FunctionName, () => functions(name, payload)),
    aroundNeeds: calls.around,
  };
  await rehearsed(recorded);
  await overTheWeb(calls, recorded);
  await onThePages(calls, recorded);
  await byPeople(calls, recorded);
  await staleDrivers(recorded);
  await withoutSchedules(recorded);
  await patrolled(calls, recorded);
  await byOperators(recorded);
}

async function rehearsed(recorded: Recorded): Promise<void> {
  const file = readFileSync('calls/jiaxing-it-2021.yaml', 'utf8');
  const clock = turnedClock(epochOf(beijing('2021-09-18')));
  const lanes = openRehearsalLanes();
  const laneOf = lanes.ofExecution;
  const machine = await startMachine({ clock, keyRing: freshKeyRing(), laneOf, ...recorded });
  const journal = openJournal(':memory:');
  const asked = { call: CALL, file, applicants: 40, seed: 1 };
  await rehearse(machine, clock, { ...asked, journal, lanes, progress: () => {} });
  journal.close();
  await machine.stop();
}

/** One case over HTTP, from the draft to the committee; then a file is looked at, and one is taken off a draft. */
async function overTheWeb(calls: RecordedCalls, recorded: Recorded): Promise<void> {
  const rig = await openWebRig({ startAt: '2021-10-11 09:00', ...recorded, inFunction: calls.in });
  await walkWholeCase({ rig, watch: async () => {}, failTo: () => () => {} });
  await filesOf(rig);
  await rig.machine.functions('WatchFunction', {});
  // The counters are compared at night.
  rig.sleepTo('2021-12-01 03:00');
  await rig.machine.functions('WatchFunction', {});
  await rig.stop();
}

/** Files that are read, taken off a draft, and not what they were said to be; one that arrives during a correction. */
async function filesOf(rig: WebRig): Promise<void> {
  const own = await filledIn(rig, 1);
  const upload = await takenIn(rig, 1, own);
  await rig.api(1, 'GET', `${own.path}/materials/${upload}`);
  const headers = await ifMatch(rig, 1, own.path);
  await rig.api(1, 'DELETE', `${own.path}/materials/${upload}`, { headers });
  await arrives(rig, own.path, Buffer.from('no PDF at all'));
  await takenIn(rig, 1, own);
  await submission(rig, 1, own.path);
  await rig.settle();
  const reviewer = byLetter(rig, employerOf(rig, 1).contact.email, () => {});
  const desk = reviewer.desk();
  await reviewer.ask(desk);
  const file = `${desk}/declarations/${own.id}/materials/${await fileOf(rig, own.id)}`;
  await reviewer.ask(file);
  await reviewer.ask(`${file}/pages/1/picture`);
  taken(await rig.giveBack(own.id));
  await rig.settle();
  await arrives(rig, own.path, anotherPdf());
}

/** Posted to storage and completed by nobody: the event alone takes it in. */
async function arrives(rig: WebRig, path: string, bytes: Buffer): Promise<void> {
  const { json } = await rig.api(1, 'POST', `${path}/materials`, { body: announcementOf(bytes) });
  await post(rig, json.form, bytes);
}

/** A file that lies in storage, of those that were submitted. */
async function fileOf(rig: WebRig, id: string): Promise<string> {
  const { submittedDraft } = (await rig.story(id)).declaration;
  return submittedDraft?.materials?.findLast(({ material }) => material === 'papers')?.upload ?? '';
}

function employerOf(rig: WebRig, nth: number) {
  const { employer } = rig.applicant(nth).draft;
  const found = sampleEmployers.find(({ code }) => code === employer);
  if (!found) throw new Error('No such employer');
  return found;
}

/**
 * An applicant without script, who uploads and takes off a file, submits, and withdraws before and after the driver
 * waits.
 */
async function onThePages(calls: RecordedCalls, recorded: Recorded): Promise<void> {
  const rig = await openWebRig({ startAt: '2021-10-11 09:00', ...recorded, inFunction: calls.in });
  const own = await filledInOnPages(rig, 0);
  const { browser, path } = own;
  const page = await uploaded(own, 'papers', PDF, 'application/pdf');
  await browser.get(`${page}/file`);
  await browser.fillIn(`${path}/materials`, `${page}/remove`, {});
  await uploaded(own, 'papers', Buffer.from('no PDF at all'), 'application/pdf');
  await browser.fillIn(`${path}/submit`, `${path}/submit`, { agreed: 'yes' });
  await rig.settle();
  await browser.fillIn(`${path}/withdraw`, `${path}/withdraw`, { confirmed: 'yes' });
  await rig.stop();
}

/**
 * The acts that a case on its way to the committee lacks: withdrawal, refusal, a decision before anybody waits for
 * it.
 */
async function byPeople(calls: RecordedCalls, recorded: Recorded): Promise<void> {
  const rig = await openRig({ startAt: '2021-10-11 09:00', ...recorded });
  const [withdrawn, refused, hasty] = [await rig.submitted(1), await rig.submitted(2), await rig.drafted(3)];
  await calls.in('ApplicantApiFunction', async () => taken(await rig.withdraw(withdrawn)));
  await calls.in('ReviewerPagesFunction', async () =>
    taken(await rig.decide(refused, { kind: 'refuse', reason: '不符合条件' })),
  );
  taken(await rig.submit(hasty));
  await calls.in('ReviewerPagesFunction', async () => taken(await rig.support(hasty)));
  await rig.stop();
}

/** A driver whose ladder answered before something happened: the wait completes its own token. */
async function staleDrivers(recorded: Recorded): Promise<void> {
  const late = new Set<string>();
  const aroundFunctions: NonNullable<MachineOptions['aroundFunctions']> = (functions, needs) => {
    const record = recorded.aroundFunctions?.(functions, needs) ?? functions;
    return (name, payload) => {
      const { version, token } = payload as { version?: number; token?: string };
      if (token === undefined || version === undefined || late.has(name)) return record(name, payload);
      late.add(name);
      return record(name, { ...(payload as object), version: version - 1 });
    };
  };
  const rig = await openRig({ startAt: '2021-10-11 09:00', ...recorded, aroundFunctions });
  const id = await rig.submitted(1);
  for (const act of [rig.giveBack, rig.submit, rig.support]) {
    taken(await act(id));
    await rig.settle();
  }
  taken(await rig.post(id, { postedOn: '2021-10-11' }));
  await rig.turnTo('2021-10-20 10:00');
  taken(await rig.record(id));
  await rig.settle();
  await rig.stop();
}

/** No schedule comes: the patrol starts the locks, and what it finds under way it looks at. */
async function withoutSchedules(recorded: Recorded): Promise<void> {
  const rig = await openRig({ startAt: '2021-10-30 09:00', lateBySeconds: () => 'never', ...recorded });
  await rig.submitted(1);
  await rig.drafted(2);
  await rig.turnTo('2021-11-22 09:00');
  await rig.stop();
}

/** Executions that somebody stopped, wake-ups and letters that were lost, a grant that ran out: all the patrol's. */
async function patrolled(calls: RecordedCalls, recorded: Recorded): Promise<void> {
  const lost = new Set<string>();
  const aroundNeeds = (needs: Needs): Needs => ({
    ...calls.around(needs),
    channel: {
      send: (letter) => (lost.has('letters') ? Promise.reject(new Error()) : needs.channel.send(letter)),
    },
    workflow: {
      ...needs.workflow,
      wake: async (...all) => lost.has('wakes') || needs.workflow.wake(...all),
    },
  });
  const rig = await openRig({ startAt: '2021-10-30 09:00', ...recorded, aroundNeeds });
  const [stopped, unheard] = [await rig.submitted(1), await rig.submitted(2)];
  await rig.askStepFunctions('StopExecution', { executionArn: executionArn('declaration', `${stopped}-1`) });
  lost.add('wakes').add('letters');
  taken(await rig.giveBack(unheard));
  await rig.submitted(3);
  lost.clear();
  await rig.turnBy(2 * 3600);
  await granted(rig, await rig.drafted(4), '2021-11-01 17:00');
  await rig.turnTo('2021-11-02 09:00');
  await rig.stop();
}

async function granted(rig: Rig, declaration: string, until: string): Promise<void> {
  const { version } = (await rig.story(declaration)).declaration;
  await rig.operate({ act: 'grant-late-entry', declaration, until, expectedVersion: version });
}

/** Every operator's act that the rehearsal has no cause for. */
async function byOperators(recorded: Recorded): Promise<void> {
  const rig = await openRig({ startAt: '2021-10-30 09:00', ...recorded });
  const id = await rig.submitted(1);
  const claimant = await rig.drafted(2, { person: 1 });
  await rig.operate({ act: 'restart-declaration', declaration: id, expectedRun: 1 });
  await rig.operate({ act: 'free-claim', declaration: claimant, holder: id });
  const file = 'registrations/2021-10-30.json';
  // A new one, and another person at a desk where something waits.
  const contact = { ...COUNTY.contact, email: 'successor@example.com' };
  const employers = [sampleEmployers.at(-1), { ...COUNTY, contact, expected: 1 }];
  const bytes = Buffer.from(JSON.stringify({ employers }));
  rig.machine.upload({ key: file, type: 'application/json', bytes });
  await rig.operate({ act: 'register-employers', file });
  await onSanctions(rig);
  await amend(rig, withRest('2021-11-10'), 1);
  await rig.turnTo('2021-11-02 10:00');
  const reopening = { call: CALL.id, stage: 'declare', from: '2021-10-31', to: '2021-11-05' };
  await confirmed(rig, { act: 'move-deadline', ...reopening });
  await rig.turnTo('2021-11-08 09:00');
  await rig.stop();
}

/** Enters a sanction of the file's example, tells a platform of it, and ends it. */
async function onSanctions(rig: Rig): Promise<void> {
  const file = 'sanctions/2021-10-30.json';
  rig.machine.upload({ key: file, type: 'application/json', bytes: readFileSync(SANCTIONS) });
  const { output = '' } = await rig.operate({ act: 'enter-sanctions', file });
  const [sanction] = /S[0-9a-f]{12}/.exec(output) ?? [];
  await rig.operate({ act: 'share-sanctions', sanctions: [sanction], platform: '示例信用平台' });
  await rig.operate({ act: 'end-sanction', sanction, expectedVersion: 1, ground: 'other' });
}
