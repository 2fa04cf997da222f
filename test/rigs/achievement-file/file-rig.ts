import { callIn } from '../../../adapters/call-file/judge-call.ts';
import { ownFile } from '../../../casework/achievement-file/own-file.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Call } from '../../../domain/call/call.ts';
import { type FaultRig, openFaultRig, QUICK } from '../faults/rig.ts';
import { type ActsOnCall, actingOn } from '../machine/acting.ts';
import { inventedApplicant } from '../machine/people.ts';
import { fileWith, publish } from '../machine/publishing.ts';
import { type Rig, type RigOptions, taken } from '../machine/rig.ts';

/** Two calls of two years, under which one account may submit at one moment. */
export interface FileRig extends FaultRig {
  readonly next: { readonly call: Call; readonly acts: ActsOnCall };
  /** The file of the nth person as the person would be shown it now. */
  fileOf(nth: number): ReturnType<typeof ownFile>;
  /** A complete draft of the nth person with these facts besides those of everybody here, under the call of this year or of the next. */
  stating(nth: number, facts: Person, under?: 'next'): Promise<string>;
}

/** This year's call asks besides for achievements and recommenders. */
const THIS = fileWith((call) => {
  call.alsoAsked?.value.push('achievements', 'recommenders');
});

/** The next year's call asks for no more than the real one, and forgets after one year. */
const NEXT = fileWith((call) => {
  call.id = 'jiaxing-it-2022';
  call.identity.reviewYear.value = 2022;
  call.achievementFile.value.years = 1;
});

export async function openFileRig(options: RigOptions = {}): Promise<FileRig> {
  const rig = await openFaultRig(QUICK, { startAt: '2021-10-08 10:00', file: THIS, ...options });
  const { needs } = rig.machine;
  const call = callIn(NEXT);
  const published = await publish(rig, NEXT, 0);
  if (published.status !== 'SUCCEEDED') throw new Error(`Not published: ${JSON.stringify(published)}`);
  const next = { call, acts: actingOn(needs, call) };
  return {
    ...rig,
    next,
    fileOf: (nth) => ownFile(needs, accountOf(rig, nth), needs.now()),
    async stating(nth, facts, under) {
      const [acts, own] = under ? [next.acts, call] : [rig, rig.call];
      const { account, draft } = inventedApplicant(own, nth, {});
      const { id } = taken(await acts.begin({ account }));
      const hours = { ...draft.facts?.hours, ...facts.hours };
      taken(await acts.change(id, { ...draft, facts: { ...draft.facts, ...facts, hours } }));
      return id;
    },
  };
}

export const accountOf = (rig: Rig, nth: number): string => rig.applicant(nth).account;
