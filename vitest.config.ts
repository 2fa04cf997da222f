import { defineConfig } from 'vitest/config';

/** Two rings: `quick` is `npm test`; `long` (files named *.long.test.ts) is `npm run test:long`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.long.test.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'long', include: ['test/**/*.long.test.ts'], testTimeout: 600_000 } },
    ],
  },
});
