/** The parts of a script: settings at its top, then one function that calls PtychoPINN with them. */

import { canonicalRequest } from '../../factory/canonical';
import type { Request } from '../../request/request';
import { quote } from '../../values/python';
import { embeddedLine } from '../embedded';
import { dictionary, literal, pathLiteral } from './literal';

/** The part of a script that depends on target and workflow. */
export interface Part {
  /** `from module import name` lines besides `pathlib`. */
  readonly imports: readonly string[];
  /** Settings after the overrides and execution options, each a block of lines. */
  readonly settings: readonly string[];
  /** Body of `main`, without its indentation. */
  readonly body: readonly string[];
  /** Lines that end the script when Python itself runs it. */
  readonly start?: readonly string[];
  /** What it does, after `It calls PtychoPINN's configuration factory with the settings below and `. */
  readonly does: string;
}

/** The whole script. It depends on the request alone, so that the same request always gives the same text. */
export function script(given: Request, title: string, part: (request: Request) => Part): string {
  const request = canonicalRequest(given);
  const { imports, settings, body, start = ['main()'], does } = part(request);
  const workflow = request.workflow === 'training' ? 'Training' : 'Inference';
  return [
    '#!/usr/bin/env python3',
    `"""${workflow} with ${title}, exported by Pinnboard.`,
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
export const commandLineSetting = (
  { target, cli_defaults }: Request,
  layer: Parameters<typeof dictionary>[1],
): string[] =>
  cli_defaults
    ? [
        `# Defaults of the command line; OVERRIDES take precedence.\nCOMMAND_LINE = ${dictionary(target, layer)}`,
      ]
    : [];

/** Arguments of both factories, one per line. */
export function factoryArguments({ workflow, cli_defaults, profile }: Request): string[] {
  const paths =
    workflow === 'training'
      ? ['train_data_file=TRAIN_DATA_FILE,']
      : ['model_path=MODEL_PATH,', 'test_data_file=TEST_DATA_FILE,'];
  return [
    ...paths,
    'output_dir=OUTPUT_DIR,',
    `overrides=${cli_defaults ? '{**COMMAND_LINE, **OVERRIDES}' : 'OVERRIDES'},`,
    'execution_config=PyTorchExecutionConfig(**EXECUTION) if EXECUTION else None,',
    ...(profile ? [`profile=${literal(profile)},`] : []),
  ].map((line) => `    ${line}`);
}

/** Reads the datasets of a training run: `train_data` and `test_data`. */
export const READ_TRAINING_DATA = [
  'train_data = RawData.from_file(str(TRAIN_DATA_FILE))',
  "test_data_file = OVERRIDES.get('test_data_file')",
  'test_data = RawData.from_file(str(test_data_file)) if test_data_file else None',
];
