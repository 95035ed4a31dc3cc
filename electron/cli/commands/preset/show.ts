/** `pinnboard preset show PRESET`. */

import type { Command } from 'commander';
import { settingText } from '../../../../shared/presets/compare';
import { presetText } from '../../../../shared/presets/file';
import { settingsOfPreset } from '../../../../shared/presets/preset';
import { visibleJson } from '../../../../shared/values/visible';
import { EXIT, exitHelp } from '../../exit';
import { type Io, say, table } from '../../io';
import { findPreset } from '../../presets';

/** Adds the command. */
export function addShow(preset: Command, io: Io, done: (code: number) => void): void {
  preset
    .command('show <preset>')
    .summary('show a preset')
    .description('Shows the description and settings of a preset.')
    .option('--json', 'print the preset file')
    .addHelpText('after', exitHelp(null))
    .action(async (word: string, options: { readonly json?: boolean }) =>
      done(await show(word, options, io)),
    );
}

/** Exit code 0. Throws an `AppError` for a name that no preset has. */
async function show(word: string, { json }: { readonly json?: boolean }, io: Io): Promise<number> {
  const preset = await findPreset(word, io);
  if (json) {
    io.stdout.write(visibleJson(presetText(preset)));
    return EXIT.ok;
  }
  const { name, description, author, source, target, workflow } = preset;
  say(io.stdout, name);
  if (description !== '') say(io.stdout, description);
  const facts = [
    ['made for', [target, workflow].filter(Boolean).join(' ')],
    ['author', author ?? ''],
    ['source', source ?? ''],
  ];
  for (const [word_, text] of facts) if (text) say(io.stdout, `${word_}: ${text}`);
  const rows = settingsOfPreset(preset).map((setting) => [
    setting.place === setting.name ? '' : setting.place,
    setting.name,
    settingText(setting, target),
  ]);
  for (const line of table(rows)) say(io.stdout, `  ${line}`);
  return EXIT.ok;
}
