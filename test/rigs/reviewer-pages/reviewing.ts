import type { LinkRecord } from '../../../adapters/records/links.ts';
import type { Item } from '../../../adapters/records/store/store.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import { epochOf } from '../../../domain/values/instant.ts';
import { reviewerPages } from '../../../functions/reviewer-pages/reviewer-pages.ts';
import type { GatewayAnswer, GatewayEvent } from '../../../web/gateway-event.ts';
import type { Hooks } from '../faults/rig.ts';
import { everyFingerprint, everyItem } from '../functions/every-item.ts';
import { beijing } from '../machine/acting.ts';
import { linkOfDesk } from '../machine/link-of-desk.ts';
import { COUNTY } from '../machine/people.ts';
import { openRig, type Rig, type RigOptions } from '../machine/rig.ts';
import { formIn } from '../web/browser.ts';

export type Fields = Readonly<Record<string, string>>;
type Headers = Readonly<Record<string, string | undefined>>;

/** How one request differs from a browser's own, and when the gateway received it: the clock's present without it. */
export interface Sending {
  readonly headers?: Headers;
  readonly at?: string;
}

/** A request that no page of ours sends. */
export interface Asking extends Sending {
  readonly body?: string;
  readonly cookies?: readonly string[];
}

export interface Reviewing {
  readonly rig: Rig;
  ask(method: string, path: string, asking?: Asking): Promise<GatewayAnswer>;
  get(path: string, sending?: Sending): Promise<GatewayAnswer>;
  head(path: string): Promise<GatewayAnswer>;
  post(path: string, fields: Fields | string, sending?: Sending): Promise<GatewayAnswer>;
  /** Opens the case's page, fills in the form of this act, with who decides, and posts it. */
  act(page: string, act: string, fields: Fields, sending?: Sending): Promise<GatewayAnswer>;
  /** The fields that the form of this act would send as the page stands. */
  formOf(page: string, act: string): Promise<Record<string, string>>;
  /** The present link of a desk, as its next letter would carry it. */
  linkOf(desk: DeskId): Promise<LinkRecord>;
  /** Address of the desk's page. */
  deskOf(desk: DeskId): Promise<string>;
  /** Every item of the table. */
  table(): Promise<Item[]>;
  /** The fingerprint of every record, to compare that nothing was written. */
  snapshot(): Promise<string[]>;
  stop(): Promise<void>;
}

export const WHO = { statedName: '某某', statedPost: '人事专员' };
export const EMPLOYER_DESK = `employer:${COUNTY.code}` as const;
export const ORIGIN = 'http://127.0.0.1:3000';
const OWN_FORM = {
  origin: ORIGIN,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/x-www-form-urlencoded',
};

/** The reviewers' function on a machine of its own, called as the gateway calls it. */
export async function openReviewing(options: RigOptions & Hooks = {}): Promise<Reviewing> {
  let database = '';
  const throughFront = async (endpoint: string) => {
    database = endpoint;
    return (await options.throughFront?.(endpoint)) ?? endpoint;
  };
  const hooked: RigOptions & Hooks = { ...options, throughFront };
  const rig = await openRig(hooked);
  const { needs } = rig.machine;
  const pages = reviewerPages(needs);
  const ask: Reviewing['ask'] = (method, path, { headers = {}, at, body = '', cookies = [] } = {}) => {
    const [rawPath = '', rawQueryString = ''] = path.split('?');
    const event: GatewayEvent = {
      rawPath,
      rawQueryString: rawQueryString.split('#')[0] ?? '',
      headers,
      cookies,
      body,
      isBase64Encoded: false,
      requestContext: {
        http: { method },
        timeEpoch: at === undefined ? rig.clock.now() : epochOf(beijing(at)),
        requestId: 'request-1',
      },
    };
    return pages(event);
  };
  const get: Reviewing['get'] = (path, sending = {}) => ask('GET', path, sending);
  const post: Reviewing['post'] = (path, fields, { headers = {}, ...rest } = {}) =>
    ask('POST', path, {
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
      headers: { ...OWN_FORM, ...headers },
      ...rest,
    });
  const formOf = async (page: string, act: string) => formIn((await get(page)).body, `${page}/${act}`);
  const linkOf = (desk: DeskId) => linkOfDesk(needs, rig.call.id, desk);
  return {
    rig,
    ask,
    get,
    head: (path) => ask('HEAD', path),
    post,
    formOf,
    async act(page, act, fields, sending) {
      return post(`${page}/${act}`, { ...(await formOf(page, act)), ...WHO, ...fields }, sending);
    },
    linkOf,
    deskOf: async (desk) => `/review/${await needs.keys.signLink((await linkOf(desk)).id)}`,
    table: () => everyItem(database),
    snapshot: () => everyFingerprint(database),
    stop: rig.stop,
  };
}

/** The text that people read, without markup. */
export function readingOf({ body }: GatewayAnswer): string {
  return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}
