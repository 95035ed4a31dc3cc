/** `pinnboard preset list`. */

import type { Command } from 'commander';
import { settingsOfPreset } from '../../../../shared/presets/preset';
import { EXIT, exitHelp } from '../../exit';
import { type Io, say, sayJson, table } from '../../io';
import { openLibrary } from '../../presets';

/** Adds the command. */
export function addList(preset: Command, io: Io, done: (code: number) => void): void {
  preset
    .command('list')
    .summary('list presets')
    .description('Lists your own presets, those in the team folder and the examples.')
    .option('--json', 'print JSON')
    .addHelpText('after', exitHelp(null))
    .action(async (options: { readonly json?: boolean }) => done(await list(options, io)));
}

/** Exit code 0, or 2 when a file or the team's folder cannot be read. */
async function list({ json }: { readonly json?: boolean }, io: Io): Promise<number> {
  const library = await (await openLibrary(io)).list();
  const problem = library.team?.problem ?? null;
  if (json) sayJson(io.stdout, library);
  else {
    const rows = library.presets.map(({ source, preset }) => [
      source,
      preset.name,
      [preset.target, preset.workflow].filter(Boolean).join(' '),
      `${settingsOfPreset(preset).length} settings`,
      preset.description.split('\n')[0]?.slice(0, 60) ?? '',
    ]);
    for (const line of table(rows)) say(io.stdout, line);
  }
  for (const { source, file, problem: why } of library.broken)
    say(io.stderr, `${source}: ${why.includes(file) ? why : `${file}: ${why}`}`);
  if (problem !== null) say(io.stderr, `team folder: ${problem}`);
  return library.broken.length > 0 || problem !== null ? EXIT.usage : EXIT.ok;
}
