import type { Story } from '../../adapters/records/declarations/story.ts';
import type { Call } from '../../domain/call/call.ts';
import { type Instant, wallTimeOf } from '../../domain/values/instant.ts';
import { sayEntry } from '../../domain/wording/say-entry.ts';
import type { LeftOut, Player } from './cast/cast.ts';
import type { End } from './cast/plan.ts';
import type { Surprise } from './journal.ts';

/** The end of one applicant in the report. */
export interface Fate {
  readonly reference: string;
  readonly account: string;
  readonly persona: string;
  readonly planned: End;
  readonly ended: End | 'never-began';
  readonly cause: string;
  readonly timeline: readonly { readonly at: string; readonly said: string }[];
}

/** A movement of a deadline, as the officers recorded it. */
export interface MovedDeadline {
  readonly stage: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface Report {
  readonly call: string;
  readonly seed: number;
  readonly applicants: number;
  /** The personas to whom the call gives no place, and why. */
  readonly leftOut: readonly LeftOut[];
  readonly moved: readonly MovedDeadline[];
  readonly fates: readonly Fate[];
  readonly outcomes: Readonly<Record<string, number>>;
  readonly messages: Readonly<Record<string, number>>;
  /** The number of letters that told the messages. */
  readonly letters: number;
  readonly surprises: readonly Surprise[];
  readonly broken: readonly string[];
}

/** A refused attempt. It is no act and stands in no record, but readers of the report want to see it. */
export interface Attempt {
  readonly at: Instant;
  readonly move: string;
  readonly refused: string;
}

export function fateOf(
  call: Call,
  { account, persona, ends }: Player,
  story: Story | undefined,
  attempts: readonly Attempt[],
): Fate {
  const zone = call.identity.zone.value;
  const { declaration, timeline = [] } = story ?? {};
  return {
    reference: declaration?.id ?? '',
    account,
    persona: persona.name,
    planned: ends,
    ended: declaration ? endOf(declaration) : 'never-began',
    cause: causeOf(timeline.at(-1)),
    timeline: [
      ...timeline.map((entry) => ({ at: entry.at, said: sayEntry(entry, call).zh })),
      ...attempts.map(({ at, move, refused }) => ({ at, said: `未受理 refused：${move}；${refused}` })),
    ]
      .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
      .map(({ at, said }) => ({ at: shownAt(at, zone), said })),
  };
}

function endOf({ standing, lapsed }: Story['declaration']): End {
  return standing === 'lapsed' && lapsed?.as === 'abandoned' ? 'abandoned' : standing;
}

/** An instant on the zone's wall clock, with milliseconds only if they are not zero. */
export function shownAt(at: Instant, zone: string): string {
  return wallTimeOf(at, zone)
    .replace('T', ' ')
    .replace(/\.000$/, '');
}

function causeOf(last: Story['timeline'][number] | undefined): string {
  const { cause, reason } = last?.inputs ?? {};
  return String(cause ?? reason ?? last?.to ?? '');
}

/** Counts by word, sorted by word, so that one rehearsal always gives one text. */
export function counted(words: readonly string[]): Record<string, number> {
  const tally = openTally();
  for (const word of words) tally.add(word);
  return tally.counts();
}

/** A count by word that grows word by word. */
export function openTally(): { add(word: string): void; counts(): Record<string, number> } {
  const times = new Map<string, number>();
  return {
    add: (word) => void times.set(word, (times.get(word) ?? 0) + 1),
    counts: () => Object.fromEntries([...times].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** The report as people read it. Its last line is one sentence with the counts. */
export function printed(report: Report): string {
  const { fates, outcomes, messages, surprises, broken } = report;
  const shown = firstOfEach(fates);
  const moves = report.moved.map(
    ({ stage, at, from, to, reason }) => `  ${at}　“${stage}”的截止由 ${from} 改为 ${to}（${reason}）`,
  );
  const leftOut = report.leftOut.map(({ persona, because }) => `  ${persona}：${because}`);
  return [
    ...(leftOut.length > 0 ? ['没有演练的情形 Left out', ...leftOut, ''] : []),
    ...(moves.length > 0 ? ['截止时间变动 Moved deadlines', ...moves, ''] : []),
    '时间线 Timelines（每种情形一份 one of each kind）',
    ...shown.flatMap(({ reference, persona, timeline }) => [
      `\n${reference}　${persona}`,
      ...timeline.map(({ at, said }) => `  ${at}　${said}`),
    ]),
    '\n结果 Outcomes by cause',
    ...table(outcomes),
    '\n消息 Messages by occasion',
    ...table(messages),
    ...(surprises.length > 0 ? ['\n意外 Surprises', ...surprises.map(saySurprise)] : []),
    ...(broken.length > 0 ? ['\n不变量被破坏 Broken invariants', ...broken.map((each) => `  ${each}`)] : []),
    '',
    closing(report),
  ].join('\n');
}

function firstOfEach(fates: readonly Fate[]): Fate[] {
  const groups = Map.groupBy(fates, ({ persona }) => persona);
  return [...groups.values()].flatMap(([first]) => (first ? [first] : []));
}

function table(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).map(([word, count]) => `  ${String(count).padStart(5)}  ${word}`);
}

function saySurprise({ at, who, move, expected, got }: Surprise): string {
  return `  ${at} ${who} ${move}: expected ${expected}, got ${got}`;
}

function closing({ applicants, fates, messages, letters, surprises, broken }: Report): string {
  const ended = counted(fates.map(({ ended }) => ended));
  const ends = Object.entries(ended).map(([word, count]) => `${count} ${word}`);
  const told = Object.values(messages).reduce((sum, count) => sum + count, 0);
  return (
    `${applicants} applicants: ${ends.join(', ')}; ${told} messages in ${letters} letters; ` +
    `${surprises.length} surprises, ${broken.length} broken invariants.`
  );
}
