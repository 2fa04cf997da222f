import { openFront } from '../../../local/machine/http/front.ts';
import { driveByHand } from '../../../local/machine/time/drive.ts';
import { localSite } from '../../../local/site/local-site.ts';
import { openRig, type Rig, type RigOptions } from '../../rigs/machine/rig.ts';
import { formIn } from '../../rigs/web/browser.ts';

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

type Fields = Readonly<Record<string, string>>;

/** A machine with the pages of one machine before it, on a clock turned by hand. */
export interface SiteRig extends Omit<Rig, 'post'> {
  readonly origin: string;
  get(path: string, headers?: Fields): Promise<Seen>;
  /** Posts a form that nobody has sealed. */
  post(path: string, fields: Fields, headers?: Fields): Promise<Seen>;
  /** Opens a page, changes fields of its form to this action, and posts it as a browser does. */
  fillIn(page: string, action: string, fields: Fields): Promise<Seen>;
  /** Turns the clock by its page and waits until the page shows no progress any more. */
  turn(fields: Fields): Promise<Seen>;
  /** The text of the clock's page. */
  shows(): Promise<string>;
}

export async function openSiteRig(
  options: RigOptions & { readonly byWall?: boolean } = {},
): Promise<SiteRig> {
  const { byWall = false, ...rest } = options;
  const front = await openFront();
  const { origin } = front;
  const rig = await openRig({ ...rest, origin });
  const { machine, clock } = rig;
  front.serve(
    { '/local': localSite({ machine, drive: byWall ? undefined : driveByHand(machine, clock) }) },
    clock,
  );

  const seen = async (path: string, init: RequestInit): Promise<Seen> => {
    const answer = await fetch(`${origin}${path}`, { ...init, redirect: 'manual' });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const get: SiteRig['get'] = (path, headers = {}) => seen(path, { headers });
  const post: SiteRig['post'] = (path, fields, headers = {}) =>
    seen(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  const fillIn: SiteRig['fillIn'] = async (page, action, fields) =>
    post(
      action.split('#')[0] ?? '',
      { ...formIn((await get(page)).text, action), ...fields },
      { origin, 'sec-fetch-site': 'same-origin' },
    );
  /** Waits until the page of the clock shows no progress. */
  const standsStill = async () => {
    while ((await get('/local/clock')).headers.has('refresh'));
  };
  return {
    ...rig,
    origin,
    get,
    post,
    fillIn,
    async turn(fields) {
      await standsStill();
      const answer = await fillIn('/local/clock', '/local/clock', fields);
      await standsStill();
      return answer;
    },
    shows: async () => /class="standing">([^<]*)</.exec((await get('/local/clock')).text)?.[1] ?? '',
    async stop() {
      await front.close();
      await rig.stop();
    },
  };
}
