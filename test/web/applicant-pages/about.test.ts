import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-08 09:00' });
});
afterAll(async () => rig?.stop());

test.each(['/help', '/privacy'])(
  '%s is there without signing in, and names the published call',
  async (path) => {
    const { status, text } = await openBrowser(rig).get(path);
    expect(status).toBe(200);
    expect(text).toContain(`href="/calls/${rig.call.id}"`);
    expect(text).toContain(rig.call.identity.contact.value);
  },
);

test.each(['/', '/no-such-page', '/sign-in/callback', '/review/x', '/declarations/x'])(
  '%s bears the mark of a demonstration and the foot of every page',
  async (path) => {
    const { text } = await openBrowser(rig, 1).get(path);
    expect(text).toContain('演示，请勿填写真实信息');
    expect(text).toContain('href="/privacy"');
  },
);
