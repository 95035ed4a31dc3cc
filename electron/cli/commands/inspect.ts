/** `pinnboard inspect FILE`: what a dataset holds. */

import path from 'node:path';
import type { Command } from 'commander';
import type { ArrayFacts, DatasetFacts } from '../../../shared/dataset/facts';
import { inferProbeSize, shapeText } from '../../../shared/dataset/probeSize';
import * as checks from '../../../shared/factory/checks/dataset';
import type { Finding } from '../../../shared/findings/finding';
import { DEFAULT_TARGET } from '../../../shared/targets';
import { formatValue } from '../../../shared/values/python';
import { readDataset } from '../../dataset/read';
import { findingLines } from '../findingText';
import { EXIT, type Io, say, table } from '../io';

/** Adds the command. */
export function addInspect(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('inspect <file>')
    .summary('what a dataset holds: arrays, probe size, metadata, findings')
    .description(
      'Tells what a dataset (.npz) holds, reading its headers only. Exit 1 when it cannot be read.',
    )
    .option('--json', 'one JSON object on stdout')
    .action(async (file: string, { json }: { json?: boolean }) =>
      done(await inspect(file, json === true, io)),
    );
}

/** Exit code: 0, or 1 when the file is missing or not a usable dataset. */
export async function inspect(file: string, json: boolean, io: Io): Promise<number> {
  const dataset = await readDataset(path.resolve(io.cwd, file));
  const size = inferProbeSize(dataset);
  const findings = [
    ...checks.missingDataset(dataset, file),
    ...checks.unreadableDataset(dataset, file),
    ...checks.requiredArrays(dataset, file),
    ...checks.legacyDiffractionName(dataset, file),
    ...checks.unreadableMembers(dataset, file),
    ...(dataset.status === 'ok'
      ? checks.probeSizeFallback(size, file, checks.patternSize(dataset))
      : []),
  ];
  if (json) {
    const facts = { file, dataset, inferred_N: size.ok ? size.N : null, findings };
    say(io.stdout, JSON.stringify(facts, null, 2));
  } else if (dataset.status === 'ok')
    tell(file, dataset, size.ok ? `${size.N} (from ${size.detail})` : '', io);
  if (!json) for (const line of findingLines(findings, DEFAULT_TARGET)) say(io.stderr, line);
  return failed(findings) ? EXIT.refused : EXIT.ok;
}

const failed = (findings: readonly Finding[]) =>
  findings.some(({ rule }) => rule === 'dataset-missing' || rule === 'dataset-unreadable');

function tell(file: string, dataset: DatasetFacts, N: string, io: Io): void {
  say(io.stdout, `${file}  ${dataset.size} bytes  changed ${dataset.modified}`);
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
  say(io.stdout, `fingerprint ${dataset.fingerprint}`);
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
