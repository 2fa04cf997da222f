import * as z from 'zod/mini';
import { fingerprint } from '../../../adapters/keys.ts';
import type { Case } from '../../../domain/acts/guard.ts';
import { type Call, citation, stageOf } from '../../../domain/call.ts';
import { governingStage } from '../../../domain/declaration.ts';
import { type Draft, type MaterialFile, statedForm } from '../../../domain/draft.ts';
import { closingOf } from '../../../domain/ladder.ts';
import { type Locks, lockOf } from '../../../domain/windows.ts';

/** What the API shows: what people and their programs need, and nothing of how it is kept. */

const cited = <T extends z.ZodMiniType>(value: T) => z.object({ value, clause: z.string() });
const named = z.array(z.object({ id: z.string(), name: z.string() }));

export const callSummary = z.object({
  id: z.string(),
  title: z.string(),
  reviewYear: z.number(),
  version: z.number(),
});

export const callView = z.object({
  ...callSummary.shape,
  issuer: cited(z.string()),
  issuedOn: cited(z.string()),
  zone: z.string(),
  scope: cited(z.string()),
  late: cited(z.string()),
  stages: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      actor: z.string(),
      duty: cited(z.string()),
      opensAt: z.string(),
      closesAt: z.string(),
      clause: z.string(),
      locked: z.boolean(),
    }),
  ),
  levels: cited(named),
  professions: cited(named),
  eligibilityRoutes: cited(named),
  continuingEducation: cited(z.object({ years: z.array(z.number()), levels: z.array(z.string()) })),
  selfScore: cited(z.object({ eligibilityRoutes: z.array(z.string()), maximum: z.number() })),
  insurance: cited(z.object({ local: z.string(), substitute: z.string() })),
  cutOff: cited(z.string()),
  materials: cited(
    z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        optional: z.optional(z.boolean()),
        levels: z.optional(z.array(z.string())),
        eligibilityRoutes: z.optional(z.array(z.string())),
        insurance: z.optional(z.string()),
      }),
    ),
  ),
  commitment: z.object({ wording: z.string(), sha256: z.string(), clause: z.string() }),
});

interface Cited<T> {
  readonly value: T;
  readonly source?: string | undefined;
  readonly assumed?: string | undefined;
}

function withClause<T>(cite: Cited<T>): { value: T; clause: string } {
  return { value: cite.value, clause: citation(cite) };
}

export function summaryOf({ id, identity }: Call, version: number): z.infer<typeof callSummary> {
  return { id, title: identity.title.value, reviewYear: identity.reviewYear.value, version };
}

/** A call with its locks: closing instants are those that hold now, not those of the file. */
export function viewOfCall(call: Call, version: number, locks: Locks): z.infer<typeof callView> {
  const { identity, commitment } = call;
  return {
    ...summaryOf(call, version),
    issuer: withClause(identity.issuer),
    issuedOn: withClause(identity.issuedOn),
    zone: identity.zone.value,
    scope: withClause(identity.scope),
    late: withClause(call.late),
    stages: call.stages.map(({ id, name, actor, duty, closes }) => {
      const { opensAt, closesAt, lockedAt } = lockOf(locks, id);
      const locked = lockedAt !== undefined;
      return { id, name, actor, duty: withClause(duty), opensAt, closesAt, clause: citation(closes), locked };
    }),
    levels: withClause(call.levels),
    professions: withClause(identity.professions),
    eligibilityRoutes: withClause(call.eligibilityRoutes),
    continuingEducation: withClause(call.continuingEducation),
    selfScore: withClause(call.selfScore),
    insurance: withClause(call.insurance),
    cutOff: withClause(call.cutOff),
    materials: withClause(call.materials),
    commitment: {
      wording: commitment.value,
      sha256: fingerprint(commitment.value),
      clause: citation(commitment),
    },
  };
}

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
export function viewOfDeclaration(subject: Case, open: Draft): z.infer<typeof declarationView> {
  const { declaration, call } = subject;
  const { id, standing, version, callVersion, enteredAt, route, bodyIndex, submittedAt } = declaration;
  const { materials = [], ...stated } = open;
  const { commitment, defects, notice } = declaration;
  const deadline = deadlineOf(subject);
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

function deadlineOf(subject: Case) {
  const stage = governingStage(subject.call, subject.declaration);
  const closesAt = closingOf(subject);
  if (stage === undefined || closesAt === undefined) return undefined;
  const { name, closes } = stageOf(subject.call, stage);
  return { stage, name, closesAt, clause: citation(closes) };
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
