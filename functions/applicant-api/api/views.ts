import * as z from 'zod/mini';
import type { Case } from '../../../domain/acts/guard.ts';
import { citation, stageOf } from '../../../domain/call.ts';
import { governingStage } from '../../../domain/declaration.ts';
import { type Draft, type MaterialFile, statedForm } from '../../../domain/draft.ts';
import { closingOf } from '../../../domain/ladder.ts';
import { nameIn } from '../../../domain/named.ts';
import type { Language } from '../../../domain/said.ts';

/** What the API shows, a call besides: what people and their programs need, and nothing of how it is kept. */

export const fileView = z.object({
  upload: z.string(),
  material: z.string(),
  fileName: z.string(),
  type: z.string(),
  bytes: z.number(),
  sha256: z.string(),
});

export function viewOfFile(file: MaterialFile): z.infer<typeof fileView> {
  const { upload, material, fileName, type, bytes, sha256 } = file;
  return { upload, material, fileName, type, bytes, sha256 };
}

export const declarationSummary = z.object({
  id: z.string(),
  call: z.string(),
  standing: z.string(),
  version: z.number(),
});

export const declarationView = z.object({
  ...declarationSummary.shape,
  callVersion: z.number(),
  enteredAt: z.string(),
  stated: statedForm,
  materials: z.array(fileView),
  deadline: z.optional(
    z.object({ stage: z.string(), name: z.string(), closesAt: z.string(), clause: z.string() }),
  ),
  submittedAt: z.optional(z.string()),
  commitment: z.optional(z.object({ wording: z.string(), hash: z.string(), at: z.string() })),
  toCorrect: z.optional(z.array(z.string())),
  route: z.array(z.object({ body: z.string(), name: z.string(), present: z.boolean() })),
  publicNotice: z.optional(
    z.object({
      postedOn: z.string(),
      place: z.string(),
      lastDay: z.string(),
      resultFrom: z.string(),
      endedOn: z.optional(z.string()),
    }),
  ),
});

/** A declaration for its owner; the draft is open. */
export function viewOfDeclaration(
  subject: Case,
  open: Draft,
  language: Language,
): z.infer<typeof declarationView> {
  const { declaration, call } = subject;
  const { id, standing, version, callVersion, enteredAt, route, bodyIndex, submittedAt } = declaration;
  const { materials = [], ...stated } = open;
  const { commitment, defects, notice } = declaration;
  const deadline = deadlineOf(subject, language);
  return {
    id,
    call: call.id,
    standing,
    version,
    callVersion,
    enteredAt,
    stated,
    materials: materials.map(viewOfFile),
    ...(deadline ? { deadline } : {}),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(commitment ? { commitment } : {}),
    ...(defects ? { toCorrect: [...defects] } : {}),
    route: route.map(({ body, name }, index) => ({
      body,
      name,
      present: standing === 'forwarded' && index === bodyIndex,
    })),
    ...(notice ? { publicNotice: viewOfNotice(notice) } : {}),
  };
}

function viewOfNotice(notice: NonNullable<Case['declaration']['notice']>) {
  const { postedOn, place, lastDay, resultFrom, endedOn } = notice;
  return { postedOn, place, lastDay, resultFrom, ...(endedOn === undefined ? {} : { endedOn }) };
}

function deadlineOf(subject: Case, language: Language) {
  const stage = governingStage(subject.call, subject.declaration);
  const closesAt = closingOf(subject);
  if (stage === undefined || closesAt === undefined) return undefined;
  const found = stageOf(subject.call, stage);
  return { stage, name: nameIn(language, found), closesAt, clause: citation(found.closes) };
}

export const doneView = z.object({
  declaration: z.string(),
  standing: z.string(),
  version: z.number(),
  warnings: z.array(z.string()),
});

export const defectView = z.object({
  pointer: z.string(),
  because: z.string(),
  detail: z.string(),
  clause: z.optional(z.string()),
});

export const problemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  because: z.string(),
  clause: z.optional(z.string()),
  defects: z.optional(z.array(defectView)),
});
