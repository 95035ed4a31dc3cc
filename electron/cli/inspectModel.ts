/** What a model folder holds, for a terminal. */
import { type Bundle, bundleOf, modelFacts } from '../../shared/dataset/model';
import { modelFolder } from '../../shared/factory/checks/dataset';
import { formatValue } from '../../shared/values/python';
import { readModel } from '../node/model/read';
import { EXIT } from './exit';
import { findingLines } from './findingText';
import { type Io, say, sayJson, table } from './io';

/** Exit code: 0, or 2 for a folder without a model that can be read. */
export async function inspectModel(
  folder: string,
  full: string,
  target: string,
  { json = false }: { readonly json?: boolean },
  io: Io,
): Promise<number> {
  const model = await readModel(full);
  const findings = modelFolder(model, folder);
  const bundle = bundleOf(model);
  if (json) sayJson(io.stdout, { folder, model, findings });
  else {
    if (bundle) print(folder, bundle, io);
    else if (model.archive?.kind === 'invalid')
      say(io.stderr, `${folder}: ${model.archive.problem}`);
    for (const line of findingLines(findings, target)) say(io.stderr, line);
  }
  return bundle ? EXIT.ok : EXIT.usage;
}

function print(folder: string, bundle: Bundle, io: Io): void {
  const { size, modified, backend, schema, missing, notRead } = bundle;
  say(io.stdout, `${folder}  model, ${size} bytes  saved ${modified}`);
  say(io.stdout);
  const facts = modelFacts(bundle).map(({ label, name, value }) => [
    label,
    name,
    formatValue(value),
  ]);
  for (const line of table(facts)) say(io.stdout, `  ${line}`);
  say(io.stdout);
  say(io.stdout, `backend  ${backend}`);
  say(io.stdout, `schema   ${schema ?? 'not stated'}`);
  for (const name of missing) say(io.stdout, `missing  ${name}`);
  for (const { name, problem } of notRead) say(io.stdout, `not read ${name}: ${problem}`);
}
