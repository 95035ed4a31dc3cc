/** The text that the scripts have in common: run one point, and leave on the disk what a later run resumes from. */
import { quoted } from '../../formats/commandLine';
import type { Manifest } from '../manifest';

interface Parts {
  /** The command that runs the script. */
  readonly start: string;
  /** Lines that the scheduler reads. */
  readonly header?: readonly string[];
  readonly comments?: readonly string[];
  /** Shell word of the sweep's folder. */
  readonly folder: string;
  readonly prologue: string | undefined;
  readonly python: string | undefined;
  /** Lines that set `payload`, or end the script. */
  readonly choose: readonly string[];
}

/** A script in bash, final newline included. */
export function assemble(manifest: Manifest, parts: Parts): string {
  const { working_dir: base = '' } = manifest;
  return [
    '#!/usr/bin/env bash',
    ...(parts.header ?? []),
    `# ${oneLine(manifest.name)}: ${payloadCount(manifest)} points. Written by Pinnboard; edit it as you like.`,
    `#   ${parts.start}   run in this folder; run again to resume`,
    '#   pinnboard sweep status .   points done, failed and remaining',
    ...(parts.comments ?? []),
    '# state/NAME.done is a copy of the payload that ran to its end; state/NAME.log has its output.',
    ...(parts.prologue?.trim().split(/\r?\n/) ?? []),
    'set -euo pipefail',
    `cd -- ${parts.folder}`,
    'mkdir -p state',
    ...parts.choose,
    'state=state/$(basename -- "$payload" .json)',
    'cmp -s -- "$payload" "$state.done" && exit',
    'exec 9>"$state.lock"',
    // Some cluster file systems have no locks: then the point runs without one.
    'flock --nonblock --conflict-exit-code 75 9 || (($? != 75)) || { echo "$payload is running already"; exit; }',
    `base=${quoted(base)} # relative paths of the payloads start here`,
    '[[ -d $base ]] || base=',
    'code=0',
    `PYTHONUNBUFFERED=1 ${parts.python ?? 'python3'} pinnboard_payload.py run \${base:+--base "$base"} "$payload" >>"$state.log" 2>&1 || code=$?`,
    'if ((code)); then echo "exit code $code" >"$state.failed"; else cp -- "$payload" "$state.done" && rm -f -- "$state.failed"; fi',
    'exit "$code"',
    '',
  ].join('\n');
}

/** Lines that choose the payload of an array's task. Takes the shell expression of its index, from 1. */
export const chooseByIndex = (index: string): string[] => [
  'payloads=(points/*.json)',
  `payload=\${payloads[${index} - 1 + \${OFFSET:-0}]:-}`,
  '[[ $payload ]] || exit 0',
];

/** How to run an array of more points than schedulers allow; empty when they fit. */
export const inParts = (points: number, most: number, start: string): string[] =>
  points <= most
    ? []
    : [
        `#   for OFFSET in $(seq ${most} ${most} ${points - 1}); do export OFFSET; ${start}; done   the points after the first ${most}`,
      ];

/** Lines that a scheduler reads: what is asked for, then the user's own, which may have the prefix already. */
export const directives = (
  prefix: string,
  asked: readonly (string | false)[],
  extra: readonly string[] = [],
): string[] =>
  [
    ...asked.filter((line) => line !== false),
    ...extra.map((line) => (line.startsWith(prefix) ? line.slice(prefix.length).trim() : line)),
  ].map((line) => `${prefix} ${line}`);

/** `%4` behind the indexes of an array that may run four tasks at once; empty without a limit. */
export const atOnce = (limit: number | undefined): string =>
  limit === undefined ? '' : `%${limit}`;

/** How many points have a payload. */
export const payloadCount = ({ points }: Manifest): number =>
  points.filter(({ file }) => file !== null).length;

/** A text that fits a comment. */
export const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

/** A text that schedulers accept as a job's name. */
export const jobName = ({ name }: Manifest): string =>
  oneLine(name).replaceAll(/[^\w.-]+/g, '-') || 'sweep';
