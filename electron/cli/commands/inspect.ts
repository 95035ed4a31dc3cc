/** `pinnboard inspect PATH`: the contents of a dataset, a model folder, or a file of another program. */

import path from 'node:path';
import type { Command } from 'commander';
import type { DatasetStats } from '../../../shared/dataset/arrayStats';
import { statsLine, statsRows } from '../../../shared/dataset/arrayStatsText';
import type { ArrayFacts, DatasetFacts, DatasetReading } from '../../../shared/dataset/facts';
import { inferProbeSize, type ProbeSize, shapeText } from '../../../shared/dataset/probeSize';
import * as checks from '../../../shared/factory/checks/dataset';
import type { Finding } from '../../../shared/findings/finding';
import { usualKind } from '../../../shared/prepare/source';
import { formatValue } from '../../../shared/values/python';
import { readDataset } from '../../node/dataset/read';
import { isFolder } from '../../node/files/isFolder';
import { isThere } from '../../node/files/isThere';
import { holdsSeries } from '../../node/prepare/chosenFiles';
import { readFileContext } from '../../node/session/fileContext';
import { EXIT, exitHelp } from '../exit';
import { findingLines } from '../findingText';
import { inspectModel } from '../inspectModel';
import { inspectSource, sayLayout } from '../inspectSource';
import { type Io, say, sayJson, table } from '../io';
import { requestOfFile } from '../requestFile';
import { demandTarget, targetOption } from '../requestOptions';
import { readStatsOf, type StatsOption, withStatsOption } from '../statsOption';

interface Options extends StatsOption {
  readonly json?: boolean;
  readonly target?: string;
  readonly against?: string;
}

/** Adds the command. */
export function addInspect(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('inspect <path>')
    .summary('show the contents of a dataset, a trained model or a file of another program')
    .description(
      'Shows the contents of a dataset (.npz): arrays, probe size, metadata, findings. Reads headers, and the values of small datasets. For a model folder (with wts.h5.zip) or a checkpoint (.ckpt), shows the settings that the network was trained with and its layers; no pickle is executed and no weights are read. For HDF5 (.h5, .cxi, .nxs, .ptyd), MATLAB 7.3, .npy, TIFF and text files, shows the tree with shapes, attributes and links; for a folder or quoted pattern of numbered files, the stack that they form. No target is needed.',
    )
    .addOption(targetOption('PtychoPINN version for the findings'))
    .option(
      '--against <file>',
      'hold a model against the dataset and the settings of a request or payload',
    )
    .option('--json', 'print JSON');
  withStatsOption(command)
    .addHelpText('after', exitHelp(null))
    .action(async (file: string, options: Options) => done(await inspect(file, options, io)));
}

/** Exit code: 0, or 2 when the file is missing, or no usable dataset or model. Throws an `AppError` without a target that is needed. */
export async function inspect(file: string, options: Options, io: Io): Promise<number> {
  const full = path.resolve(io.cwd, file);
  const { json } = options;
  const kind = await kindOf(file, full);
  if (kind === 'model') {
    const against = await againstOf(options, io);
    const target = against?.request.target ?? demandTarget(options.target);
    return inspectModel(file, full, { ...(json && { json }), target, against }, io);
  }
  if (kind === 'source') return inspectSource(file, full, { ...(json && { json }) }, io);
  const target = demandTarget(options.target);
  const dataset = await readDataset(full);
  const values = dataset.status === 'ok' ? await readStatsOf(options, io)(full, dataset) : null;
  const size = inferProbeSize(dataset);
  const findings = findingsOf(dataset, file, size);
  if (json) {
    const facts = { file, dataset, inferred_N: size.ok ? size.N : null, values, findings };
    sayJson(io.stdout, facts);
  } else if (dataset.status === 'ok')
    print(file, dataset, size.ok ? `${size.N} (from ${size.detail})` : '', values, io);
  if (!json && dataset.status === 'ok' && dataset.foreign !== undefined) await sayLayout(full, io);
  if (!json) for (const line of findingLines(findings, target)) say(io.stderr, line);
  return failed(findings) ? EXIT.usage : EXIT.ok;
}

/** The request of `--against`, with what is known of its files. */
async function againstOf(options: Options, io: Io) {
  const { against, target } = options;
  if (against === undefined) return null;
  const { request, folder } = await requestOfFile(against, target ? { target } : {}, io);
  const look = { valuesOf: readStatsOf(options, io) };
  return { request, fileContext: await readFileContext(request, folder, undefined, look) };
}

/** By its name, and of a folder by what it holds. An .npz is inspected as a dataset. */
async function kindOf(file: string, full: string): Promise<'model' | 'source' | 'dataset'> {
  if (await isFolder(full)) return (await holdsSeries(full)) ? 'source' : 'model';
  if (/\.(?:ckpt|h5\.zip)$/i.test(file)) return 'model';
  const isPattern = path.basename(full).includes('*') && !(await isThere(full));
  const kind = usualKind(file);
  return isPattern || (kind !== undefined && kind !== 'npz') ? 'source' : 'dataset';
}

/** What the arrays alone show; of another program's file only that. */
function findingsOf(dataset: DatasetReading, file: string, size: ProbeSize): Finding[] {
  if (dataset.foreign !== undefined) return [checks.unpreparedDataset(dataset.foreign, file, true)];
  return [
    ...checks.missingDataset(dataset, file),
    ...checks.unreadableDataset(dataset, file),
    ...checks.requiredArrays(dataset, file),
    ...checks.legacyDiffractionName(dataset, file),
    ...checks.unreadableMembers(dataset, file),
    ...(dataset.status === 'ok'
      ? checks.probeSizeFallback(size, file, checks.patternSize(dataset))
      : []),
  ];
}

const failed = (findings: readonly Finding[]) =>
  findings.some(({ rule }) => rule === 'dataset-missing' || rule === 'dataset-unreadable');

function print(
  file: string,
  dataset: DatasetFacts,
  N: string,
  values: DatasetStats | null,
  io: Io,
): void {
  say(io.stdout, `${file}  ${dataset.size} bytes  modified ${dataset.modified}`);
  say(io.stdout);
  for (const line of table(dataset.arrays.map(arrayRow))) say(io.stdout, `  ${line}`);
  say(io.stdout);
  say(io.stdout, `N        ${N || 'cannot be inferred'}`);
  const { metadata } = dataset;
  if (metadata.status === 'ok') {
    say(io.stdout, 'metadata');
    for (const [key, value] of Object.entries(metadata.value))
      say(io.stdout, `  ${key}: ${formatValue(value)}`);
  } else say(io.stdout, `metadata ${metadata.status === 'absent' ? 'none' : metadata.problem}`);
  tellValues(values, io);
  say(io.stdout, `fingerprint ${dataset.fingerprint}`);
}

function tellValues(values: DatasetStats | null, io: Io): void {
  if (!values) {
    say(io.stdout, 'values   not read (use --values always)');
    return;
  }
  say(io.stdout, `values   ${statsLine(values)}`);
  for (const line of table(statsRows(values))) say(io.stdout, `  ${line}`);
  for (const { problem } of values.unread) say(io.stdout, `  ${problem}`);
}

const arrayRow = ({
  name,
  dtype,
  shape,
  fortranOrder,
  bytes,
  compression,
}: ArrayFacts): string[] => [
  name,
  dtype,
  shapeText(shape),
  fortranOrder ? 'Fortran order' : '',
  `${bytes} bytes`,
  compression,
];
