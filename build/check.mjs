// @ts-check
/** `npm run check`: types, lint and format, unused code and dependencies, import circles, layers, names of targets, styles. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { checkImports, readImports } from './imports.mjs';
import { ROOT } from './paths.mjs';
import { checkStyles } from './styles.mjs';
import { checkTargetNames, productTexts } from './targetNames.mjs';

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
const OWN = [
  { title: 'import circles and layers', problems: () => checkImports(readImports()) },
  { title: 'names of targets', problems: () => checkTargetNames(productTexts()) },
  { title: 'styles that nothing uses', problems: () => checkStyles(productTexts()) },
];
for (const { title, problems } of OWN) {
  console.log(`— ${title}`);
  const found = problems();
  for (const problem of found) console.error(problem);
  if (found.length > 0) failed += 1;
}
const all = STEPS.length + OWN.length;
console.log(failed === 0 ? 'All checks pass.' : `${failed} of ${all} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;
