/** The command lines of PtychoPINN that start a run. A new one is a file in this folder and an entry here. */
import type { Request } from '../../request/request';
import { ADR_003_INFERENCE, ADR_003_TRAINING } from './adr003';
import type { CommandLine } from './flag';
import { NATIVE_INFERENCE } from './native/inference';
import { NATIVE_TRAINING } from './native/training';
import { SCRIPT_INFERENCE } from './script/inference';
import { SCRIPT_TRAINING } from './script/training';

/** The first of two with the same program is assumed for a text that fits both. */
export const COMMAND_LINES: readonly CommandLine[] = [
  NATIVE_TRAINING,
  NATIVE_INFERENCE,
  SCRIPT_TRAINING,
  SCRIPT_INFERENCE,
  ADR_003_TRAINING,
  ADR_003_INFERENCE,
];

/** The command line with that id for a request; undefined when its target has none. */
export const commandLineFor = (
  id: CommandLine['id'],
  { target, workflow }: Pick<Request, 'target' | 'workflow'>,
): CommandLine | undefined =>
  COMMAND_LINES.find(
    (line) => line.id === id && line.target === target && line.workflow === workflow,
  );
