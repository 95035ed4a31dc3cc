/** What a trained network is, for a terminal: the folder of a model, its archive, or a checkpoint. */
import type { FileContext } from '../../shared/dataset/fileContext';
import { modelFacts } from '../../shared/dataset/model';
import { shapeText } from '../../shared/dataset/probeSize';
import { modelFolder } from '../../shared/factory/checks/dataset';
import { outcomeWord } from '../../shared/findings/words';
import { type Fit, fitsOf } from '../../shared/inspection/fits';
import {
  type Inspection,
  parametersOf,
  sharedWith,
  tensorName,
} from '../../shared/inspection/inspection';
import type { Request } from '../../shared/request/request';
import { typeOfName } from '../../shared/targets/catalogue';
import { shownValue } from '../../shared/values/shown';
import { inspectModel as readModelAt } from '../node/model/inspect';
import { EXIT } from './exit';
import { findingLines } from './findingText';
import { type Io, say, sayJson, table } from './io';

interface Options {
  readonly json?: boolean;
  /** For the findings, and for the types of settings. */
  readonly target: string;
  /** The request that the model is held against, and what is known of its files. */
  readonly against: { readonly request: Request; readonly fileContext: FileContext } | null;
}

/**
 * @param full absolute. Exit code: 0, or 2 for a folder without a model that can be read. Throws an `AppError` for a
 * file that is no checkpoint.
 */
export async function inspectModel(
  file: string,
  full: string,
  { json = false, target, against }: Options,
  io: Io,
): Promise<number> {
  const { inspection, reading } = await readModelAt(full);
  const isFolder = inspection?.kind !== 'checkpoint';
  const findings = isFolder ? modelFolder(reading, file) : [];
  const candidate = inspection && { inspection, reading, path: file };
  const fits =
    against && candidate ? fitsOf(against.request, against.fileContext, candidate) : null;
  if (json)
    sayJson(io.stdout, {
      ...(isFolder ? { folder: file, model: reading, findings } : { file }),
      ...(inspection && asJson(inspection)),
      ...(fits && { against: fits }),
    });
  else {
    if (inspection) print(file, inspection, target, io);
    else if (reading.archive?.kind === 'invalid')
      say(io.stderr, `${file}: ${reading.archive.problem}`);
    if (fits) printFits(fits, io);
    for (const line of findingLines(findings, target)) say(io.stderr, line);
  }
  return inspection ? EXIT.ok : EXIT.usage;
}

const asJson = ({ kind, epoch, step, layers, sections, notRead }: Inspection) => ({
  ...(kind === 'checkpoint' && { epoch, global_step: step }),
  parameters: parametersOf(layers),
  layers,
  ...(kind === 'checkpoint' && { sections }),
  not_read: notRead,
});

function print(file: string, inspection: Inspection, target: string, io: Io): void {
  const { kind, size, modified, epoch, step, backend, schema, missing, layers, notRead } =
    inspection;
  const what =
    kind === 'bundle' ? 'model' : `checkpoint, epoch ${epoch ?? '?'}, step ${step ?? '?'}`;
  say(io.stdout, `${file}  ${what}, ${size} bytes  saved ${modified}`);
  say(io.stdout);
  const facts = modelFacts(inspection);
  for (const line of table(
    facts.map(({ label, name, value }) => [
      label,
      name,
      shownValue(value, typeOfName(target, name)),
    ]),
  ))
    say(io.stdout, `  ${line}`);
  say(io.stdout);
  if (kind === 'bundle') {
    say(io.stdout, `backend  ${backend}`);
    say(io.stdout, `schema   ${schema ?? 'not stated'}`);
  }
  for (const name of missing) say(io.stdout, `missing  ${name}`);
  say(io.stdout, `parameters  ${parametersOf(layers)}`);
  const rows = layers.map((layer) => [
    layer.name,
    String(layer.parameters),
    [
      layer.tensors.map((one) => `${tensorName(layer, one)} ${shapeText(one.shape)}`).join(', '),
      ...[sharedWith(layer) ?? []].flat().map((name) => `the same as ${name}`),
    ].join('; '),
  ]);
  for (const line of table(rows)) say(io.stdout, `  ${line}`);
  for (const { name, problem } of notRead) say(io.stdout, `not read ${name}: ${problem}`);
}

const MARKS: { readonly [verdict in Fit['verdict']]: string } = { ok: '✓', no: '✗', unknown: '?' };

function printFits(fits: readonly Fit[], io: Io): void {
  say(io.stdout);
  const rows = fits.map(({ verdict, about, text, finding }) => [
    MARKS[verdict],
    about,
    finding ? `${outcomeWord(finding)} ${finding.rule}: ${text}` : text,
  ]);
  for (const line of table(rows)) say(io.stdout, line);
}
