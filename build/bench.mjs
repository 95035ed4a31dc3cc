// @ts-check
/** `npm run bench`: every bench in test/bench, each with a named peer in the same run. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './paths.mjs';

const vitest = path.join(ROOT, 'node_modules/.bin/vitest');
const { status } = spawnSync(vitest, ['bench', '--run', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exit(status ?? 1);
