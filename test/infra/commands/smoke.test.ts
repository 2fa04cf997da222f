import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { smoke } from '../../../infra/commands/smoke.ts';
import { webCoresOf } from '../../../local/machine/cores.ts';
import { type Front, openFront } from '../../../local/machine/http/front.ts';
import { addressOf, begin, end } from '../../../local/machine/http/listen.ts';
import { ISSUER_PATH } from '../../../local/machine/settings.ts';
import { openIssuer } from '../../../local/oidc/open-issuer.ts';
import { openRig, type Rig } from '../../rigs/machine/rig.ts';
import { PEOPLE } from '../../rigs/web/rig.ts';

let front: Front;
let rig: Rig;
beforeAll(async () => {
  front = await openFront();
  rig = await openRig({ origin: front.origin });
  const issuer = await openIssuer({ origin: front.origin, path: ISSUER_PATH, people: PEOPLE });
  const { needs } = rig.machine;
  const functions = {
    ...webCoresOf(needs),
    [ISSUER_PATH]: issuer.answer,
  };
  front.serve(functions, rig.clock);
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterAll(async () => {
  vi.restoreAllMocks();
  await front?.close();
  await rig?.stop();
});

test('finds nothing wrong with what was deployed', async () => {
  expect(await smoke(front.origin)).toBe(0);
});

test.each([
  ['answers everything with a page', 200, '<p>Hello</p>'],
  ['shows a stack', 404, 'Error\n    at Object.handler (/var/task/index.mjs)'],
])('fails on an origin that %s', async (_, status, body) => {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  await begin(server, 0);
  expect(await smoke(addressOf(server))).toBe(1);
  await end(server);
});

test('fails on an origin where nobody answers', async () => {
  expect(await smoke('http://127.0.0.1:9')).toBe(1);
});
