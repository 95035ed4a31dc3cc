/** `pinnboard check FILE …`: validates existing payload and request files. */

import path from 'node:path';
import { type Command, Option } from 'commander';
import type { AppError } from '../../../shared/errors/appError';
import { addCounts, countsOf, NO_COUNTS } from '../../../shared/findings/counts';
import { changeText } from '../../../shared/formats/fileFindings';
import type { EntryPoint } from '../../../shared/request/entryPoint';
import { type CheckedFile, checkFile } from '../../node/session/checkFile';
import { ReadingCache } from '../../node/session/readingCache';
import { EXIT, exitHelp } from '../exit';
import { findingLines } from '../findingText';
import { type Io, say, sayJson } from '../io';
import { entryPointOption, fileTargetOption } from '../requestOptions';
import { locationOf, SarifWriter } from '../sarif';
import { checksBy, groupsBy, readStatsOf, type StatsOption, withStatsOption } from '../statsOption';
import { countsText, exitCode, type VerdictOptions, WARNINGS_HELP, withVerdict } from '../verdict';

const HELP = `
Resolves the request of each file again, against the current dataset, and reports every finding. For a payload it also
reports a dataset that has changed or was moved, and fields that differ from what the factory returns today.

--json prints {"file", "target", "workflow", "findings", "notes", "changes"} or, for an unreadable file, {"error": {"code",
"parameters", "message"}}. For several files it is a list, in which an unreadable one is {"file", "code", "parameters",
"problem"}. --format sarif prints a SARIF 2.1.0 log whose findings point at the keys in the file, for annotations in CI.
${exitHelp('a finding of at least --fail-on, or more warnings than --max-warnings', WARNINGS_HELP)}

Examples:
  pinnboard check runs/a.json --max-warnings 0
  pinnboard check runs/*.json --format sarif > pinnboard.sarif`;

const FORMATS = ['text', 'json', 'sarif'] as const;

interface Options extends StatsOption, VerdictOptions {
  readonly base?: string;
  readonly format: (typeof FORMATS)[number];
  readonly json?: boolean;
  readonly target?: string;
  readonly entryPoint?: EntryPoint;
}

type Checked = (CheckedFile | { readonly ok: false; readonly error: AppError }) & {
  /** As it was given. */
  readonly name: string;
};

/** Adds the command. */
export function addCheck(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('check')
    .summary('validate payload or request files')
    .description('Validates payload and request files.')
    .argument('<files...>', 'payload or request files')
    .option(
      '--base <dir>',
      "folder against which relative paths are read (default: each file's own)",
    )
    .addOption(new Option('--format <name>', 'output format').choices(FORMATS).default('text'))
    .option('--json', 'same as --format json')
    .addOption(fileTargetOption());
  withStatsOption(withVerdict(command.addOption(entryPointOption())))
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => done(await check(files, options, io)));
}

/** Exit code as the help says. Throws an `AppError` when the only file cannot be read. */
async function check(files: readonly string[], options: Options, io: Io): Promise<number> {
  const format = options.json ? 'json' : options.format;
  const { cwd } = io;
  const { entryPoint } = options;
  const base = options.base === undefined ? undefined : path.resolve(cwd, options.base);
  const report = REPORTS[format](io, files.length);
  const readings = new ReadingCache();
  const folders = { base, cwd, target: options.target };
  const valuesOf = readStatsOf(options, io);
  const look = { groups: groupsBy(options), checks: checksBy(options) };
  let counts = NO_COUNTS;
  let unread = false;
  for (const name of files) {
    const checked = {
      name,
      ...(await checkFile(
        path.resolve(cwd, name),
        { ...folders, entryPoint },
        readings,
        valuesOf,
        look,
      )),
    };
    if (checked.ok) counts = addCounts(counts, countsOf(checked.findings));
    else if (files.length === 1 && format !== 'sarif') throw checked.error;
    else say(io.stderr, `error: ${checked.error.message}`);
    unread ||= !checked.ok;
    await report.file(checked);
  }
  const code = unread ? EXIT.usage : exitCode(counts, options, io);
  await report.end(code, countsText(counts));
  return code;
}

interface Report {
  file(checked: Checked): void | Promise<void>;
  end(code: number, counts: string): void | Promise<void>;
}

const REPORTS: { readonly [format in Options['format']]: (io: Io, files: number) => Report } = {
  text: (io, files) => ({
    file(checked) {
      if (!checked.ok) return;
      const { findings, changes, request } = checked;
      if (files > 1) say(io.stdout, `${checked.name}: ${countsText(countsOf(findings))}`);
      const lines = [
        ...findingLines(findings, request.target),
        ...(changes.length > 0 ? ['fields that differ:'] : []),
        ...changes.map((change) => `  ${changeText(change, request.target)}`),
      ];
      for (const line of lines) say(io.stdout, files > 1 ? `  ${line}` : line);
    },
    end: (_code, counts) => say(io.stdout, files > 1 ? `${files} files: ${counts}` : counts),
  }),

  json(io, files) {
    const all: object[] = [];
    return {
      file: (checked) => void all.push(jsonOf(checked)),
      end: () => sayJson(io.stdout, files === 1 ? all[0] : all),
    };
  },

  sarif(io) {
    const writer = new SarifWriter(io);
    return {
      async file(checked) {
        const location = locationOf(checked.name, io);
        writer.analysed(location);
        if (!checked.ok) {
          writer.problems.push(checked.error);
          return;
        }
        const { text, request, file, findings } = checked;
        const isPayload = file !== null;
        await writer.results(findings, { text, isPayload, location, request, line: null });
      },
      end: (code) => writer.end(code),
    };
  },
};

function jsonOf(checked: Checked): object {
  if (!checked.ok) {
    const { code, parameters, message } = checked.error;
    return { file: checked.name, code, parameters, problem: message };
  }
  const { name, request, findings, about, changes } = checked;
  const { target, workflow } = request;
  return {
    file: name,
    target,
    workflow,
    findings,
    notes: about.map(({ message }) => message),
    changes: changes.map(({ before = null, after = null, ...place }) => ({
      ...place,
      before,
      after,
    })),
  };
}
