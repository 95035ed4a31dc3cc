/** `pinnboard preset save NAME`: saves a preset from a file, other presets, or options. */

import path from 'node:path';
import { type Command, Option } from 'commander';
import { AppError } from '../../../../shared/errors/appError';
import { invalidValues, REPORTED } from '../../../../shared/errors/invalid';
import { applyPresets, withSetting } from '../../../../shared/presets/apply';
import { type Candidate, candidatesOf, collectPreset } from '../../../../shared/presets/collect';
import { presetText } from '../../../../shared/presets/file';
import {
  type Preset,
  presetSchema,
  type Settings,
  settingsOfPreset,
} from '../../../../shared/presets/preset';
import { WORKFLOWS, type Workflow } from '../../../../shared/request/request';
import { readRequestFile } from '../../../node/session/openPayload';
import { EXIT, exitHelp } from '../../exit';
import { type Io, say } from '../../io';
import { writeOutput } from '../../output';
import { findPreset, named, openLibrary } from '../../presets';
import { assignments, collect, targetOption, unknownName } from '../../requestOptions';

interface Options {
  readonly from?: string;
  readonly preset: readonly string[];
  readonly set: readonly string[];
  readonly exec: readonly string[];
  readonly profile?: string;
  readonly cliDefaults?: boolean;
  readonly target?: string;
  readonly workflow?: Workflow;
  readonly only?: readonly string[];
  readonly withPaths?: boolean;
  readonly description?: string;
  readonly author?: string;
  readonly source?: string;
  readonly output?: string;
  readonly force?: boolean;
}

/** Adds the command. */
export function addSave(preset: Command, io: Io, done: (code: number) => void): void {
  preset
    .command('save <name>')
    .summary('save settings as a preset')
    .description(
      'Saves settings as a preset: those of --from, then of --preset, then of --set and --exec; later values win. Paths are excluded unless --with-paths or --only includes them.',
    )
    .option('--from <file>', 'payload or request file to copy settings from')
    .option('--preset <preset>', 'preset to copy settings from (repeatable)', collect, [])
    .option('--set <name=value>', 'override (repeatable)', collect, [])
    .option('--exec <name=value>', 'execution option (repeatable)', collect, [])
    .option('--profile <name>', 'profile')
    .option(
      '--cli-defaults',
      "use the defaults of PtychoPINN's command line for fields without override",
    )
    .addOption(targetOption("target of the preset (default: the file's or the presets', else any)"))
    .addOption(
      new Option('--workflow <name>', 'workflow of the preset (default: any)').choices(WORKFLOWS),
    )
    .option('--only <names...>', 'only these settings')
    .option('--with-paths', 'include paths')
    .option('--description <text>', 'description')
    .option('--author <name>', 'author')
    .option('--source <text>', 'link to documentation')
    .option('-o, --output <file>', 'write to a file instead of your presets; - for stdout')
    .option('--force', 'replace an existing preset of this name')
    .addHelpText('after', exitHelp(null))
    .action(async (name: string, options: Options) => done(await save(name, options, io)));
}

/** Exit code 0. Throws an `AppError` for what cannot be read or written, and for a name that is taken. */
async function save(name: string, options: Options, io: Io): Promise<number> {
  const { settings, target } = await gather(options, io);
  const chosen = choose(candidatesOf(target, settings), options);
  const { description = '', author, source, workflow } = options;
  const made = presetSchema.safeParse(
    collectPreset(
      {
        name,
        description,
        ...(author === undefined ? {} : { author }),
        ...(source === undefined ? {} : { source }),
        ...(target === undefined ? {} : { target }),
        ...(workflow === undefined ? {} : { workflow }),
      },
      chosen,
    ),
    REPORTED,
  );
  if (!made.success) throw new AppError('preset-rejected', { problems: invalidValues(made.error) });
  await put(made.data, options, io);
  return EXIT.ok;
}

/** All settings that may go in, and what they are for. */
async function gather(
  options: Options,
  io: Io,
): Promise<{ settings: Settings; target: string | undefined }> {
  const file = options.from === undefined ? null : await read(options.from, options.target, io);
  const presets = await Promise.all(options.preset.map((word) => findPreset(word, io)));
  const target =
    options.target ?? file?.target ?? presets.findLast((preset) => preset.target)?.target;
  const start = {
    // Of no target: names that set one thing under one of the targets stay apart.
    target: target ?? '',
    workflow: options.workflow ?? ('training' as const),
    overrides: file?.overrides ?? {},
    execution: file?.execution ?? {},
    profile: file?.profile ?? null,
    cli_defaults: file?.cli_defaults ?? false,
  };
  const given: Settings = {
    overrides: assignments('--set', options.set, target),
    execution: assignments('--exec', options.exec, target),
    profile: options.profile,
    cli_defaults: options.cliDefaults,
  };
  const layered = applyPresets(start, presets, { replace: true }).draft;
  return { settings: settingsOfPreset(given).reduce<Settings>(withSetting, layered), target };
}

async function read(file: string, target: string | undefined, io: Io) {
  const reading = await readRequestFile(path.resolve(io.cwd, file), target);
  if (!reading.ok) throw reading.error;
  return reading.request;
}

function choose(candidates: readonly Candidate[], { only, withPaths }: Options): Candidate[] {
  const names = candidates.map(({ name }) => name);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw unknownName('setting', unknown, names);
  const chosen = candidates.filter(({ name, isPath }) =>
    only ? only.includes(name) : withPaths || !isPath,
  );
  if (chosen.length === 0) throw new AppError('preset-empty', {});
  return chosen;
}

async function put(preset: Preset, { output, force }: Options, io: Io): Promise<void> {
  if (output !== undefined) return writeOutput(presetText(preset), output, io);
  if (io.state === undefined) throw new AppError('preset-folder-unknown', {});
  const library = await openLibrary(io);
  const known = named((await library.list()).presets, `mine:${preset.name}`);
  if (known && !force) throw new AppError('preset-exists', { name: preset.name });
  await library.save(preset, known?.id ?? null);
  say(io.stderr, `Saved "${preset.name}".`);
}
