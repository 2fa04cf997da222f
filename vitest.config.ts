import process from 'node:process';
import { defineConfig } from 'vitest/config';

// West of Greenwich, by half an hour, with summer time: what reads a day or an hour in the zone of the machine is wrong
// here, and the processes that tests start live here too. `TZ=Asia/Shanghai npm test` tries another one.
process.env.TZ ??= 'America/St_Johns';

/**
 * Two rings: `quick` is `npm test`; `long` (files named *.long.test.ts) is `npm run test:long`. Files share their
 * worker's modules: nothing here replaces a module or leaves anything behind in one, and loading them anew for each
 * file takes longer than the tests.
 */
export default defineConfig({
  test: {
    // Every processor: by default one is left for a person who works beside it, of two that is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.long.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/**/*.long.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
