// @ts-check
/** `npm run check`: types, lint and format, unused code and dependencies, import circles and layers. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { checkImports, readImports } from './imports.mjs';
import { ROOT } from './paths.mjs';

const STEPS = [
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['lint and format', 'biome', ['ci', '--error-on-warnings']],
  ['unused code and dependencies', 'knip', []],
];

let failed = 0;
for (const [title, program, args] of /** @type {[string, string, string[]][]} */ (STEPS)) {
  console.log(`— ${title}`);
  const { status } = spawnSync(path.join(ROOT, 'node_modules/.bin', program), args, {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) failed += 1;
}
console.log('— import circles and layers');
const problems = checkImports(readImports());
for (const problem of problems) console.error(problem);
if (problems.length > 0) failed += 1;
console.log(failed === 0 ? 'All checks pass.' : `${failed} of ${STEPS.length + 1} checks failed.`);
process.exit(failed === 0 ? 0 : 1);
