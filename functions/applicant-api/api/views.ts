import * as z from 'zod/mini';
import { fingerprint } from '../../../adapters/keys.ts';
import type { Case } from '../../../domain/acts/guard.ts';
import { type Call, citation, stageOf } from '../../../domain/call.ts';
import { governingStage } from '../../../domain/declaration.ts';
import { type Draft, type MaterialFile, statedForm } from '../../../domain/draft.ts';
import { closingOf } from '../../../domain/ladder.ts';
import { type Named, nameIn, wordingIn } from '../../../domain/named.ts';
import { type Locks, lockOf } from '../../../domain/windows.ts';
import type { Language } from '../../language.ts';

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

export function summaryOf(
  { id, identity }: Call,
  version: number,
  language: Language,
): z.infer<typeof callSummary> {
  const title = wordingIn(language, identity.title);
  return { id, title, reviewYear: identity.reviewYear.value, version };
}

function rendered(language: Language, cite: Cited<string> & { readonly en?: string | undefined }) {
  return { value: wordingIn(language, cite), clause: citation(cite) };
}

/** Each by its name in this language; what else it holds stays as it is. */
function namesOf<T extends Named>(language: Language, cite: Cited<readonly T[]>) {
  const value = cite.value.map(({ en, name, ...rest }) => ({
    ...rest,
    name: nameIn(language, { name, en }),
  }));
  return { value, clause: citation(cite) };
}

function insuranceOf(language: Language, { insurance }: Call) {
  const { local, substitute } = (language === 'en' && insurance.en) || insurance.value;
  return { value: { local, substitute }, clause: citation(insurance) };
}

/**
 * A call with its locks: closing instants are those that hold now, not those of the file. Names and wordings come in
 * the reader's language where the call renders them; what is committed to is the Chinese.
 */
export function viewOfCall(
  call: Call,
  version: number,
  locks: Locks,
  language: Language,
): z.infer<typeof callView> {
  const { identity, commitment } = call;
  return {
    ...summaryOf(call, version, language),
    issuer: rendered(language, identity.issuer),
    issuedOn: withClause(identity.issuedOn),
    zone: identity.zone.value,
    scope: rendered(language, identity.scope),
    late: rendered(language, call.late),
    stages: call.stages.map((stage) => {
      const { id, actor, closes } = stage;
      const { opensAt, closesAt, lockedAt } = lockOf(locks, id);
      const [name, duty] = [nameIn(language, stage), rendered(language, stage.duty)];
      const locked = lockedAt !== undefined;
      return { id, name, actor, duty, opensAt, closesAt, clause: citation(closes), locked };
    }),
    levels: namesOf(language, call.levels),
    professions: namesOf(language, identity.professions),
    eligibilityRoutes: namesOf(language, call.eligibilityRoutes),
    continuingEducation: withClause(call.continuingEducation),
    selfScore: withClause(call.selfScore),
    insurance: insuranceOf(language, call),
    cutOff: withClause(call.cutOff),
    materials: namesOf(language, call.materials),
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
