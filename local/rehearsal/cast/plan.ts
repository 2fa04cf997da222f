import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import type { Route } from '../../../domain/declaration/routing.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import type { MovedDeadline } from './moved-deadline.ts';
import type { PeoplesActs } from './peoples-acts.ts';
import type { Place } from './way.ts';
import type { Window } from './window.ts';

/** An act at one instant, and its expected answer: accepted, or refused with this word. */
export interface Step {
  readonly at: Instant;
  readonly account: string;
  /** The move that the timeline shows once it is done. */
  readonly move: string;
  readonly answer: string;
  readonly act: (people: PeoplesActs) => Promise<AnyVerdict<unknown>>;
}

/** An operator's start of a machine at one instant. */
export interface OperatorStep {
  readonly at: Instant;
  readonly name: string;
  readonly input: (people: PeoplesActs) => Promise<Record<string, unknown>>;
}

/** How a declaration ends, as its call names it: its standing, or as abandoned (视为放弃). */
export type End = Standing | 'abandoned';

/** The plan of one invented applicant: the steps, and where they have led so far. */
export interface Plan {
  readonly index: number;
  readonly account: string;
  window: Window;
  readonly draft: Draft;
  /** Everything that follows a submission, in the call's order. */
  way: readonly Place[];
  /** What the plan goes by once the draft was carried into the next batch; undefined if it is carried nowhere. */
  readonly next: () => Pick<Plan, 'window' | 'way' | 'stage'> | undefined;
  readonly chance: () => number;
  /** How slowly people begin, from 0 (on the first day) to 1. A short window needs quick people. */
  readonly pace: number;
  readonly moved: MovedDeadline;
  readonly steps: Step[];
  readonly operatorSteps: OperatorStep[];
  /** The places that are still ahead, the present one first; empty while the declaration is with its applicant. */
  ahead: readonly Place[];
  /** The stage that closes the present wait. */
  stage: string;
  /** The end that the call gives the declaration if nobody acts any more before this stage closes. */
  unfinished: End;
  /** The declaration's own deadline in the present wait. */
  endsAt: Instant | undefined;
  /** When the submission and the steps that were done came to their end, by their ids. */
  readonly happened: Record<string, Instant>;
  /** The steps whose public notices have ended. */
  endedNotices: readonly string[];
  /** The places where what the applicant paid or handed in was confirmed. */
  confirmed: readonly Place[];
  /** Whether a grant or a moved deadline stands in for the closing. */
  isExcepted: boolean;
  /** Whether some act comes too early or too late for its stage, so that nobody could keep to this plan. */
  isUnkept: boolean;
}

/** What a persona needs of a call and of the employer's route. */
export interface Asks {
  readonly route?: Route;
  /** A route with bodies, or one without. */
  readonly bodies?: boolean;
  /** The employer reviews. */
  readonly employer?: true;
  readonly notice?: true;
  /** What the applicant has to do, and a body confirms. */
  readonly confirmed?: 'pay' | 'hand-in';
  /** What is returned has a deadline of its own. */
  readonly ownDeadline?: true;
  /** A step of this actor returns declarations to the applicant. */
  readonly returns?: 'employer' | 'body';
  /** A step may return declarations to the applicant so often and no more. */
  readonly isBounded?: true;
  /** The employer has no free post, under a call that asks for one at the recommendation. Every other one has enough. */
  readonly noPost?: true;
}

export interface Persona {
  readonly name: string;
  readonly asks: Asks;
  /** The planned end. What is left `unfinished` ends as the call says of the step in which it is left. */
  readonly ends: End | 'unfinished';
  readonly plan: (plan: Plan) => void;
}
