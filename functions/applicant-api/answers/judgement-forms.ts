import * as v from 'valibot';
import { fields } from '../../../domain/values/form.ts';

/** The forms of the API's answers about conditions. */

const text = v.string();
const number = v.number();

/** One line of a judgement: a condition, or what joins the lines below it, which stand one deeper. */
export const JudgedLine = fields({
  depth: number,
  /** `all`, `any` or `at-least` joins lines; `condition` is one. */
  kind: v.picklist(['all', 'any', 'at-least', 'condition']),
  /** How many of the lines below are asked for. */
  needed: v.optional(number),
  is: v.picklist(['met', 'not-met', 'not-known']),
  /** The JSON pointer of the condition in the call's file, by which a reason names it. */
  place: v.optional(text),
  /** What the condition asks for, in words. */
  asks: v.optional(text),
  clause: v.optional(text),
  facts: v.optional(v.array(fields({ pointer: text, value: v.union([text, number]) }))),
  /** What alone would turn it to met, in words. */
  nearest: v.optional(text),
  /** The material that proves it. */
  proof: v.optional(text),
});

export const JudgedRoute = fields({
  level: fields({ id: text, name: text }),
  eligibilityRoute: fields({ id: text, name: text }),
  is: v.picklist(['met', 'not-met', 'not-known']),
  /** The first later cut-off from which it would be met if nothing but time passed. */
  metFrom: v.optional(text),
  /** The answer if the cut-off were a year later. */
  nextYear: v.picklist(['met', 'not-met', 'not-known']),
  lines: v.array(JudgedLine),
  /** The fewest conditions that are missing to it. */
  gap: v.array(JudgedLine),
});

/** What a submission would be told of the chosen level and route. */
export const UnmetCondition = fields({
  place: text,
  clause: text,
  says: text,
  /** Whether a submission is taken with a reason under this place, or refused by rule. */
  does: v.picklist(['take-with-reason', 'refuse']),
  /** Whether a person has admitted the case on it. */
  admitted: v.boolean(),
});

/** What is not judged here: the register of sanctions, which nobody may look through for somebody else. */
const Register = fields({ is: v.literal('not-known'), says: text, clause: text });

const judgement = {
  call: text,
  version: number,
  cutOff: fields({ value: text, clause: text }),
  /** Other days, to which some conditions count, or all of them for some. */
  cutOffs: v.optional(v.array(fields({ value: text, says: text, clause: text }))),
  routes: v.array(JudgedRoute),
  register: v.optional(Register),
};
export const Judgement = fields({
  ...judgement,
  /** The places of what was stated and this call asks of nobody, so that nothing was judged by it. */
  leftAside: v.array(text),
});
/** The judgement of a draft: the routes of its level, the chosen one first. */
export const JudgedDraft = fields({
  ...judgement,
  /** What is not met to the chosen route; null while the level or the route is not chosen. */
  unmet: v.nullable(v.array(UnmetCondition)),
});
