import { readFileSync } from 'node:fs';

const DEFAULTS = new URL('../../calls/defaults.yaml', import.meta.url);

/** The lines of `calls/defaults.yaml` as JSON, as `calls/defaults.json` keeps them for the bundles. */
export function defaultsLines(): string {
  return `${JSON.stringify(readFileSync(DEFAULTS, 'utf8').split('\n'), null, 2)}\n`;
}
