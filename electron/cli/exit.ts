/** The exit codes of the command line; the help of every command lists them. */

export const EXIT = { ok: 0, no: 1, usage: 2, bug: 3 } as const;

/** 128 plus the number of the signal, as in a shell. */
export const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143 } as const;

/** The table for a command's help; `no` explains exit code 1, null where the command never exits with it. */
export const exitHelp = (no: string | null, ...more: readonly string[]): string =>
  [
    '',
    'Exit codes:',
    '  0    success',
    ...(no === null ? [] : [`  1    ${no}`]),
    '  2    invalid usage, unreadable input or unwritable output',
    '  3    internal error; --verbose prints the details',
    '  130  interrupted by Ctrl+C (143 by SIGTERM); no partial file is left',
    ...more,
  ].join('\n');
