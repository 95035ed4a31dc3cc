/** A shell script that trains one dataset with `train_lightning_only`: its JSON file, its folder and its command. */
import { quoted } from '../formats/commandLine';
import { findTarget } from '../targets';
import { unsupportedComments } from './commands/text';
import type { ExportFormat, ExportInput, UnsupportedSetting } from './format';
import { LEGACY_JSON } from './legacyJson';
import { replacedValues } from './legacyJson/unsupported';
import { unreadSettings } from './python/unsupported';

/** Ends the JSON text, whose lines never consist of a word alone. */
export const END_OF_JSON = 'PINNBOARD_JSON';

export const LIGHTNING: ExportFormat = {
  id: 'lightning',
  title: 'Command: train_lightning_only',
  help: 'Trains from memory-mapped data, the only way to train counts and the profile ci: a script with the JSON file of the command.',
  extension: '.sh',
  language: 'shell',
  fits: ({ exports }, workflow) => exports.legacyJson !== null && workflow === 'training',
  write(input) {
    const unsupported = lightningUnsupported(input);
    return { text: script(input, unsupported), unsupported };
  },
};

/** The memory map is written below the working directory, and the command trains on a whole folder. */
function script(input: ExportInput, unsupported: readonly UnsupportedSetting[]): string {
  const { request } = input;
  const data = request.workflow === 'training' ? request.train_data_file : request.test_data_file;
  return `${[
    '# Trains with python -m ptycho_torch.train_lightning_only, in the output folder.',
    ...unsupportedComments(unsupported, request.target),
    'set -eu',
    `data=${quoted(data)}`,
    `out=${quoted(request.output_dir)}`,
    'mkdir -p -- "$out/scans"',
    'folder=$(cd -- "$(dirname -- "$data")" && pwd)',
    'ln -sf -- "$folder/$(basename -- "$data")" "$out/scans/"',
    'cd -- "$out"',
    `cat > config.json <<'${END_OF_JSON}'`,
    `${LEGACY_JSON.write(input).text}${END_OF_JSON}`,
    'python -m ptycho_torch.train_lightning_only --ptycho_dir scans --config config.json --output_dir .',
  ].join('\n')}\n`;
}

/** Settings that the command's JSON file cannot express. */
export function lightningUnsupported(input: ExportInput): UnsupportedSetting[] {
  const { request } = input;
  const target = findTarget(request.target);
  if (!target) return [];
  // Some are replaced even where they are defaults; what they are replaced by says more than that they are.
  const replaced = replacedValues(input);
  const unread = unreadSettings(target, input, 'lightning').filter(
    ({ name }) => !replaced.some((setting) => setting.name === name),
  );
  return [...replaced, ...unread];
}
