import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { bundle } from '../../infra/bundle.ts';
import { JPEG, PDF, PNG, writtenIn } from '../rigs/real-files.ts';

/** Away from this project, so that nothing of it is found from there. */
const folder = mkdtempSync(join(tmpdir(), 'zhicheng-inspection-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A page whose text comes only from the font that lies beside the function. */
const CHINESE = writtenIn('STSong-Light');

test('the bundle that looks into files opens each type and draws a page with what lies beside it alone, and lets its process end', () => {
  const { path } = bundle('material-inspection', folder);
  const asked = [
    { type: 'application/pdf', bytes: PDF.toString('base64') },
    { type: 'image/jpeg', bytes: JPEG.toString('base64') },
    { type: 'image/png', bytes: PNG.toString('base64') },
    { type: 'application/pdf', bytes: CHINESE.toString('base64'), draw: { page: 1, width: 300 } },
  ];
  const script = `const { handler } = await import(${JSON.stringify(join(path, 'index.mjs'))});
    const seen = [];
    for (const file of ${JSON.stringify(asked)}) seen.push(await handler(file));
    process.stdout.write(JSON.stringify(seen));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    env: {},
    encoding: 'utf8',
    timeout: 50_000,
  });
  expect([JSON.parse(stdout), stderr, status]).toEqual([
    [
      { opens: true, pages: 1 },
      { opens: true, width: 8, height: 8 },
      { opens: true, width: 12, height: 8 },
      { jpeg: expect.stringMatching(/^[A-Za-z0-9+/]{4500,}=*$/) },
    ],
    '',
    0,
  ]);
});
