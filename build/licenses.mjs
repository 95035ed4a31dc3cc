// @ts-check
/** The licences of the packages that are bundled: every runtime dependency, and what it depends on. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/** @typedef {{ name: string, version: string, license?: string, dependencies?: Record<string, string> }} Manifest */

/** @param {string} folder @returns {Manifest} */
const manifest = (folder) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

/** Folders of the packages that are bundled, by name. */
function bundled() {
  /** @type {Map<string, string>} */
  const found = new Map();
  const wanted = Object.keys(manifest(ROOT).dependencies ?? {});
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (found.has(name)) continue;
    const folder = path.join(ROOT, 'node_modules', name);
    found.set(name, folder);
    wanted.push(...Object.keys(manifest(folder).dependencies ?? {}));
  }
  return found;
}

/** @param {string} folder */
const licenceText = (folder) =>
  readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8').trim())
    .join('\n\n');

/** The notices as one text, in the order of the names. */
export function licenseNotices() {
  const parts = [...bundled()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, folder]) => {
      const { version, license = 'see below' } = manifest(folder);
      return `${name} ${version} (${license})\n\n${licenceText(folder) || 'The package holds no licence text.'}`;
    });
  const own = readFileSync(path.join(ROOT, 'LICENSE'), 'utf8').trim();
  const electron =
    'Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html beside the program.';
  return `Pinnboard\n\n${own}\n\n${electron}\n\n${parts.map((part) => `${'-'.repeat(72)}\n${part}`).join('\n\n')}\n`;
}
