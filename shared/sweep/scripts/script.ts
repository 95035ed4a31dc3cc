/** Scripts that run a sweep with an existing tool: what they have in common. */
import { z } from 'zod';
import { AppError } from '../../errors/appError';
import type { Values } from '../../values/value';
import type { Manifest } from '../manifest';
import { environment } from './options';
import { RUN_POINT } from './runPoint';

interface About {
  /** As a description of a sweep names it under `scripts`. */
  readonly id: string;
  readonly title: string;
  /** Its purpose, in one line. */
  readonly help: string;
  /** Its name in the sweep's folder. */
  readonly file: string;
  /** The command that runs it. */
  readonly start: string;
}

export interface SweepScript extends About {
  /** Its options by name, each with title and description in its `meta()`. A blank text is one that is not set. */
  readonly options: z.ZodObject;
  /** The script, with a final newline. Throws an `AppError` for invalid options. */
  readonly text: (manifest: Manifest, options: Values) => string;
}

/** What distinguishes one script from the others. */
interface Parts {
  /** Lines that the scheduler reads. */
  readonly header?: readonly string[];
  readonly comments?: readonly string[];
  /** Shell word of the sweep's folder. */
  readonly folder: string;
  /** The last lines. Takes the command that runs a point, to which its number is to be added. */
  readonly run: (command: string) => readonly string[];
}

/** A script whose `parts` get parsed options. */
export function sweepScript<Shape extends z.ZodRawShape>(
  about: About,
  shape: Shape,
  parts: (manifest: Manifest, options: z.infer<z.ZodObject<Shape>>) => Parts,
): SweepScript {
  const options = z.strictObject(shape);
  const all = options.extend(environment);
  const common = z.object(environment);
  return {
    ...about,
    options: all,
    text: (manifest, given) => {
      const read = all.safeParse(given);
      if (read.success)
        return assemble(
          about.start,
          manifest,
          parts(manifest, z.object(shape).parse(given)),
          common.parse(given),
        );
      const problems = read.error.issues.map((issue) =>
        issue.code === 'unrecognized_keys'
          ? `unknown option ${issue.keys.join(', ')}`
          : `${String(issue.path[0])}: ${issue.message}`,
      );
      throw new AppError('sweep-script-failed', {
        problem: `Invalid options of ${about.id}: ${problems.join('; ')}.`,
      });
    },
  };
}

/** A script in bash, whose tasks run a point each. */
function assemble(
  start: string,
  manifest: Manifest,
  { header = [], comments = [], folder, run }: Parts,
  { python = 'python3', prologue }: { python?: string | undefined; prologue?: string | undefined },
): string {
  return [
    '#!/usr/bin/env bash',
    ...header,
    `# ${oneLine(manifest.name)}: ${payloadCount(manifest)} points. Written by Pinnboard; edit it as you like.`,
    `#   ${start}   run in this folder; run again to resume`,
    '#   pinnboard sweep status .   points that finished, crashed and remain',
    ...comments,
    ...(prologue?.trim().split(/\r?\n/) ?? []),
    'set -euo pipefail',
    `cd -- ${folder}`,
    ...run(`exec ${python} ${RUN_POINT}`),
    '',
  ].join('\n');
}

/** How many points have a payload. */
export const payloadCount = ({ points }: Manifest): number =>
  points.filter(({ file }) => file !== null).length;

/** A text that fits a comment. */
const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

interface JobArray {
  readonly manifest: Manifest;
  readonly start: string;
  /** What the lines that the scheduler reads begin with. */
  readonly prefix: string;
  /** More points than the scheduler allows run in several arrays. */
  readonly most: number;
  /** How many may run at once. */
  readonly concurrency: number | undefined;
  /** Shell variables: the folder in which the array was submitted, and a task's index, from 1. */
  readonly folder: string;
  readonly index: string;
  /** What is asked for. Takes the job's name, how many tasks there are, and their range with its limit. */
  readonly asked: (name: string, tasks: number, range: string) => readonly (string | false)[];
  /** The user's own lines, which may have the prefix already. */
  readonly extra: readonly string[] | undefined;
}

/** A job array with a task per point. */
export function jobArray(array: JobArray): Parts {
  const { manifest, start, prefix, most, concurrency, folder, index, extra = [] } = array;
  const points = payloadCount(manifest);
  const name = oneLine(manifest.name).replaceAll(/[^\w.-]+/g, '-') || 'sweep';
  const tasks = Math.min(points, most);
  const range = `1-${tasks}${concurrency === undefined ? '' : `%${concurrency}`}`;
  return {
    header: [
      ...array.asked(name, tasks, range).filter((line) => line !== false),
      ...extra.map((line) => (line.startsWith(prefix) ? line.slice(prefix.length).trim() : line)),
    ].map((line) => `${prefix} ${line}`),
    comments:
      points <= most
        ? []
        : [
            `#   for OFFSET in $(seq ${most} ${most} ${points - 1}); do export OFFSET; ${start}; done   the points after the first ${most}`,
          ],
    folder: `"\${${folder}:-.}"`,
    run: (command) => [`${command} "${index}"`],
  };
}
