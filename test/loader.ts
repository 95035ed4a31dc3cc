/** The loader as Pinnboard writes it, with the facts of all targets. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loaderText } from '../shared/exporters/loader';

const PROGRAM = fileURLToPath(
  new URL('../electron/resources/pinnboard_payload.py', import.meta.url),
);

/** Writes it into a folder; returns its path. */
export function putLoader(folder: string): string {
  const file = path.join(folder, 'pinnboard_payload.py');
  writeFileSync(file, loaderText(readFileSync(PROGRAM, 'utf8')));
  return file;
}
