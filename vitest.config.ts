import { defineConfig } from 'vitest/config';

/** Real files, real processes: on a busy machine they take ten times as long, and that is no failure. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
