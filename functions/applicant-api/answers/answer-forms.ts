import * as v from 'valibot';
import { personForm } from '../../../domain/achievements/person.ts';
import { AT_CLOSING } from '../../../domain/call/call.ts';
import { FACT_NAMES } from '../../../domain/call/fact-names.ts';
import { statedForm } from '../../../domain/declaration/draft/draft.ts';
import { fields } from '../../../domain/values/form.ts';
import { JudgedDraft, JudgedLine, JudgedRoute, Judgement, UnmetCondition } from './judgement-forms.ts';

/**
 * The forms of the API's answers. The document is built from them and the code is typed by them; they never run in
 * an answer.
 */

const text = v.string();
const texts = v.array(text);
const number = v.number();
const cited = <T extends v.GenericSchema>(value: T) => fields({ value, clause: text });

const File = fields({
  upload: text,
  material: text,
  fileName: text,
  type: text,
  bytes: number,
  sha256: text,
  /** The hash that was stated of a picture before it was redrawn. */
  statedSha256: v.optional(text),
  /** Other materials that have exactly these bytes. */
  alsoGivenFor: v.optional(texts),
});

const CallSummary = fields({ id: text, title: text, reviewYear: number, version: number });
const CitedText = cited(text);
const CitedNames = cited(v.array(fields({ id: text, name: text })));

const Call = fields({
  ...CallSummary.entries,
  issuer: CitedText,
  issuedOn: CitedText,
  zone: text,
  scope: CitedText,
  late: CitedText,
  stages: v.array(
    fields({
      id: text,
      name: text,
      actor: text,
      duty: CitedText,
      opensAt: text,
      closesAt: text,
      clause: text,
      locked: v.boolean(),
      /** What becomes of what is unfinished then, where the call says it of the step. */
      atClosing: v.optional(cited(v.picklist(AT_CLOSING))),
    }),
  ),
  levels: CitedNames,
  professions: CitedNames,
  eligibilityRoutes: CitedNames,
  /** The facts that are asked for, by which clause, and of which levels and routes; of all where none are named. */
  asks: v.array(
    fields({
      fact: v.picklist(FACT_NAMES),
      clause: text,
      levels: v.optional(texts),
      eligibilityRoutes: v.optional(texts),
      years: v.optional(v.array(number)),
      employedFrom: v.optional(v.boolean()),
    }),
  ),
  /** The situations of insurance, each with the materials that prove it. */
  insurance: v.optional(cited(v.array(fields({ id: text, name: text, provedBy: v.optional(texts) })))),
  selfScoreMaximum: v.optional(cited(number)),
  /** The scoring table. Without its contents, the total that is stated is judged. Its form is that of a call's file. */
  scoring: v.optional(fields({ name: text, clause: text, table: v.optional(v.looseObject({})) })),
  cutOff: CitedText,
  materials: cited(
    v.array(
      fields({
        id: text,
        name: text,
        optional: v.optional(v.boolean()),
        levels: v.optional(texts),
        eligibilityRoutes: v.optional(texts),
        insurance: v.optional(text),
        /** The formats that are taken of it, and the most kilobytes of a file, where the call narrows them. */
        formats: v.optional(texts),
        mostKilobytes: v.optional(number),
      }),
    ),
  ),
  commitment: fields({ wording: text, sha256: text, clause: text }),
});

const DeclarationSummary = fields({ id: text, call: text, standing: text, version: number });

const Declaration = fields({
  ...DeclarationSummary.entries,
  callVersion: number,
  enteredAt: text,
  stated: statedForm,
  materials: v.array(File),
  /** `ofCase` says how the declaration's own deadline is counted, where that ends the wait and not the closing of the stage. */
  deadline: v.optional(
    fields({ stage: text, name: text, closesAt: text, clause: text, ofCase: v.optional(text) }),
  ),
  submittedAt: v.optional(text),
  /** The instant at which it is submitted by itself, if that is booked. It takes no change until then. */
  bookedFor: v.optional(text),
  commitment: v.optional(fields({ wording: text, hash: text, at: text })),
  toCorrect: v.optional(texts),
  /** How often each step may return it, and still may, where the call bounds it. */
  returns: v.optional(v.array(fields({ step: text, name: text, most: number, left: number, clause: text }))),
  route: v.array(fields({ body: text, name: text, present: v.boolean() })),
  publicNotice: v.optional(
    fields({
      postedOn: text,
      place: text,
      lastDay: v.optional(text),
      resultFrom: v.optional(text),
      waitsForYear: v.optional(number),
      endedOn: v.optional(text),
    }),
  ),
});

const Defect = fields({ pointer: text, because: text, detail: text, clause: v.optional(text) });

/** The forms by their names in the document. */
export const ANSWERS = {
  Document: v.looseObject({}),
  CallSummary,
  Calls: fields({ calls: v.array(CallSummary) }),
  CitedText,
  CitedNames,
  Call,
  JudgedLine,
  JudgedRoute,
  Judgement,
  UnmetCondition,
  JudgedDraft,
  Employer: fields({ code: text, name: text, kind: text, district: text, affiliation: text }),
  DeclarationSummary,
  Declarations: fields({ declarations: v.array(DeclarationSummary) }),
  Stated: statedForm,
  Declaration,
  Missing: fields({ missing: v.array(Defect) }),
  AchievementFile: fields({
    lastUsedOn: text,
    /** From this day on it is forgotten, unless it is used again before. */
    forgottenOn: text,
    facts: personForm,
    /** The words of each term in the facts, by vocabulary and id. */
    words: v.record(text, v.record(text, fields({ zh: text, en: text }))),
  }),
  File,
  Materials: fields({ materials: v.array(File) }),
  Announced: fields({
    upload: text,
    /** The name under which the file is kept, with the ending of its type. */
    fileName: text,
    form: fields({ url: text, fields: v.record(text, text) }),
    /** Seconds for which the form can be posted. */
    livesSeconds: number,
  }),
  Done: fields({ declaration: text, standing: text, version: number, warnings: texts }),
  Timeline: fields({
    timeline: v.array(fields({ version: number, at: text, move: text, says: text })),
    /** The number of entries before these. */
    earlier: number,
  }),
  Why: fields({ why: texts }),
  Defect,
  Problem: fields({
    type: text,
    title: text,
    status: number,
    detail: text,
    because: text,
    clause: v.optional(text),
    defects: v.optional(v.array(Defect)),
  }),
};

export type AnswerName = keyof typeof ANSWERS;
export type Answer<N extends AnswerName> = v.InferOutput<(typeof ANSWERS)[N]>;
