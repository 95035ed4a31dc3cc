// @ts-check
/** `npm run test:package`: the packed app's fuses are set, and it does not run as Node. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkFuses } from '../../build/fuses.mjs';
import { ROOT } from '../../build/paths.mjs';

const APP = path.join(ROOT, 'release/linux-unpacked/pinnboard');
if (!existsSync(APP)) spawnSync('node', ['build/package.mjs'], { cwd: ROOT, stdio: 'inherit' });
const home = mkdtempSync(path.join(tmpdir(), 'pinnboard-package-'));
const mark = path.join(home, 'ran');
const script = path.join(home, 'x.cjs');
writeFileSync(script, `require('fs').writeFileSync(${JSON.stringify(mark)}, '')`);
spawnSync(APP, [script], {
  env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, DISPLAY: '', ELECTRON_RUN_AS_NODE: '1' },
  timeout: 5000,
  killSignal: 'SIGKILL',
});
const results = [
  ['the fuses are as configured', checkFuses(APP) === 0],
  ['ELECTRON_RUN_AS_NODE does not run a script', !existsSync(mark)],
];
for (const [name, right] of results) console.log(`${right ? 'ok' : 'NO'}  ${name}`);
rmSync(home, { recursive: true, force: true });
const failed = results.filter(([, right]) => !right).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
