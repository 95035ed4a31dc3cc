// @ts-check
/** Writes the published pages (rules, fields, JSON Schemas) from the catalogue and the rules into dist/reference/. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runnerImport } from 'vite';
import { DIST, ROOT } from './paths.mjs';

const sources = path.join(ROOT, 'shared/reference');
const folder = path.join(DIST, 'reference');
const { module } = await runnerImport(path.join(sources, 'pages.ts'), {
  logLevel: 'error',
  configFile: false,
});
await mkdir(folder, { recursive: true });
for (const [file, text] of Object.entries(module.referencePages()))
  await writeFile(path.join(folder, file), text);
await copyFile(path.join(sources, 'evidence.md'), path.join(folder, 'evidence.md'));
console.log(folder);
