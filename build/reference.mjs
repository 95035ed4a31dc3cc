// @ts-check
/** Writes the published pages (field reference, JSON Schemas) from the catalogue into shared/reference/. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const folder = fileURLToPath(new URL('../shared/reference/', import.meta.url));
const { module } = await runnerImport(`${folder}pages.ts`, {
  logLevel: 'error',
  configFile: false,
});
for (const [file, text] of Object.entries(module.referencePages())) {
  await writeFile(folder + file, text);
  console.log(`shared/reference/${file}`);
}
