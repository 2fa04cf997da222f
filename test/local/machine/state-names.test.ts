import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sayState } from '../../../local/machine/state-names.ts';

const FOLDER = new URL('../../../statemachine/', import.meta.url);

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.asl.json')))(
  'every state of %s has a name in Chinese',
  (file) => {
    const { States } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as { States: object };
    const names = Object.keys(States);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !/\p{Script=Han}/u.test(sayState(name).zh))).toEqual([]);
  },
);
