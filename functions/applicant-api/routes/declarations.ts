import * as v from 'valibot';
import { changeDraft } from '../../../casework/applicant/change-draft.ts';
import { createDraft } from '../../../casework/applicant/create-draft.ts';
import { withNumberOpen } from '../../../casework/applicant/identity.ts';
import { missingOf } from '../../../casework/applicant/missing.ts';
import { circumstancesOf } from '../../../casework/circumstances.ts';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import { isCallId } from '../../../domain/call/call.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import { changeForm } from '../../../domain/declaration/draft/draft.ts';
import { PARTS_TAKEN } from '../../../domain/declaration/draft/taken.ts';
import { fields } from '../../../domain/values/form.ts';
import { said } from '../../../domain/values/said.ts';
import { accepted, refused } from '../../../domain/values/verdict.ts';
import type { WebRequest } from '../../../web/gateway-event.ts';
import { languageOf } from '../../../web/language.ts';
import { defectIn } from '../../../web/problem.ts';
import { partOf } from '../../../web/routing.ts';
import { viewOfJudgedDraft } from '../answers/judgement-view.ts';
import { viewOfDeclaration } from '../answers/views.ts';
import { type ApiRoute, inZone, ownRoute, type Reply } from '../request/api-route.ts';
import { ownAct, ownCase } from '../request/own-case.ts';
import { readBody, readJson } from '../request/reading.ts';

const begin = fields({
  call: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** Whether the draft begins with what the applicant's achievement file holds. */
  useAchievementFile: v.optional(v.boolean()),
  /** What the draft takes of another declaration of the applicant, by its reference number. */
  take: v.optional(
    fields({
      from: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
      parts: v.pipe(v.array(v.picklist(PARTS_TAKEN)), v.minLength(1), v.maxLength(PARTS_TAKEN.length)),
    }),
  ),
});

/** The routes of drafts: begin, read, change, and list what is missing. */
export function declarationRoutes(needs: ApplicantNeeds): ApiRoute[] {
  return [
    listDeclarations(needs),
    beginDeclaration(needs),
    readDeclaration(needs),
    changeDeclaration(needs),
    listMissing(needs),
    judgeDraft(needs),
  ];
}

function listDeclarations(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'GET', path: '/api/v1/declarations' },
    {
      says: said('我的申报', 'My declarations'),
      answers: { 200: 'Declarations' },
    },
    async ({ session }) => {
      const ids = await needs.records.declarations.allOfAccount(session.account);
      const all = await Promise.all(ids.map((id) => needs.records.declarations.get(id)));
      const declarations = all.flatMap((each) =>
        each ? [{ id: each.id, call: each.call, standing: each.standing, version: each.version }] : [],
      );
      return accepted({ json: { declarations } });
    },
  );
}

function beginDeclaration(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'POST', path: '/api/v1/declarations', attempt: 'begin' },
    {
      says: said(
        '在一个评审通知下建立草稿；已有的照样返回',
        'Begins a draft under a call, or gives the one that was begun',
      ),
      body: begin,
      answers: { 200: 'Declaration', 201: 'Declaration' },
    },
    async ({ request, session }) => {
      const body = readBody(request, begin);
      if (!body.ok) return body;
      const { call, useAchievementFile: fromFile, take } = body.value;
      if (!isCallId(call)) return refused('no-such-call');
      const begun = await createDraft(needs)(
        { call, account: session.account, fromFile, take, name: session.name },
        request.receivedAt,
      );
      if (!begun.ok) return inZone(begun, await zoneOf(needs, call));
      const { isNew, ...subject } = begun.value;
      const shown = await replyWith(needs, request, subject);
      return shown.ok ? accepted({ ...shown.value, status: isNew ? 201 : 200 }) : shown;
    },
  );
}

function readDeclaration(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'GET', path: '/api/v1/declarations/{id}' },
    {
      says: said('一份申报；ETag 是它的版本', 'One declaration; the ETag is its version'),
      answers: { 200: 'Declaration' },
    },
    ({ request, session, parts }) => show(needs, request, session.account, partOf(parts, 'id')),
  );
}

function changeDeclaration(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'PATCH', path: '/api/v1/declarations/{id}', attempt: 'change' },
    {
      says: said(
        '修改草稿（JSON 合并补丁，null 表示清除）；通知不向任何人要的情况不收，逐项指出',
        'Changes a draft (a JSON merge patch; null takes a value away). Facts that the call asks nobody for are refused by name',
      ),
      body: changeForm,
      ifMatch: true,
      answers: { 200: 'Declaration' },
    },
    async (asked) => {
      const own = await ownAct(needs, asked);
      if (!own.ok) return own;
      const { request } = asked;
      const changes = readJson(request);
      if (!changes.ok) return changes;
      const { call, arrival } = own.value;
      const { id } = own.value.declaration;
      const changed = await changeDraft(needs)({
        id,
        changes: changes.value,
        arrival,
        caseAsRead: own.value,
      });
      if (!changed.ok) return inZone(changed, call.identity.zone.value);
      return replyWith(needs, request, changed.value);
    },
  );
}

function listMissing(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'GET', path: '/api/v1/declarations/{id}/missing' },
    {
      says: said('提交还缺什么', 'What a submission still lacks'),
      answers: { 200: 'Missing' },
    },
    async ({ request, session, parts }) => {
      const owned = await ownCase(needs, session.account, partOf(parts, 'id'));
      if (!owned.ok) return owned;
      const open = await withNumberOpen(needs, owned.value.declaration);
      const language = languageOf(request);
      const missing = await missingOf(needs, owned.value, open, request.receivedAt);
      const said = missing.map((defect) => defectIn(language, defect));
      return accepted({ json: { missing: said } });
    },
  );
}

function judgeDraft(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'GET', path: '/api/v1/declarations/{id}/eligibility' },
    {
      says: said(
        '按所填情况判断所报级别的各条途径，所选的在前；提交时要说明理由的条件及其位置',
        'Judges every route of the stated level, the chosen one first; and the conditions, with their places, that a submission needs reasons for',
      ),
      answers: { 200: 'JudgedDraft' },
    },
    async ({ request, session, parts }) => {
      const owned = await ownCase(needs, session.account, partOf(parts, 'id'));
      if (!owned.ok) return owned;
      const json = viewOfJudgedDraft(
        owned.value,
        languageOf(request),
        await circumstancesOf(needs, owned.value),
      );
      return json ? accepted({ json }) : refused('judges-nobody');
    },
  );
}

async function show(needs: ApplicantNeeds, request: WebRequest, account: string, id: string): Promise<Reply> {
  const owned = await ownCase(needs, account, id);
  return owned.ok ? replyWith(needs, request, owned.value) : owned;
}

async function replyWith(needs: ApplicantNeeds, request: WebRequest, subject: Case): Promise<Reply> {
  const { declaration } = subject;
  const json = viewOfDeclaration(subject, await withNumberOpen(needs, declaration), languageOf(request));
  const location = `/api/v1/declarations/${declaration.id}`;
  return accepted({ json, headers: { etag: `"${declaration.version}"`, location } });
}

async function zoneOf({ records }: ApplicantNeeds, call: string): Promise<string> {
  return (await records.calls.current(call))?.call.identity.zone.value ?? 'UTC';
}
