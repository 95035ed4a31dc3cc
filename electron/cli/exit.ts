/** The exit codes of the command line, in one table that every command's help shows. */

export const EXIT = { ok: 0, no: 1, usage: 2, bug: 3 } as const;

/** As a shell counts them: 128 and the signal's number. */
export const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143 } as const;

/** The table for a command's help; `no` says what 1 means there, `more` what is to be known besides. */
export const exitHelp = (no: string | null, ...more: readonly string[]): string =>
  [
    '',
    'Exit codes:',
    '  0    fine',
    ...(no === null ? [] : [`  1    the answer is no: ${no}`]),
    '  2    wrong usage, input that cannot be read, or output that cannot be written',
    '  3    a bug in Pinnboard; with PINNBOARD_DEBUG=1 it prints where',
    '  130  interrupted by Ctrl+C (143 by SIGTERM); no partial file is left',
    ...more,
  ].join('\n');
