import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'law/**/*.test.ts',
      'methods/**/*.test.ts',
      'shell/**/*.test.ts',
      'contract/**/*.test.ts',
      'web/**/*.test.{ts,tsx}',
      'test/**/*.test.ts',
    ],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
});
