// @ts-check
/** Copies of the package that differ from it in one thing. */
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { NAME, UNPACKED } from './packed.mjs';

/** @param {string} from @param {string} to */
function linkOrCopy(from, to) {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/**
 * Makes the package anew below `folder`, around `binary`. One that is named `electron` counts as not packaged: Electron
 * itself takes fewer NODE_OPTIONS in a packaged app, and Pinnboard has no developer tools there.
 * @param {string} folder
 * @param {{ binary?: string, name?: string, files?: { readonly [name: string]: string }, asar?: Buffer | null }} [different]
 * `files` go beside app.asar, which null leaves out
 * @returns {string} the executable
 */
export function variant(
  folder,
  { binary = path.join(UNPACKED, NAME), name = NAME, files = {}, asar } = {},
) {
  const app = mkdtempSync(path.join(folder, 'variant-'));
  for (const entry of readdirSync(UNPACKED))
    if (entry !== NAME && entry !== 'resources')
      symlinkSync(path.join(UNPACKED, entry), path.join(app, entry));
  linkOrCopy(binary, path.join(app, name));
  const resources = path.join(app, 'resources');
  mkdirSync(resources);
  const packed = path.join(resources, 'app.asar');
  if (asar) writeFileSync(packed, asar);
  else if (asar === undefined) copyFileSync(path.join(UNPACKED, 'resources/app.asar'), packed);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(resources, file)), { recursive: true });
    writeFileSync(path.join(resources, file), text);
  }
  return path.join(app, name);
}
