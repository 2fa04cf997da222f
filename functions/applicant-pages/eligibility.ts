import * as v from 'valibot';
import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import type { ApplicantPagesNeeds } from '../../casework/needs.ts';
import { type Call, isCallId } from '../../domain/call/call.ts';
import { judgeAll } from '../../domain/eligibility/judgement.ts';
import { type Person, personForm } from '../../domain/eligibility/person.ts';
import { unknownTerms } from '../../domain/eligibility/unknown-terms.ts';
import { defectOf } from '../../domain/typed/form-defect.ts';
import { halfWidth } from '../../domain/typed/half-width.ts';
import { typedLine } from '../../domain/typed/typed-text.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayFactDefect } from '../../domain/wording/say-judgement.ts';
import {
  type EligibilityPage,
  eligibilityPage,
  factsAsked,
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
  const typed = Object.fromEntries(factsAsked(call).map((at) => [at, typedLine(form.get(at) ?? '')]));
  const spoken = { call, eligibility, vocabularies: VOCABULARIES };
  const read = v.safeParse(personForm, personIn(call, typed));
  const { language } = viewer;
  const errors = read.success ? choicesWrong(read.output, call, language) : errorsOf(read.issues, language);
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

/** The facts as typed, in the form of a person's file. What is empty is left out and so not known. */
function personIn(call: Call, typed: Readonly<Record<string, string>>): unknown {
  const stated = (at: string) => typed[at] || undefined;
  const on = (at: string) => (stated(at) === undefined ? {} : { obtainedOn: stated(at) });
  const entries = (list: string, key: string) => {
    const given = [0, 1].filter((nth) => stated(`/${list}/${nth}/${key}`) !== undefined);
    if (given.length === 0) return undefined;
    if (stated(`/${list}/0/${key}`) === NONE) return [];
    return given.map((nth) => ({
      [key]: stated(`/${list}/${nth}/${key}`),
      ...on(`/${list}/${nth}/obtainedOn`),
    }));
  };
  const award = stated('/awards/0/award');
  const rank = numberOf(stated('/awards/0/rank'));
  const years = call.continuingEducation.value.years.filter((year) => stated(`/hours/${year}`) !== undefined);
  const from = stated('/employments/0/from');
  const all = {
    degrees: entries('degrees', 'degree'),
    titles: entries('titles', 'title'),
    certificates: entries('certificates', 'certificate'),
    awards: award === NONE ? [] : award && [{ award, ...(rank === undefined ? {} : { rank }) }],
    employments: stated(NO_WORK) ? [] : from && [{ from }],
    probationPassedOn: stated('/probationPassedOn') ?? stated(NO_PROBATION),
    hours:
      years.length === 0
        ? undefined
        : Object.fromEntries(years.map((year) => [year, numberOf(typed[`/hours/${year}`])])),
    selfScore: numberOf(stated('/selfScore')),
    insurance: stated('/insurance'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** A number as typed. What is none stays a text, so that the form refuses it at its field. */
function numberOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const plain = halfWidth(text);
  return /^\d{1,9}(\.\d{1,9})?$/.test(plain) ? Number(plain) : text;
}

/** Choices that no list of the page has. */
function choicesWrong(person: Person, call: Call, language: Language): Record<string, string> {
  const wrong = language === 'zh' ? '请在所列的选项中选一项。' : 'It must be one of the choices.';
  return Object.fromEntries(unknownTerms(person, VOCABULARIES, call).map(({ at }) => [at, wrong]));
}

function errorsOf(issues: readonly v.BaseIssue<unknown>[], language: Language): Record<string, string> {
  const defects = issues.map(defectOf);
  return Object.fromEntries(defects.map((defect) => [defect.at, sayFactDefect(defect)[language]]));
}
