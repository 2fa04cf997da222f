import type { Story } from '../../../adapters/records/declarations/story.ts';
import type { StageRecord } from '../../../adapters/records/stage-writes.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { Employer } from '../../../domain/declaration/registry.ts';
import { postsAllowed } from '../../../domain/quota/allowed.ts';
import { neededPost } from '../../../domain/quota/needed.ts';
import type { Calendar } from '../../../domain/time/calendar.ts';
import type { SentLetter } from '../../machine/outbox.ts';
import { storyChecks } from './each-story.ts';
import { letterChecks, letterNamed, letterOf } from './letter-invariants.ts';

/** What remains when a rehearsal has ended, besides its stories and letters. */
export interface Facts {
  readonly call: Call;
  readonly calendar: Calendar;
  readonly stages: Readonly<Record<string, StageRecord>>;
  /** Ids in the index of stages: unfinished declarations, and those that a lock ended. */
  readonly listed: { readonly unfinished: ReadonlySet<string>; readonly ended: ReadonlySet<string> };
  readonly due: number;
  readonly running: number;
  readonly identityNumbers: ReadonlySet<string>;
  readonly employers: readonly Employer[];
}

/** What an invariant looks at. Each function gives a sentence for everything that it finds broken. */
export interface Watcher {
  story?(story: Story): string[];
  letter?(letter: SentLetter): string[];
  /** Is called once, after the last letter. */
  end?(): string[];
}

export type Check = (facts: Facts) => Watcher;

/** Sees every story, then every letter, one at a time, so that no more than one of them has to be in memory. */
export interface Checks {
  story(story: Story): void;
  letter(letter: SentLetter): void;
  /** Every broken invariant, as a sentence. */
  broken(): string[];
}

const CHECKS: readonly Check[] = [
  nothingIsLeftWaiting,
  ...storyChecks,
  claimsAreHeldOnce,
  postsWereFree,
  messagesWentOutOnce,
  ...letterChecks,
  numbersStayHidden,
];

/** Checks what must hold of the records at the end, whatever happened on the way. */
export function openChecks(facts: Facts): Checks {
  const watchers = CHECKS.map((check) => check(facts));
  const found: string[] = [];
  return {
    story: (story) => found.push(...watchers.flatMap((each) => each.story?.(story) ?? [])),
    letter: (letter) => found.push(...watchers.flatMap((each) => each.letter?.(letter) ?? [])),
    broken: () => [...found, ...watchers.flatMap((each) => each.end?.() ?? [])],
  };
}

function nothingIsLeftWaiting({ stages, due, running }: Facts): Watcher {
  const unswept = Object.values(stages).filter(({ lockedAt, sweptAt }) => !lockedAt || !sweptAt);
  return {
    end: () => [
      ...unswept.map(({ stage }) => `the stage ${stage} was not locked and swept`),
      ...(due > 0 ? [`${due} records are still due`] : []),
      ...(running > 0 ? [`${running} executions are still running`] : []),
    ],
  };
}

function claimsAreHeldOnce(): Watcher {
  const held = new Map<string, number>();
  return {
    story({ declaration: { standing, identity } }) {
      const person = identity?.hash ?? '';
      if (standing === 'recommended') held.set(person, (held.get(person) ?? 0) + 1);
      return [];
    },
    end: () =>
      [...held.values()]
        .filter((times) => times > 1)
        .map((times) => `one person was recommended ${times} times`),
  };
}

/** Counts anew who was recommended from each employer at each level of posts. */
function postsWereFree({ call, employers }: Facts): Watcher {
  const byCode = new Map(employers.map((each) => [each.code, each]));
  const taken = new Map<string, { employer: Employer; level: string; times: number }>();
  return {
    story({ declaration: { standing, submittedDraft } }) {
      const employer = byCode.get(submittedDraft?.employer ?? '');
      const post = employer && neededPost(call, employer, submittedDraft?.level);
      if (!post || standing !== 'recommended') return [];
      const name = `${post.employer} ${post.level}`;
      taken.set(name, { employer, level: post.level, times: (taken.get(name)?.times ?? 0) + 1 });
      return [];
    },
    end: () =>
      [...taken].flatMap(([name, { employer, level, times }]) => {
        const statement = employer.posts?.find((each) => each.level === level);
        const most = call.postQuota && statement ? postsAllowed(call.postQuota, statement) : 0;
        return times > most ? [`${times} were recommended to ${most} posts: ${name}`] : [];
      }),
  };
}

function messagesWentOutOnce(): Watcher {
  const [recorded, sent] = [new Set<string>(), new Set<string>()];
  let [letters, again] = [0, 0];
  return {
    story({ messages }) {
      for (const each of messages) if (each.state === 'sent') recorded.add(letterNamed(each));
      const stuck = messages.filter(({ state }) => state === 'sending' || state === 'queued');
      return stuck.map(
        ({ declaration, occasion }) => `the message ${occasion} of ${declaration} never went out`,
      );
    },
    letter({ reference, subject }) {
      sent.add(letterOf(reference));
      letters += 1;
      if (subject.startsWith('【重发】')) again += 1;
      return [];
    },
    end() {
      const twice = letters - sent.size - again;
      return [
        ...[...recorded]
          .filter((reference) => !sent.has(reference))
          .map((reference) => `the message ${reference} is recorded as sent but was not`),
        ...(twice > 0 ? [`${twice} messages went out twice without saying so`] : []),
      ];
    },
  };
}

/** Looks at every place where an identity number could begin, since other digits may stand before it. */
const NUMBERS = /(?=(\d{17}[\dX]))/g;

function numbersStayHidden({ identityNumbers }: Facts): Watcher {
  let isSeen = false;
  const look = (written: unknown): [] => {
    for (const [, number = ''] of JSON.stringify(written).matchAll(NUMBERS))
      isSeen ||= identityNumbers.has(number);
    return [];
  };
  return {
    story: look,
    letter: look,
    end: () => (isSeen ? ['an identity number stands in the records, the timeline or a message'] : []),
  };
}
