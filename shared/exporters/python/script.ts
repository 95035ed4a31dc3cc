/** The parts of a script: settings at its top, then one function that calls PtychoPINN with them. */

import { canonicalRequest } from '../../factory/canonical';
import type { Request } from '../../request/request';
import { commandLineLayer } from '../../targets/commandLine';
import { FACTORY_ARGUMENTS, type ScriptPart } from '../../targets/exports/script';
import type { Target } from '../../targets/target';
import { quote } from '../../values/python';
import type { Values } from '../../values/value';
import { embeddedLine } from '../embedded';
import { dictionary, literal, pathLiteral } from './literal';

/** The whole script. It depends on the request alone, so that the same request always gives the same text. */
export function script(given: Request, target: Target): string {
  const request = canonicalRequest(given);
  const facts = target.exports.script;
  const part = facts[request.workflow](request);
  const { imports, start = ['main()'], does } = part;
  const body = part.body.flatMap((line) =>
    line === FACTORY_ARGUMENTS ? factoryArguments(request, part) : [line],
  );
  const settings = [
    ...commandLineSetting(request, commandLineLayer(target, request)),
    ...(part.forwards ? [trainingOverridesSetting(target)] : []),
  ];
  const workflow = request.workflow === 'training' ? 'Training' : 'Inference';
  return [
    '#!/usr/bin/env python3',
    `"""${workflow} with ${target.title}, exported by Pinnboard.`,
    '',
    `It calls PtychoPINN's configuration factory with the settings below and ${does}.`,
    'Run it with the Python in which PtychoPINN is installed. Relative paths refer to the current folder.',
    '"""',
    embeddedLine(request),
    ...(body.concat(start).some((line) => line.includes('sys.')) ? ['import sys'] : []),
    ...(imports.some((line) => line.includes('suppress('))
      ? ['from contextlib import suppress']
      : []),
    'from pathlib import Path',
    '',
    ...imports,
    '',
    ...pathSettings(request),
    '',
    `OVERRIDES = ${dictionary(request.target, request.overrides)}`,
    '',
    `EXECUTION = ${request.execution ? dictionary(request.target, request.execution) : 'None'}`,
    '',
    ...settings.flatMap((block) => [block, '']),
    '',
    'def main() -> None:',
    ...body.map((line) => (line === '' ? '' : `    ${line}`)),
    '',
    '',
    "if __name__ == '__main__':",
    ...start.map((line) => `    ${line}`),
    '',
  ].join('\n');
}

function pathSettings(request: Request): string[] {
  // An empty path is the current folder.
  const out = `OUTPUT_DIR = Path(${quote(request.output_dir)})`;
  return request.workflow === 'training'
    ? [`TRAIN_DATA_FILE = ${pathLiteral(request.train_data_file)}`, out]
    : [
        `MODEL_PATH = ${pathLiteral(request.model_path)}`,
        `TEST_DATA_FILE = ${pathLiteral(request.test_data_file)}`,
        out,
      ];
}

/** The defaults that the command line sets under the overrides, when they are on. */
const commandLineSetting = ({ target, cli_defaults }: Request, layer: Values): string[] =>
  cli_defaults
    ? [
        `# Defaults of the command line; OVERRIDES take precedence.\nCOMMAND_LINE = ${dictionary(target, layer)}`,
      ]
    : [];

/** Arguments of both factories, one per line. */
function factoryArguments(
  { workflow, cli_defaults, profile }: Request,
  { takesProfile }: ScriptPart,
): string[] {
  const paths =
    workflow === 'training'
      ? ['train_data_file=TRAIN_DATA_FILE,']
      : ['model_path=MODEL_PATH,', 'test_data_file=TEST_DATA_FILE,'];
  return [
    ...paths,
    'output_dir=OUTPUT_DIR,',
    `overrides=${cli_defaults ? '{**COMMAND_LINE, **OVERRIDES}' : 'OVERRIDES'},`,
    'execution_config=PyTorchExecutionConfig(**EXECUTION) if EXECUTION else None,',
    ...(profile && takesProfile ? [`profile=${literal(profile)},`] : []),
  ].map((line) => `    ${line}`);
}

/** Overrides that take effect in training only when they are also passed to it directly. */
export const trainingOverrides = ({ propagation, propagationNames }: Target): string[] =>
  propagationNames('training', false).filter(
    (name) => propagation('training', name, false)?.withoutForwarding !== undefined,
  );

function trainingOverridesSetting(target: Target): string {
  const lines: string[] = [];
  for (const name of trainingOverrides(target)) {
    const last = lines.at(-1);
    const word = `${quote(name)},`;
    if (last !== undefined && last.length + word.length < 100)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`    ${word}`);
  }
  return [
    '# Training builds its PyTorch configuration a second time and resets these to their defaults unless they are passed',
    '# to it directly.',
    'TRAINING_OVERRIDES = {',
    ...lines,
    '}',
  ].join('\n');
}
