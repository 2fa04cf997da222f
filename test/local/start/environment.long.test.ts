import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { freePort, start } from './npm-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'file');
writeFileSync(file, '');

test.each([
  ['PORT', 'a word', 'abc'],
  ['PORT', 'nothing', ''],
  ['PORT', 'zero', '0'],
  ['PORT', 'more than there are', '65536'],
  ['PORT', 'a fraction', '3000.5'],
  ['CLOCK', 'neither of its two words', 'x'],
  ['CLOCK', 'nothing', ''],
  ['DATA_DIR', 'a file', file],
  ['DATA_DIR', 'a folder in a file', join(file, 'below')],
])('%s of %s ends at once with a sentence that says what to do', async (name, _says, value) => {
  const environment = { PORT: String(await freePort()), DATA_DIR: join(folder, 'fresh'), [name]: value };
  const { code, said } = await start(environment).ended;
  expect(code).toBe(1);
  expect(said).toContain(name);
  expect(said).toMatch(/^[^\n]*。 [A-Z][^\n]*\.\n$/);
});

test('a port that another program has ends with a sentence that names PORT', async () => {
  const other = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => other.close(() => resolve())));
  const { code, said } = await start({ PORT: String(port), DATA_DIR: join(folder, 'port') }).ended;
  expect([code, said]).toEqual([1, expect.stringMatching(new RegExp(`^[^\n]*${port}[^\n]*PORT\\.\n$`))]);
});

test('a folder serves one process at a time: the second is told which one has it, and the first goes on', async () => {
  const DATA_DIR = join(folder, 'shared');
  const first = start({ PORT: String(await freePort()), DATA_DIR });
  await first.answering();
  const second = await start({ PORT: String(await freePort()), DATA_DIR }).ended;
  expect([second.code, second.said]).toEqual([
    1,
    expect.stringMatching(new RegExp(`^[^\n]*${first.pid}[^\n]*DATA_DIR\\.\n$`)),
  ]);
  await first.answering();
  await first.kill();
  const third = start({ PORT: String(await freePort()), DATA_DIR });
  await third.answering();
  await third.kill('SIGTERM');
  expect((await third.ended).code).toBe(0);
});

test('a start by the clock of the wall answers, and its clock cannot be turned', async () => {
  const PORT = String(await freePort());
  const started = start({ PORT, DATA_DIR: join(folder, 'wall'), CLOCK: 'wall' });
  await started.answering();
  const { status, text } = await fetch(`http://127.0.0.1:${PORT}/local/clock`).then(async (answer) => ({
    status: answer.status,
    text: await answer.text(),
  }));
  expect(status).toBe(200);
  expect(text).not.toContain('name="how"');
  expect(statSync(join(folder, 'wall')).mode & 0o777).toBe(0o700);
  await started.kill('SIGINT');
  expect((await started.ended).code).toBe(0);
});
