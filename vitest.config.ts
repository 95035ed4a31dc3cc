import { readdirSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

// React as users have it, and not as while it is developed, in which tests would see it render at other moments.
process.env['NODE_ENV'] = 'production';

/** Debian's Chromium; `PINNBOARD_CHROMIUM` names another. */
const CHROMIUM = process.env['PINNBOARD_CHROMIUM'] ?? '/usr/bin/chromium';

/** Real files, real processes: on a busy machine they take ten times as long, and that is no failure. */
const limits = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
};

const SETUP = ['test/setup.ts'];

/** Replaced modules are replaced for all files of a process. */
const replacesModules = (file: string): boolean =>
  /\bvi\.(?:m|doM)ock\(/.test(readFileSync(file, 'utf8'));

/**
 * Files with a process to themselves: those that replace modules, or parts of a library and of WebAssembly, measure all that
 * their process has in memory, or run the real programs. All others share modules, which are read once: nothing of a test
 * may be left after its file.
 */
const ISOLATED = [
  'test/{optuna,ptychopinn}/**/*.test.ts',
  'test/unit/prepare/{errorStack,hostile}.test.ts',
  ...readdirSync('test/unit', { recursive: true, encoding: 'utf8' })
    .map((name) => `test/unit/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts') && replacesModules(file)),
];

export default defineConfig({
  test: {
    projects: [
      { test: { ...limits, name: 'node', include: ISOLATED, setupFiles: SETUP } },
      {
        test: {
          ...limits,
          name: 'shared',
          // Not `exclude`, in whose place `--exclude` would have no effect.
          include: ['test/**/*.test.ts', ...ISOLATED.map((pattern) => `!${pattern}`)],
          isolate: false,
          setupFiles: SETUP,
        },
      },
      {
        plugins: [react()],
        // All of them at the start: one that is found later makes the page load again, in the middle of a test.
        optimizeDeps: {
          entries: ['renderer/main.tsx', 'test/components/*.tsx'],
          include: ['vitest-browser-react', 'react/jsx-dev-runtime'],
        },
        // As the bundler has it: containers are named in one module and used in another.
        css: { transformer: 'lightningcss', lightningcss: { cssModules: { container: false } } },
        test: {
          ...limits,
          name: 'components',
          include: ['test/components/**/*.test.tsx'],
          setupFiles: ['test/components/setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // Beside the workers of the other tests, two pages would wait for each other.
            fileParallelism: false,
            ui: false,
            viewport: { width: 1440, height: 900 },
            provider: playwright({
              launchOptions: {
                executablePath: CHROMIUM,
                // Root has no sandbox, and nothing here may ask the network for anything.
                args: [
                  '--no-sandbox',
                  '--disable-gpu',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
