/** Assembles the parts that scripts have in common. */
import { AppError } from '../../errors/appError';
import { quoted } from '../../formats/commandLine';
import type { Manifest } from '../manifest';
import locks from './bash/locks.sh?raw';
import points from './bash/points.sh?raw';
import states from './bash/states.sh?raw';

interface Parts {
  /** Comment lines before the first command. */
  readonly comments: readonly string[];
  /** Assignments by name, right-hand sides as the shell reads them. */
  readonly settings: { readonly [name: string]: string };
  readonly prologue: string | undefined;
  /** The engine's own functions, `main` among them. */
  readonly engine: string;
}

/** A script in bash, final newline included: settings first, points last, `main` run when all of it is read. */
export function assemble(manifest: Manifest, file: string, parts: Parts): string {
  const prologue = parts.prologue?.trim().split(/\r?\n/) ?? [':'];
  return [
    '#!/usr/bin/env bash',
    ...parts.comments,
    'set -euo pipefail',
    '',
    '# — settings —',
    ...Object.entries(parts.settings).map(([name, value]) => `${name}=${value}`),
    '# Runs once before Python.',
    'prologue() {',
    ...prologue.map((line) => (line === '' ? '' : `  ${line}`)),
    '}',
    '',
    `sweep=${quoted(oneLine(manifest.name))}`,
    // Slurm runs a copy of another name.
    `script=${file}`,
    "folder=''",
    '',
    [points, locks, states, parts.engine].map((part) => part.trimEnd()).join('\n\n'),
    '',
    '# — the points —',
    "points() { cat <<'END_OF_POINTS'",
    ...manifest.points.map(
      ({ name, file: payload }) => `${payload === null ? 'refused' : 'ready'} ${fileName(name)}`,
    ),
    'END_OF_POINTS',
    '}',
    '',
    // On one line: bash reads a script while it runs it, and this file may be rewritten meanwhile.
    'main "$@"; exit $?',
    '',
  ].join('\n');
}

/** A text that fits a comment. */
export const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

function fileName(name: string): string {
  if (name === '' || /[/\p{Cc}]/u.test(name))
    throw new AppError('sweep-script-failed', {
      problem: `${JSON.stringify(name)} cannot be a point's name: it is not a valid file name.`,
    });
  return name;
}
