// @ts-check
/** Reads the fuses of an Electron binary: `node build/fuses.mjs FILE` prints each, and whether it is as it should be. */
import { readFileSync } from 'node:fs';
import { isStarted } from './started.mjs';

/** Stands before the fuse wire in every Electron binary. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * In the order of the wire, with what each has to be and electron-builder's name for it.
 * @type {readonly (readonly [name: string, on: boolean, option: string])[]}
 */
export const FUSES = [
  ['runAsNode', false, 'runAsNode'],
  ['cookieEncryption', true, 'enableCookieEncryption'],
  ['nodeOptions', false, 'enableNodeOptionsEnvironmentVariable'],
  ['nodeCliInspect', false, 'enableNodeCliInspectArguments'],
  ['embeddedAsarIntegrityValidation', true, 'enableEmbeddedAsarIntegrityValidation'],
  ['onlyLoadAppFromAsar', true, 'onlyLoadAppFromAsar'],
  ['loadBrowserProcessSpecificV8Snapshot', false, 'loadBrowserProcessSpecificV8Snapshot'],
  ['grantFileProtocolExtraPrivileges', false, 'grantFileProtocolExtraPrivileges'],
];

/** electron-builder's options for the fuses that this Electron has. @param {string} file its binary */
export function fuseOptions(file) {
  const states = readFuses(file);
  return Object.fromEntries(
    FUSES.filter(([name]) => states[name] !== 'absent').map(([, on, option]) => [option, on]),
  );
}

/**
 * State of each fuse by name: on, off, removed, or absent in an Electron that does not have it yet.
 * @param {string} file @returns {Record<string, 'on' | 'off' | 'removed' | 'absent'>}
 */
export function readFuses(file) {
  const binary = readFileSync(file);
  const at = binary.indexOf(SENTINEL);
  if (at < 0) throw new Error(`${file} has no fuses: it is no Electron binary.`);
  // A version byte and a length come before the wire.
  const wire = at + SENTINEL.length + 2;
  const length = binary[wire - 1] ?? 0;
  /** @param {number} i */
  const state = (i) =>
    i >= length
      ? 'absent'
      : binary[wire + i] === 0x31
        ? 'on'
        : binary[wire + i] === 0x30
          ? 'off'
          : 'removed';
  return Object.fromEntries(FUSES.map(([name], i) => [name, state(i)]));
}

/** Prints each fuse; the number of those that are not as they should be. @param {string} file */
export function checkFuses(file) {
  const states = readFuses(file);
  let wrong = 0;
  for (const [name, on] of FUSES) {
    const state = states[name];
    const right = state === (on ? 'on' : 'off');
    // An Electron that does not know a fuse yet cannot have it set.
    if (!right && state !== 'absent') wrong += 1;
    console.log(`${right ? 'ok' : state === 'absent' ? '--' : 'NO'}  ${name}: ${state}`);
  }
  return wrong;
}

if (isStarted(import.meta.url))
  process.exit(checkFuses(process.argv[2] ?? 'release/linux-unpacked/pinnboard') === 0 ? 0 : 1);
