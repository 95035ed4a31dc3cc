/** `run.py` of a run's folder, and the command that it runs: PtychoPINN's own for the entry point, or the loader. */
import { commandLineFor } from '../exporters/commands';
import { writeFlags } from '../exporters/commands/write';
import type { ExportInput, UnsupportedSetting } from '../exporters/format';
import { LEGACY_JSON } from '../exporters/legacyJson';
import { lightningUnsupported } from '../exporters/lightning';
import { LOADER } from '../exporters/loader';
import { pythonUnsupported } from '../exporters/python/unsupported';
import { quoted } from '../formats/commandLine';
import type { EntryPoint } from '../request/entryPoint';
import { datasetPath } from '../request/request';
import { quote } from '../values/python';
import { OUTPUT_FOLDER, RESULTS, RUN_FILES, SCANS_FOLDER, SETTINGS_FILE } from './folder';

/** What is run in a run's folder, whose request has paths that hold there. */
export interface RunProgram {
  /** Its words; `python` stands for the interpreter that runs `run.py`. */
  readonly command: readonly string[];
  /** Further files that the command reads, by name. */
  readonly files: { readonly [name: string]: string };
  /** The dataset that is linked into the scans' folder; null for a command that reads it where it is. */
  readonly linked: string | null;
  /** Where the result is, below the run's folder, as a pattern of Python's `Path.glob`. */
  readonly result: string;
  /** What the command cannot express. */
  readonly unsupported: readonly UnsupportedSetting[];
}

/** The program of a resolved request; the Python script where no entry point is chosen or the target has no such command. */
export function runProgram(input: ExportInput): RunProgram {
  const { request, resolution } = input;
  const result = `${OUTPUT_FOLDER}/${RESULTS[request.workflow]}`;
  const id = COMMANDS[request.entry_point ?? 'python'];
  if (id === 'lightning' && request.workflow === 'training')
    return {
      command: lightningCommand,
      files: { [SETTINGS_FILE]: LEGACY_JSON.write(input).text },
      linked: datasetPath(request),
      result: `${OUTPUT_FOLDER}/*/*/${RESULTS.lightning}`,
      unsupported: lightningUnsupported(input),
    };
  const line = id === null || id === 'lightning' ? undefined : commandLineFor(id, request);
  if (!line)
    return {
      command: ['python', LOADER, 'run', RUN_FILES.payload],
      files: {},
      linked: null,
      result,
      unsupported: pythonUnsupported(input),
    };
  const { flags, unsupported } = writeFlags(line, request, resolution.provenance);
  return {
    command: [...line.program, ...flags.flat()],
    files: {},
    linked: null,
    result,
    unsupported,
  };
}

const COMMANDS: {
  readonly [entryPoint in EntryPoint]: 'native' | 'ptycho_train' | 'lightning' | null;
} = { native: 'native', script: 'ptycho_train', python: null, lightning: 'lightning' };

const lightningCommand = [
  ...['python', '-m', 'ptycho_torch.train_lightning_only', '--ptycho_dir', SCANS_FOLDER],
  ...['--config', SETTINGS_FILE, '--output_dir', OUTPUT_FOLDER],
];

/** The command for a POSIX shell, on one line. */
export const runCommand = ({ command }: RunProgram): string => command.map(quoted).join(' ');

/** `run.py`: what is run and nothing else, with each change of its state in `status.json`. At most 30 lines. */
export function runScript({ command, linked, result }: RunProgram): string {
  const [program = '', ...rest] = command;
  return `${[
    '"""Runs what command.txt says, once, and writes what happens to status.json. Written by Pinnboard.',
    'Start it with the Python in which PtychoPINN is installed."""',
    'import json, os, signal, socket, subprocess, sys',
    'from datetime import datetime, timezone',
    'from pathlib import Path',
    '',
    'os.chdir(Path(__file__).resolve().parent)  # PtychoPINN writes memory maps and logs into the working folder',
    'status = json.loads(Path("status.json").read_text("utf-8"))',
    'if any(change["state"] == "running" for change in status["changes"]):',
    '    sys.exit("This folder holds a run, and two in one folder mix. Start another one with Pinnboard.")',
    '',
    'def note(**change):',
    '    status["changes"].append({**change, "at": datetime.now(timezone.utc).isoformat()})',
    '    new = f"status.json.{len(status[\'changes\'])}"  # a signal may come in the middle of this',
    '    Path(new).write_text(json.dumps(status, indent=2), "utf-8")',
    '    os.replace(new, "status.json")',
    '',
    'for ending in (signal.SIGINT, signal.SIGTERM):  # PtychoPINN gets them, too, and ends',
    '    signal.signal(ending, lambda number, _: note(state="stopping", signal=number))',
    'stat = Path("/proc/self/stat")',
    'started = stat.read_text().rsplit(")", 1)[1].split()[19] if stat.exists() else None',
    'note(state="running", pid=os.getpid(), host=socket.gethostname(), started=started)',
    ...(linked === null ? [] : linkLines(linked)),
    `command = [${[interpreted(program), ...rest.map(quote)].join(', ')}]`,
    'code = subprocess.call(command, close_fds=False, env={**os.environ, "PYTHONUNBUFFERED": "1"})',
    `result = any(Path().glob(${quote(result)}))  # 0 alone is no success: a run that SIGTERM ended has it, too`,
    'note(state="ended", code=code, result=result)',
    'sys.exit(code or (0 if result else 1))',
  ].join('\n')}\n`;
}

/** `start.sh`: run.py in the background of a host without a scheduler, after the shell lines of the host's file. */
export const startScript = (setup: readonly string[], python: string): string =>
  `${[
    '#!/bin/bash -l',
    "# Starts run.py with what the host's file sets up. Written by Pinnboard.",
    'cd -- "$(dirname -- "$0")" || exit',
    ...setup,
    `exec ${quoted(python)} ${RUN_FILES.program}`,
  ].join('\n')}\n`;

/** The interpreter itself, or a script that was installed beside it. */
const interpreted = (program: string): string =>
  program === 'python'
    ? 'sys.executable'
    : `str(Path(sys.executable).with_name(${quote(program)}))`;

const linkLines = (dataset: string): string[] => [
  `os.makedirs(${quote(SCANS_FOLDER)})`,
  `os.symlink(${quote(dataset)}, Path(${quote(SCANS_FOLDER)}, Path(${quote(dataset)}).name))`,
];
