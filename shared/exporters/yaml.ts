/**
 * YAML for `ptycho_train --config`, as its loader reads it: the network in a nested `model` block, which takes precedence
 * over all flags; everything else as flat keys, with the command line that repeats what flags would overwrite.
 */
import { Bug } from '../errors/internal';
import { type Node, typed } from '../formats/pythonJson';
import { embeddedLine, wroteLine } from './embedded';
import type { ExportFormat, ExportInput, ExportResult } from './format';
import { flagsOf, shellWords } from './yaml/flags';
import { type Given, givenFields, keyOf, yamlReader } from './yaml/given';
import { yamlText } from './yaml/scalar';
import { yamlUnsupported } from './yaml/unsupported';

export const YAML: ExportFormat = {
  id: 'yaml',
  title: 'YAML for ptycho_train',
  help: 'A file for ptycho_train --config, with the flags that it requires.',
  extension: '.yaml',
  language: 'yaml',
  fits: (_target, workflow) => workflow === 'training',
  write,
};

function write({ request, resolution }: ExportInput): ExportResult {
  if (request.workflow !== 'training') throw new Bug('ptycho_train only trains');
  const reader = yamlReader(request.target);
  const fields = givenFields(reader, request, resolution);
  const flags = flagsOf(reader, fields, resolution).map(shellWords);
  const model = fields.filter(({ section }) => section === 'tf_model_config');
  const run = fields.filter(({ section }) => section === 'tf_training_config');
  const lines = [
    `# For ptycho_train of ${reader.target.title}. Use this complete command:`,
    `#   ptycho_train --config training.yaml ${flags.join(' ')}`,
    '# Defaults of its flags overwrite keys outside the model block, so the command repeats these keys as flags.',
    '# n_subsample keeps the whole scan, as a payload does; without it the script keeps only n_groups patterns.',
    embeddedLine(request),
    wroteLine(wrote(fields)),
    ...(model.length > 0 ? ['model:', ...model.map((field) => `  ${line(field)}`)] : []),
    ...run.map(line),
  ];
  return {
    text: `${lines.join('\n')}\n`,
    unsupported: yamlUnsupported(reader, request, resolution, fields),
  };
}

const line = ({ field, value, type }: Given): string => `${field}: ${yamlText(value, type)}`;

const wrote = (fields: readonly Given[]): Node =>
  Object.fromEntries(fields.map((field) => [keyOf(field), typed(field.value, field.type)]));
