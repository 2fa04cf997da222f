import type { Case } from '../../declaration/case.ts';
import type { Change } from '../../declaration/change.ts';
import type { TimelineEntry } from '../../declaration/timeline.ts';
import { textDefects } from '../../declaration/written.ts';
import { measuring } from '../../scoring/indicators.ts';
import { numberTyped } from '../../typed/typed-number.ts';
import type { Defect } from '../../values/defect.ts';
import { accepted, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { sayLine } from '../../wording/say-score.ts';
import { MAX_REASON, MAX_REASONS } from '../applicant/reasons.ts';

/**
 * The columns of a scoring table: the person's own points, the employer's and the review committee's, each by itself. A record
 * names its column. The committee has no act yet.
 */
export const SCORE_COLUMNS = ['self', 'employer', 'committee'] as const;
export type ScoreColumn = (typeof SCORE_COLUMNS)[number];

/** Points that a scorer gives one line in place of its own, and why. */
export interface LineScored {
  /** The place of the line in what was submitted, from 0. */
  readonly nth: number;
  readonly points: number;
  readonly why: string;
}

const [POINTS, WHY] = ['points', 'pointsWhy'];
/** The most points of one line, as of any number of a table. */
const MAX_POINTS = 1000;

export const fieldOfPoints = (nth: number) => `${POINTS}.${nth}`;
export const fieldOfWhy = (nth: number) => `${WHY}.${nth}`;

/** Reads the points that a form gives to lines. A line with both fields empty keeps its own. */
export function readScored(stated: Readonly<Record<string, string | undefined>>): {
  scored: LineScored[];
  defects: Defect[];
} {
  const places = Object.entries(stated).flatMap(([name, text]) => {
    const [, nth] = /^points(?:Why)?\.(\d{1,3})$/.exec(name) ?? [];
    return nth === undefined || text === '' ? [] : [Number(nth)];
  });
  const lines = [...new Set(places)].map((nth) => ({
    nth,
    points: numberTyped(stated[fieldOfPoints(nth)] ?? ''),
    why: stated[fieldOfWhy(nth)] ?? '',
  }));
  const most: Defect[] = lines.length > MAX_REASONS ? [{ at: `/${POINTS}`, because: 'malformed' }] : [];
  return {
    scored: lines.flatMap(({ points, ...line }) => (typeof points === 'number' ? [{ ...line, points }] : [])),
    defects: [
      ...most,
      ...lines.flatMap(({ nth, points, why }) => [
        ...pointDefects(fieldOfPoints(nth), points),
        ...textDefects(fieldOfWhy(nth), why, { most: MAX_REASON }),
      ]),
    ],
  };
}

function pointDefects(name: string, points: number | string): Defect[] {
  const at = `/${name}`;
  if (points === '') return [{ at, because: 'missing' }];
  if (typeof points === 'string' || Number(points.toFixed(2)) !== points)
    return [{ at, because: 'malformed' }];
  return points > MAX_POINTS ? [{ at, because: 'too-large', detail: { maximum: MAX_POINTS } }] : [];
}

/** What the timeline says of it. Each must be a line of the last submission, and it must be the employer's turn. */
export function inputsOfScored(
  { call, declaration }: Pick<Case, 'call' | 'declaration'>,
  scored: readonly LineScored[],
): ReviewerVerdict<NonNullable<Change['inputs']>> {
  if (scored.length === 0) return accepted({});
  const table = call.scoring?.table;
  const lines = declaration.submittedDraft?.facts?.scoreLines ?? [];
  const said = scored.map(({ nth, points, why }) => {
    const line = lines[nth];
    if (!table || !line || !measuring(table, line.indicator)) return undefined;
    return `${sayLine(table, line).zh} ${points}分：${why}`;
  });
  if (declaration.standing !== 'submitted' || said.includes(undefined)) return refused('no-such-line');
  return accepted({
    scored: said.filter((each) => each !== undefined),
    scoredBy: 'employer' satisfies ScoreColumn,
    scoredAt: scored.map(({ nth }) => String(nth)),
    scoredPoints: scored.map(({ points }) => String(points)),
    scoredWhy: scored.map(({ why }) => why),
  });
}

/** The points of a column since the last submission, by the places of their lines; the latest of each counts. */
export function scoredIn(
  timeline: readonly TimelineEntry[],
  column: ScoreColumn,
): ReadonlyMap<number, LineScored> {
  const submitted = timeline.findLastIndex(({ move }) => move === 'submit');
  const own = timeline.slice(Math.max(0, submitted)).filter(({ inputs }) => inputs?.scoredBy === column);
  const lines = own.flatMap(({ inputs = {} }) => {
    const [places, points, why] = [inputs.scoredAt, inputs.scoredPoints, inputs.scoredWhy].map((each) =>
      Array.isArray(each) ? each : [],
    );
    return (places ?? []).map((place: string, at) => ({
      nth: Number(place),
      points: Number(points?.[at]),
      why: String(why?.[at] ?? ''),
    }));
  });
  return new Map(lines.map((line) => [line.nth, line]));
}
