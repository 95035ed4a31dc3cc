/** `submit.sh`: what the schedulers' scripts have in common. */
import { AppError } from '../../errors/appError';
import { LOADER } from '../../exporters/loader';
import type { Job } from './scheduler';

/** The script around the lines that a scheduler reads; its text depends on no folder, so that it can be moved. */
export function scriptText(
  job: Job,
  parts: {
    /** With their prefix. */
    readonly directives: readonly string[];
    /** The command that submits it. */
    readonly submit: string;
    /** Variable of the folder in which it was submitted. */
    readonly folder: string;
    /** Lines after the folder is entered. */
    readonly after?: readonly string[];
    /** Variable of a task's index. */
    readonly index: string;
  },
): string {
  const { setup, python, program, verify, array } = job;
  return [
    // Login shells know `module` and `conda`; without setup, the environment that was active when it was submitted counts.
    `#!/bin/bash${setup.length > 0 ? ' -l' : ''}`,
    ...parts.directives,
    // A sweep has its own comments.
    ...(array === null ? [`# Written by Pinnboard. Submit it in its folder: ${parts.submit}`] : []),
    ...job.comments.map((text) => `# ${oneLine(text)}`),
    `cd -- "\${${parts.folder}:-$(dirname -- "$0")}" || exit`,
    ...(parts.after ?? []),
    ...setup.map((line) => line.replaceAll(/[\r\n]+/g, ' ')),
    // Setup lines of modules and conda use variables that are not set.
    'set -euo pipefail',
    ...(verify
      ? [
          '# Stop when the installed PtychoPINN would resolve the payload differently.',
          `${python} ${LOADER} verify payload.json`,
        ]
      : []),
    `exec ${python} ${program}${array === null ? '' : ` "\${${parts.index}:-1}"`}`,
    '',
  ].join('\n');
}

/** A text without line ends and other control characters. */
export const oneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** A name that every scheduler takes. */
export const jobName = (text: string): string =>
  text
    .replaceAll(/[^\w.-]+/g, '-')
    .replaceAll(/^[.-]+|-+$/g, '')
    .slice(0, 100) || 'run';

/** `00:30:00`; hours are not limited. */
export const timeText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60, 0].map((n) => String(n).padStart(2, '0')).join(':');

/** Mebibytes of a number of GiB. */
export const mebibytes = (gigabytes: number): number => Math.ceil(gigabytes * 1024);

/** Minutes of `[[D-]H:]M:S`, which may be `H:M` after days; null for anything else. */
export function minutesOf(text: string): number | null {
  const match = /^(?:(\d+)-)?(\d+)(?::(\d+))?(?::(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const [, days, ...rest] = match;
  const parts = rest.filter((part) => part !== undefined).map(Number);
  const [first = 0, second = 0, third = 0] = parts;
  if (days !== undefined) return Number(days) * 1440 + first * 60 + second;
  if (parts.length === 3) return first * 60 + second + Math.ceil(third / 60);
  return first;
}

/** The job where it is one. Throws `job-invalid`. */
export function validJob(id: RegExp, job: string, scheduler: string): string {
  if (id.test(job)) return job;
  throw new AppError('job-invalid', { job, scheduler });
}
