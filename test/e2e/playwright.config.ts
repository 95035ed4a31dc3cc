import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  // Each test starts an Electron of its own; more than this many starve each other on two cores.
  workers: 2,
  fullyParallel: true,
  // On an idle machine a test takes 1 to 5 s; with both cores and the disk busy, ten times that. Longer is hanging.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json']],
});
