import process from 'node:process';
import { defineConfig } from 'vitest/config';

// The zone in which all tests run, as in the project's own configuration.
process.env.TZ ??= 'America/St_Johns';

/** The tests of what judges, and the planted one. Properties run fewer times for each of a thousand mutants. */
export default defineConfig({
  test: {
    include: [
      'test/domain/eligibility/**/*.test.ts',
      'test/domain/sanctions/judge-barred.test.ts',
      'bench/mutation/planted.test.ts',
    ],
    setupFiles: ['bench/mutation/fewer-runs.ts'],
    testTimeout: 60_000,
    isolate: false,
  },
});
