import { AsyncLocalStorage } from 'node:async_hooks';
import process from 'node:process';
import { traceFunctions } from './trace-functions.ts';
import type { Entered } from './way.ts';

/** Prints every function that one submission enters. Modules are traced as they are loaded: this is a process of its own. */
const way = new AsyncLocalStorage<Entered[]>();
traceFunctions((file, name) => way.getStore()?.push([file, name]));

const { openSubmissions } = await import('./submission-request.ts');
let entered: Entered[] = [];
const submissions = await openSubmissions((answer) => (event) => {
  entered = [];
  return way.run(entered, () => answer(event));
});
// The first one also reads what a function remembers while it is warm.
await submissions.send(0);
const status = await submissions.send(1);
await submissions.close();
process.stdout.write(JSON.stringify({ status, entered }));
