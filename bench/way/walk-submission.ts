import { AsyncLocalStorage } from 'node:async_hooks';
import process from 'node:process';
import { traceFunctions } from './trace-functions.ts';
import type { Entered } from './way.ts';

/**
 * Prints every function that one submission enters. It is a process of its own, since modules are traced as they
 * load.
 */
const way = new AsyncLocalStorage<Entered[]>();
traceFunctions((file, name) => way.getStore()?.push([file, name]));

const { openSite } = await import('../requests/site.ts');
let entered: Entered[] = [];
const site = await openSite(2, (answer) => (event) => {
  entered = [];
  return way.run(entered, () => answer(event));
});
// The first submission also reads what a warm function remembers, so the second one is traced.
await site.submit(await site.drafted(0));
const { status } = await site.submit(await site.drafted(1));
await site.close();
process.stdout.write(JSON.stringify({ status, entered }));
