import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeclarationPagesNeeds } from '../../../casework/needs.ts';
import { referenceNumber } from '../../../domain/identifiers/reference-number.ts';
import { declarationPageRoutes } from '../../../functions/declaration-pages/declaration-pages.ts';
import { taken } from '../../rigs/api/declaring.ts';
import { type Declaring, filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { type Browser, openBrowser } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

/** Right in form, and nobody's. */
const NOBODYS = referenceNumber(2021, () => 0.123_456_7);
/** Every page and form of a declaration, so that a new one is asked too. No route is called to list them. */
const ROUTES = declarationPageRoutes({} as DeclarationPagesNeeds).filter(({ path }) => path.includes('{id}'));

let rig: WebRig;
let owner: Declaring;
let upload: string;
beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  owner = await filledIn(rig, 0);
  upload = await taken(rig, 0, { id: owner.id, path: owner.path });
});
afterAll(() => rig?.stop());

function addressOf(path: string, id: string): string {
  const address = path.replace('{id}', id).replace('{upload}', upload).replace('{page}', '1');
  if (address.includes('{')) throw new Error(`No value for a part of ${path}`);
  return address;
}

const ask = (browser: Browser, method: string, address: string) =>
  method === 'GET' ? browser.get(address) : browser.post(address, { confirmed: 'yes', version: '1' });

describe.each(ROUTES)('$method $path', ({ method, path }) => {
  test('is to a second person what it is of no declaration at all, and writes nothing', async () => {
    const before = await rig.items(owner.id);
    const second = openBrowser(rig, 1);
    const foreign = await ask(second, method, addressOf(path, owner.id));
    const none = await ask(second, method, addressOf(path, NOBODYS));
    expect([foreign.status, foreign.text]).toEqual([404, none.text]);
    expect(await rig.items(owner.id)).toEqual(before);
  });

  test('tells who is not signed in nothing but where to sign in', async () => {
    const answers = [owner.id, NOBODYS].map((id) => ask(openBrowser(rig), method, addressOf(path, id)));
    for (const { status, location, text } of await Promise.all(answers)) {
      expect([status, text]).toEqual([303, '']);
      expect(location).toMatch(/^\/sign-in\?/);
    }
  });
});

test('there are pages and forms to ask', () => {
  expect(ROUTES.map(({ method }) => method)).toEqual(expect.arrayContaining(['GET', 'POST']));
  expect(ROUTES.length).toBeGreaterThan(8);
});
