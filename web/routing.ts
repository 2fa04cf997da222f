import type { WebAnswer, WebRequest } from './gateway-event.ts';

/** The named parts of a path: `{call}` in `/calls/{call}`. */
export type PathParts = Readonly<Record<string, string>>;

export interface Route<Answer = WebAnswer> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** The path as people read it, `/calls/{call}`. Access logs and the API's document use it. */
  readonly path: string;
  readonly answer: (request: WebRequest, parts: PathParts) => Promise<Answer> | Answer;
}

export type Found<R> =
  | { readonly route: R; readonly parts: PathParts }
  /** The methods by which the path is known: 405. */
  | { readonly allowed: readonly string[] }
  | undefined;

/** The part of this name. A route is found by its path, so a part that its path does not name is a mistake of ours. */
export function partOf(parts: PathParts, name: string): string {
  const part = parts[name];
  if (part === undefined) throw new Error(`The path has no part ${name}`);
  return part;
}

/** Finds the route of a request; undefined where there is no such path. HEAD is read as GET. */
export function findRoute<R extends Pick<Route, 'method' | 'path'>>(
  routes: readonly R[],
  { method, path }: Pick<WebRequest, 'method' | 'path'>,
): Found<R> {
  const matching = routes.flatMap((route) => {
    const parts = partsOf(route.path, path);
    return parts ? [{ route, parts }] : [];
  });
  const found = matching.find(({ route }) => route.method === method);
  if (found) return found;
  return matching.length === 0 ? undefined : { allowed: matching.map(({ route }) => route.method) };
}

const split = new Map<string, readonly string[]>();

/** The segments of a route's path. A function has some dozen routes, and each request is compared with all of them. */
function segmentsOf(pattern: string): readonly string[] {
  const known = split.get(pattern);
  if (known) return known;
  const segments = pattern.split('/').filter((part) => part !== '');
  split.set(pattern, segments);
  return segments;
}

function partsOf(pattern: string, path: readonly string[]): PathParts | undefined {
  const wanted = segmentsOf(pattern);
  if (wanted.length !== path.length) return undefined;
  const parts: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const given = path[index];
    if (given === undefined) return undefined;
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined) parts[name] = given;
    else if (part !== given) return undefined;
  }
  return parts;
}
