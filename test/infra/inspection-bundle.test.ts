import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { bundle } from '../../infra/bundle.ts';
import { JPEG, PDF, PNG, writtenIn } from '../rigs/real-files.ts';

const HEIC = readFileSync(
  new URL('../functions/material-inspection/made-by-heif-enc/two-colours.heic', import.meta.url),
);

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
    { type: 'image/heic', bytes: HEIC.toString('base64') },
  ];
  // Storage is a server of the same process, which counts the pictures that are posted to it.
  const script = `const { createServer } = await import('node:http');
    const { handler } = await import(${JSON.stringify(join(path, 'index.mjs'))});
    const files = ${JSON.stringify(asked)};
    const seen = [];
    let posted = 0;
    const storage = createServer((request, response) => {
      if (request.method === 'POST') posted += 1;
      request.resume().on('end', () => response.end(Buffer.from(files[Number(request.url.slice(1))]?.bytes ?? '', 'base64')));
    });
    await new Promise((done) => storage.listen(0, '127.0.0.1', done));
    const url = 'http://127.0.0.1:' + storage.address().port;
    for (const [nth, { type, draw }] of files.entries())
      seen.push(await handler({ type, from: url + '/' + nth, ...(draw ? { draw } : { to: { url, fields: { key: 'k' } } }) }));
    storage.close();
    storage.closeAllConnections();
    process.stdout.write(JSON.stringify([...seen, posted]));`;
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
      { opens: true, width: 64, height: 30 },
      3,
    ],
    '',
    0,
  ]);
});
