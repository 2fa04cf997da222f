import * as v from 'valibot';
import { fingerprint } from '../../adapters/keys.ts';
import type { Receipt } from '../../adapters/records/receipts.ts';
import { contactForm, correctContact } from '../../casework/applicant/correct-contact.ts';
import { submit } from '../../casework/applicant/submit.ts';
import { withdraw } from '../../casework/applicant/withdraw.ts';
import { storyCaseOf } from '../../casework/case.ts';
import type { ApplicantNeeds } from '../../casework/needs.ts';
import type { Done } from '../../casework/perform.ts';
import { why } from '../../casework/why.ts';
import type { Arrival } from '../../domain/declaration/case.ts';
import { utf8Length } from '../../domain/declaration/record-budget.ts';
import type { TimelineEntry } from '../../domain/declaration/timeline.ts';
import { latestThatFit } from '../../domain/values/bounds.ts';
import { fields } from '../../domain/values/form.ts';
import { said } from '../../domain/values/said.ts';
import { accepted, refused, type Verdict } from '../../domain/values/verdict.ts';
import { sayEntry } from '../../domain/wording/say-entry.ts';
import type { WebRequest } from '../../web/gateway.ts';
import { languageOf } from '../../web/language.ts';
import type { PathParts } from '../../web/routing.ts';
import type { Session } from '../../web/session.ts';
import { type ApiRoute, inZone, type OwnAsked, ownRoute, type Reply } from './api-route.ts';
import { ownAct, ownCase } from './declarations.ts';
import { readBody, readIdempotencyKey } from './reading.ts';

const submission = fields({
  /** SHA-256, in hex, of the commitment's wording that was agreed to. */
  agreedHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
const withdrawal = fields({});

/** The acts with legal effect, and what explains them. */
export function actRoutes(needs: ApplicantNeeds): ApiRoute[] {
  const act = { ifMatch: true, idempotencyKey: true, answers: { 200: 'Done' } } as const;
  return [
    ownRoute(
      needs,
      'POST',
      '/api/v1/declarations/{id}/submission',
      {
        says: said(
          '提交申报，并对现行承诺作出承诺',
          'Submits the declaration, agreeing to the commitment as it is worded now',
        ),
        body: submission,
        ...act,
      },
      (asked) =>
        legalAct(needs, asked, submission, (id, body, arrival, receipt) =>
          submit(needs)(id, body, arrival, receipt),
        ),
    ),
    ownRoute(
      needs,
      'POST',
      '/api/v1/declarations/{id}/withdrawal',
      { says: said('撤回申报', 'Withdraws the declaration'), body: withdrawal, ...act },
      (asked) =>
        legalAct(needs, asked, withdrawal, (id, _body, arrival, receipt) =>
          withdraw(needs)(id, arrival, receipt),
        ),
    ),
    ownRoute(
      needs,
      'POST',
      '/api/v1/declarations/{id}/contact',
      {
        says: said(
          '更正手机号码和电子邮箱，办理中也可以',
          'Corrects telephone and mailbox, whoever the declaration waits for',
        ),
        body: contactForm,
        ...act,
      },
      (asked) =>
        legalAct(needs, asked, contactForm, (id, { identity }, arrival, receipt) =>
          correctContact(needs)(id, identity, arrival, receipt),
        ),
    ),
    ownRoute(
      needs,
      'GET',
      '/api/v1/declarations/{id}/timeline',
      {
        says: said(
          '经过：每一步何时、何人、依据',
          'The timeline: each step with its instant, actor and clause',
        ),
        query: {
          before: said(
            '只取此版本号之前的经过；一次答不完时，用已得到的最早一步的 version 继续',
            'Only entries before this version: where an answer holds not all, go on with the version of its earliest',
          ),
        },
        answers: { 200: 'Timeline' },
      },
      async ({ request, session, parts }) => {
        const story = await ownStory(needs, session, parts);
        if (!story.ok) return story;
        const language = languageOf(request);
        const all = before(request, story.value.timeline).map((entry) => {
          const { version, at, move } = entry;
          return { version, at, move, says: sayEntry(entry, story.value.call)[language] };
        });
        const timeline = latestThatFit(all, ({ says }) => utf8Length(says));
        return accepted({ json: { timeline, earlier: all.length - timeline.length } });
      },
    ),
    ownRoute(
      needs,
      'GET',
      '/api/v1/declarations/{id}/why',
      {
        says: said('为什么处于现在的状态', 'Why it stands where it stands'),
        answers: { 200: 'Why' },
      },
      async ({ request, session, parts }) => {
        const story = await ownStory(needs, session, parts);
        if (!story.ok) return story;
        const language = languageOf(request);
        return accepted({ json: { why: why(story.value).map((sentence) => sentence[language]) } });
      },
    ),
  ];
}

/** The entries before the version that was asked for; all without one that can be read. */
function before({ query }: WebRequest, timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const version = query.get('before') ?? '';
  return /^\d{1,9}$/.test(version) ? timeline.filter((entry) => entry.version < Number(version)) : timeline;
}

type Acting<B> = (id: string, body: B, arrival: Arrival, receipt: Receipt) => Promise<Verdict<Done>>;

/** An act under a version and an Idempotency-Key: asked for twice it is done once, and answered the same. */
async function legalAct<B>(
  needs: ApplicantNeeds,
  asked: OwnAsked,
  form: v.GenericSchema<unknown, B>,
  act: Acting<B>,
): Promise<Reply> {
  const own = await ownAct(needs, asked);
  if (!own.ok) return own;
  const { request, session } = asked;
  const key = readIdempotencyKey(request);
  if (!key.ok) return key;
  const body = readBody(request, form);
  if (!body.ok) return body;
  const { declaration, call, arrival } = own.value;
  const whole = JSON.stringify([request.method, request.path, body.value]);
  const receipt = { account: session.account, key: key.value, bodyHash: fingerprint(whole) };
  const done = await act(declaration.id, body.value, arrival, receipt);
  if (!done.ok) return inZone(done, call.identity.zone.value);
  const { standing, version: now, warnings } = done.value;
  const json = { declaration: declaration.id, standing, version: now, warnings };
  return accepted({ json, headers: { etag: `"${now}"` } });
}

async function ownStory(needs: ApplicantNeeds, { account }: Session, { id = '' }: PathParts) {
  const owned = await ownCase(needs, account, id);
  if (!owned.ok) return owned;
  const story = await storyCaseOf(needs, id);
  return story ? accepted(story) : refused('no-such-declaration');
}
