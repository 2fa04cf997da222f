import type { Route } from '../../../web/routing.ts';
import type { Reviewing } from './reviewing.ts';

/** The values of a route's path parts, besides the token and the declaration. */
export interface Parts {
  readonly upload: string;
  readonly number: string;
  readonly page: string;
}

export const PARTS: Parts = { upload: 'invented-identity-document', number: '1', page: '1' };

/** The address of a route under a desk; a part of a path that is new here fails, so that it is thought of. */
export function addressOf({ path }: Pick<Route, 'path'>, desk: string, id: string, parts = PARTS): string {
  const known: Readonly<Record<string, string>> = { ...parts, id };
  return path.replace('/review/{token}', desk).replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = known[name];
    if (part === undefined) throw new Error(`Say what {${name}} of ${path} stands for`);
    return part;
  });
}

/** Sends a request as a browser's own form, by the route's method. */
export function send(
  { get, post }: Pick<Reviewing, 'get' | 'post'>,
  { method }: Pick<Route, 'method'>,
  address: string,
  fields: Readonly<Record<string, string>> = {},
) {
  return method === 'GET' ? get(address) : post(address, fields);
}
