import * as v from 'valibot';
import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import type { ApplicantPagesNeeds } from '../../casework/needs.ts';
import { type Person, personForm } from '../../domain/achievements/person.ts';
import { type Call, isCallId } from '../../domain/call/call.ts';
import { judgeAll } from '../../domain/eligibility/judgement.ts';
import { unknownTerms } from '../../domain/eligibility/unknown-terms.ts';
import { defectOf } from '../../domain/typed/form-defect.ts';
import { numberTyped } from '../../domain/typed/typed-number.ts';
import { typedLine } from '../../domain/typed/typed-text.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayDefectAtField } from '../../domain/wording/say-defect.ts';
import {
  type EligibilityPage,
  eligibilityPage,
  fieldsAsked,
  NO_PROBATION,
  NO_WORK,
  NONE,
} from '../../pages/applicant/eligibility-page.ts';
import { pageAnswer } from '../../web/answer.ts';
import { pageNotFound } from '../../web/fault.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { partOf, type Route } from '../../web/routing.ts';
import { openPage, type Visit, visitOf } from '../../web/visit.ts';

const PATH = '/calls/{call}/eligibility';

/**
 * The routes of the page that tells anybody whether he or she may declare. The form changes nothing and nothing of it is
 * kept, so it needs no seal.
 */
export function eligibilityRoutes(needs: ApplicantPagesNeeds): Route[] {
  return [
    openPage(needs, PATH, (visit) => answerTo(needs, visit, new URLSearchParams())),
    {
      method: 'POST',
      path: PATH,
      answer: async (request, parts) =>
        answerTo(needs, await visitOf(needs, request, parts), new URLSearchParams(request.body)),
    },
  ];
}

async function answerTo(needs: ApplicantPagesNeeds, visit: Visit, form: URLSearchParams): Promise<WebAnswer> {
  const { viewer, request, parts } = visit;
  const id = partOf(parts, 'call');
  const call = isCallId(id) ? (await needs.records.calls.current(id))?.call : undefined;
  const { eligibility } = call ?? {};
  if (!call || !eligibility) return pageNotFound(request);
  const typed = Object.fromEntries(fieldsAsked(call).map((at) => [at, typedLine(form.get(at) ?? '')]));
  const spoken = { call, eligibility, vocabularies: VOCABULARIES };
  const read = v.safeParse(personForm, personIn(typed));
  const { language } = viewer;
  const errors = read.success
    ? choicesWrong(read.output, call, language)
    : errorsOf(read.issues, typed, language);
  const isRead = read.success && Object.keys(errors).length === 0;
  const page: EligibilityPage = {
    ...{ language, spoken, typed, errors },
    ...(isRead && request.method === 'POST'
      ? { judged: judgeAll(call, eligibility, VOCABULARIES, read.output) }
      : {}),
  };
  const path = `/calls/${id}/eligibility`;
  return pageAnswer({ ...viewer, path }, eligibilityPage(page), { status: isRead ? 200 : 422 });
}

/**
 * The facts as typed, in the form of a person's file. What is empty is left out and so not known. A day or a rank without
 * its entry is kept, so that the form asks for the entry.
 */
function personIn(typed: Readonly<Record<string, string>>): unknown {
  const stated = (at: string) => typed[at] || undefined;
  const entries = (list: string, keys: readonly string[]) => {
    if (stated(`/${list}/0/${keys[0]}`) === NONE) return [];
    const found = [0, 1].map((nth) => whole(keys.map((key) => [key, stated(`/${list}/${nth}/${key}`)])));
    const given = found.filter((each) => Object.keys(each).length > 0);
    return given.length === 0 ? undefined : given;
  };
  const awards = entries('awards', ['award', 'rank']);
  const years = Object.keys(typed).filter((at) => at.startsWith('/hours/') && typed[at] !== '');
  const hours = years.map((at) => [at.replace('/hours/', ''), numberTyped(typed[at] ?? '')] as const);
  const score = stated('/selfScore');
  return whole<unknown>([
    ['degrees', entries('degrees', ['degree', 'obtainedOn'])],
    ['titles', entries('titles', ['title', 'obtainedOn', 'employedFrom'])],
    ['certificates', entries('certificates', ['certificate', 'obtainedOn'])],
    [
      'awards',
      awards?.map(({ rank, ...each }) => (rank === undefined ? each : { ...each, rank: numberTyped(rank) })),
    ],
    ['employments', stated(NO_WORK) ? [] : entries('employments', ['from'])],
    ['probationPassedOn', stated('/probationPassedOn') ?? stated(NO_PROBATION)],
    ['hours', hours.length === 0 ? undefined : Object.fromEntries(hours)],
    ['selfScore', score === undefined ? undefined : numberTyped(score)],
    ['insurance', stated('/insurance')],
  ]);
}

/** An object of the entries that have a value. */
function whole<T>(entries: readonly (readonly [string, T | undefined])[]): Record<string, T> {
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== undefined));
}

/** Choices that no list of the page has. */
function choicesWrong(person: Person, call: Call, language: Language): Record<string, string> {
  const wrong = language === 'zh' ? '请在所列的选项中选一项。' : 'It must be one of the choices.';
  return Object.fromEntries(unknownTerms(person, VOCABULARIES, call).map(({ at }) => [at, wrong]));
}

function errorsOf(
  issues: readonly v.BaseIssue<unknown>[],
  typed: Readonly<Record<string, string>>,
  language: Language,
): Record<string, string> {
  const defects = issues.map(defectOf).map((each) => (typed[each.at] ? each : missingAt(each.at)));
  return Object.fromEntries(defects.map((defect) => [defect.at, sayDefectAtField(defect)[language]]));
}

const missingAt = (at: string): Defect => ({ at, because: 'missing' });
