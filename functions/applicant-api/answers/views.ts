import { alsoGivenFor } from '../../../domain/acts/applicant/materials.ts';
import { closingOfWait } from '../../../domain/acts/guard.ts';
import { daysOfNotice } from '../../../domain/acts/notice-days.ts';
import { nameIn } from '../../../domain/call/named.ts';
import { closingClause, stageNamed } from '../../../domain/call/steps.ts';
import { bodyInTurn } from '../../../domain/declaration/at-desk.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Draft, MaterialFile } from '../../../domain/declaration/draft/draft.ts';
import type { PublicNotice } from '../../../domain/declaration/notice.ts';
import { boundsOfReturns } from '../../../domain/declaration/returns-counted.ts';
import { governingStage } from '../../../domain/declaration/way.ts';
import { ownDeadline } from '../../../domain/reminders/ladder/days-of-wait.ts';
import type { Language } from '../../../domain/values/said.ts';
import type { Answer } from './answer-forms.ts';

/**
 * The API's views of everything but calls. They hold what people and their programs need, and nothing of how it is
 * kept.
 */

/**
 * The view of a file among those of its declaration. It names other materials with the same bytes, which may be
 * meant or a mistake.
 */
export function viewOfFile(file: MaterialFile, all: readonly MaterialFile[]): Answer<'File'> {
  const { upload, material, fileName, type, bytes, sha256, statedSha256 } = file;
  const also = alsoGivenFor(all, file);
  const told = also.length > 0 ? { alsoGivenFor: also } : {};
  const stated = statedSha256 === undefined ? {} : { statedSha256 };
  return { upload, material, fileName, type, bytes, sha256, ...stated, ...told };
}

/** The view of a declaration for its owner; takes the draft with its number open. */
export function viewOfDeclaration(subject: Case, open: Draft, language: Language): Answer<'Declaration'> {
  const { declaration, call } = subject;
  const { id, standing, version, callVersion, enteredAt, route, bodyIndex, submittedAt } = declaration;
  const { materials = [], ...stated } = open;
  const { commitment, defects, notice, bookedFor } = declaration;
  const deadline = deadlineOf(subject, language);
  const bounds = boundsOfReturns(call, declaration).map(({ step, ...bound }) => ({
    step: step.id,
    name: nameIn(language, step),
    ...bound,
  }));
  return {
    id,
    call: call.id,
    standing,
    version,
    callVersion,
    enteredAt,
    stated,
    materials: materials.map((file) => viewOfFile(file, materials)),
    ...(deadline ? { deadline } : {}),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(bookedFor === undefined ? {} : { bookedFor }),
    ...(commitment ? { commitment } : {}),
    ...(defects ? { toCorrect: [...defects] } : {}),
    ...(bounds.length > 0 ? { returns: bounds } : {}),
    route: route.map(({ body, name }, index) => ({
      body,
      name,
      present: bodyInTurn(declaration) !== undefined && index === bodyIndex,
    })),
    ...(notice ? { publicNotice: viewOfNotice(subject, notice) } : {}),
  };
}

/**
 * The view of a public notice, with its days as far as they can be counted, or the year whose arrangement they wait
 * for.
 */
function viewOfNotice(subject: Case, notice: PublicNotice) {
  const { postedOn, place, endedOn } = notice;
  const days = daysOfNotice(subject, notice);
  const counted = days.ok ? days.value : { waitsForYear: days.refusal.year };
  return { postedOn, place, ...counted, ...(endedOn === undefined ? {} : { endedOn }) };
}

function deadlineOf(subject: Case, language: Language) {
  const stage = governingStage(subject.call, subject.declaration);
  const closesAt = closingOfWait(subject);
  if (stage === undefined || closesAt === undefined) return undefined;
  const name = nameIn(language, stageNamed(subject.call, stage));
  const own = ownDeadline(subject);
  const ofCase = own && { ofCase: own.says[language] };
  return { stage, name, closesAt, clause: own?.clause ?? closingClause(subject.call, stage), ...ofCase };
}
