import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextLink } from '../../../../adapters/records/links.ts';
import type { DeskId } from '../../../../domain/identifiers/desk-id.ts';
import { applicantApi } from '../../../../functions/applicant-api/applicant-api.ts';
import { apiRoutes } from '../../../../functions/applicant-api/routes.ts';
import {
  applicantPageRoutes,
  applicantPages,
} from '../../../../functions/applicant-pages/applicant-pages.ts';
import {
  declarationPageRoutes,
  declarationPages,
} from '../../../../functions/declaration-pages/declaration-pages.ts';
import { reviewerPages, reviewerRoutes } from '../../../../functions/reviewer-pages/reviewer-pages.ts';
import { boundTo } from '../../../../functions/reviewer-pages/visit/link-visit.ts';
import type { GatewayAnswer, GatewayEvent } from '../../../../web/gateway-event.ts';
import type { Route } from '../../../../web/routing.ts';
import { SESSION_COOKIE } from '../../../../web/session.ts';
import { filledIn } from '../../../rigs/applicant-pages/declaring.ts';
import { MUNICIPAL } from '../../../rigs/machine/people.ts';
import { taken } from '../../../rigs/machine/rig.ts';
import { addressOf } from '../../../rigs/reviewer-pages/every-route.ts';
import { EMPLOYER_DESK, WHO } from '../../../rigs/reviewer-pages/reviewing.ts';
import { openWebRig, type WebRig } from '../../../rigs/web/rig.ts';

let rig: WebRig;
let id: string;
/** The applicant's own token, and those of the employer's link and of another one. */
let session: string;
let links: { own: string; ownId: string; other: string };
beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  ({ id } = await filledIn(rig, 0));
  taken(await rig.submit(id));
  await rig.settle();
  session = await rig.tokenOf(0);
  const { keys, records, now } = rig.machine.needs;
  const issued = async (desk: DeskId) => {
    const made = nextLink({ call: rig.call.id, desk }, undefined, now());
    await records.links.issue(made, undefined);
    return made.id;
  };
  const present = await records.links.ofDesk(rig.call.id, EMPLOYER_DESK);
  const other = await issued(`employer:${MUNICIPAL.code}`);
  const ownId = present?.id ?? '';
  links = { own: await keys.signLink(ownId), ownId, other: await keys.signLink(other) };
});
afterAll(() => rig?.stop());

interface Sent {
  readonly cookie?: string;
  readonly bearer?: string;
  readonly body?: string;
}

function ask(
  answer: (event: GatewayEvent) => Promise<GatewayAnswer>,
  method: string,
  rawPath: string,
  { cookie, bearer, body = '' }: Sent = {},
): Promise<GatewayAnswer> {
  return answer({
    rawPath,
    rawQueryString: '',
    headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
    cookies: cookie === undefined ? [] : [`${SESSION_COOKIE}=${cookie}`],
    body,
    isBase64Encoded: false,
    requestContext: { http: { method }, timeEpoch: rig.clock.now(), requestId: 'one' },
  });
}

/** Every request that reviewers' pages take, with what a decision would say. */
async function asked(token: string, sent: Sent, seal = ''): Promise<GatewayAnswer[]> {
  const pages = reviewerPages(rig.machine.needs);
  const { version } = (await rig.story(id)).declaration;
  const fields = { ...WHO, decision: 'support', version: String(version), seal };
  const body = new URLSearchParams(fields).toString();
  const answers = reviewerRoutes(rig.machine.needs).map((route) =>
    ask(
      pages,
      route.method,
      addressOf(route, `/review/${token}`, id, { upload: 'x', number: '1', page: '1' }),
      {
        ...sent,
        body,
      },
    ),
  );
  return Promise.all(answers);
}

describe('the applicant’s session', () => {
  test('is no link, wherever it stands', async () => {
    const nobodys = await asked('x', {});
    expect(nobodys.map(({ statusCode }) => statusCode)).toEqual(nobodys.map(() => 404));
    for (const sent of [{ cookie: session }, { bearer: session }, { cookie: session, bearer: session }]) {
      expect(await asked('x', sent)).toEqual(nobodys);
      expect(await asked(session, sent)).toEqual(nobodys);
    }
  });

  test('adds nothing to another employer’s link, and takes nothing from the own employer’s', async () => {
    for (const token of [links.other, links.own])
      expect(await asked(token, { cookie: session, bearer: session })).toEqual(await asked(token, {}));
  });

  test('seals no form of a reviewer: the seals of the applicant’s forms decide nothing', async () => {
    const page = await ask(declarationPages(rig.machine.needs), 'GET', `/declarations/${id}`, {
      cookie: session,
    });
    const seals = [...page.body.matchAll(/name="seal" value="([^"]+)"/g)].map(([, seal = '']) => seal);
    expect(seals.length).toBeGreaterThan(0);
    for (const seal of seals)
      for (const answer of await asked(links.own, { cookie: session }, seal))
        expect([200, 403, 404]).toContain(answer.statusCode);
    expect(await rig.standingOf(id)).toBe('submitted');
  });
});

describe('a link', () => {
  const addressed = ({ path }: Route) =>
    path
      .replace('{call}', rig.call.id)
      .replace('{id}', id)
      .replace(/\{\w+\}/g, 'x');

  test('signs nobody in: each route of the API answers as it does nobody', async () => {
    const api = applicantApi(rig.machine.needs);
    for (const route of apiRoutes(rig.machine.needs)) {
      const nobodys = await ask(api, route.method, addressed(route));
      if (route.document.signedIn) expect([route.path, nobodys.statusCode]).toEqual([route.path, 401]);
      for (const sent of [{ bearer: links.own }, { cookie: links.own }])
        expect(await ask(api, route.method, addressed(route), sent)).toEqual(nobodys);
    }
  });

  test('signs nobody in: each page of an applicant is as it is for nobody', async () => {
    const { needs } = rig.machine;
    const asked = [
      // Sign-in gives another secret each time.
      ...applicantPageRoutes(needs)
        .filter(({ path }) => path !== '/sign-in')
        .map((route) => ({ route, pages: applicantPages(needs) })),
      ...declarationPageRoutes(needs).map((route) => ({ route, pages: declarationPages(needs) })),
    ];
    const seal = await needs.keys.sealForm(...boundTo({ id: links.ownId }, 'decision', { id, version: 1 }));
    const body = new URLSearchParams({ seal, version: '1' }).toString();
    for (const { route, pages } of asked) {
      const nobodys = await ask(pages, route.method, addressed(route), { body });
      for (const sent of [{ bearer: links.own }, { cookie: links.own }])
        expect(await ask(pages, route.method, addressed(route), { ...sent, body })).toEqual(nobodys);
    }
    expect(await rig.standingOf(id)).toBe('submitted');
  });
});
