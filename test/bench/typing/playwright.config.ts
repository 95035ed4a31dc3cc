import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../../test-results/bench',
  // One after the other: two windows would take the processor from each other.
  workers: 1,
  timeout: 180_000,
  reporter: [['line']],
});
