import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DRAIN_SECONDS, INIT_SECONDS, WRITE_TIMEOUT_SECONDS } from '../../domain/call/windows.ts';
import { handlerOf } from '../../infra/bundle.ts';
import { FUNCTIONS, type FunctionForm, MACHINES, PATROL_MINUTES } from '../../infra/functions.ts';
import { NAMES, statesOf, textOf } from '../rigs/statemachine/definitions.ts';

const forms: [string, FunctionForm][] = Object.entries(FUNCTIONS);
const repository = new URL('../../', import.meta.url);

function folders(of: string): string[] {
  const entries = readdirSync(new URL(of, repository), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

test('every function has a handler, and every folder under functions/ is of one or of the waits', () => {
  const handlers = forms.map(([, { name }]) => handlerOf(name));
  expect(handlers.filter((file) => !existsSync(new URL(file, repository)))).toEqual([]);
  const folder = (file: string) => file.split('/')[1] ?? '';
  expect([...new Set(handlers.map(folder))].sort()).toEqual(folders('functions').sort());
});

test('every machine has its file, and every file its machine', () => {
  const files = readdirSync(new URL('statemachine', repository)).map((file) => file.replace('.asl.json', ''));
  expect(NAMES.sort()).toEqual(files.sort());
});

test('every placeholder of a machine is a function that state machines start', () => {
  for (const name of NAMES)
    for (const [, placeholder] of textOf(name).matchAll(/"\$\{(\w+)\}"/g))
      expect(FUNCTIONS).toHaveProperty(
        placeholder ?? '',
        expect.objectContaining({ trigger: 'state machine' }),
      );
});

test('every function that a state machine starts stands in one', () => {
  const placed = new Set<string>(Object.values(MACHINES).flat());
  for (const [name, { trigger }] of forms) expect(placed.has(name), name).toBe(trigger === 'state machine');
});

/** The functions that write people's acts: people speak to them, or storage tells them of a person's file. */
const writing = forms.filter(([, { trigger }]) => trigger === 'http' || trigger === 'storage');

test('every function that writes people’s acts ends within the write path that the drain of the locks waits for, a cold start included', () => {
  const longest = Math.max(...writing.map(([, { timeoutSeconds }]) => timeoutSeconds));
  expect(writing.map(([name]) => name).sort()).toEqual([
    'ApplicantApiFunction',
    'ApplicantPagesFunction',
    'DeclarationPagesFunction',
    'MaterialIntakeFunction',
    'ReviewerPagesFunction',
  ]);
  expect(longest).toBe(WRITE_TIMEOUT_SECONDS);
  expect(DRAIN_SECONDS).toBe(INIT_SECONDS + longest + 5);
});

test('the patrol ends before the next one begins', () => {
  expect(FUNCTIONS.PatrolFunction.timeoutSeconds).toBeLessThanOrEqual(PATROL_MINUTES * 60);
});

test('a task waits longer for its function than that may run, so that it hears how it ended', () => {
  for (const machine of NAMES)
    for (const [state, task] of statesOf(machine, 'Task')) {
      if (typeof task.TimeoutSeconds !== 'number') continue;
      const { FunctionName } = (task as { Arguments?: { FunctionName: string } }).Arguments ?? {};
      const form = forms.find(([name]) => FunctionName?.endsWith(`:${name}`))?.[1];
      expect(task.TimeoutSeconds, state).toBeGreaterThan(form?.timeoutSeconds ?? Number.POSITIVE_INFINITY);
    }
});

test('every function reads the records, but one that may reach nothing, and says why its timeout is what it is', () => {
  for (const [name, { settings, why }] of forms) {
    if (name === 'MaterialInspectionFunction') expect(settings).toEqual([]);
    else expect(settings, name).toContain('TABLE');
    expect(new Set(settings).size, name).toBe(settings.length);
    expect(why.length, name).toBeGreaterThan(0);
  }
});
