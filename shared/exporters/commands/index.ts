/** The command lines of PtychoPINN that start a run, of all targets. */
import type { Request } from '../../request/request';
import { OFFERED_TARGETS } from '../../targets';
import type { CommandLine } from '../../targets/exports/commandLine';
import type { Target } from '../../targets/target';

/** In the order of the targets: the first of two with the same program is assumed for a text that fits both. */
export const COMMAND_LINES: readonly CommandLine[] = OFFERED_TARGETS.flatMap(({ name, exports }) =>
  exports.commandLines.map((line) => ({ ...line, target: name })),
);

/** The Python modules beside which a command line does not work. */
export const CONFLICTING_MODULES: readonly string[] = [
  ...new Set(
    COMMAND_LINES.flatMap(({ limits = [] }) => limits.flatMap((limit) => limit.module ?? [])),
  ),
];

/** The command line with that id for a request; undefined when its target has none. */
export const commandLineFor = (
  id: CommandLine['id'],
  { target, workflow }: Pick<Request, 'target' | 'workflow'>,
): CommandLine | undefined =>
  COMMAND_LINES.find(
    (line) => line.id === id && line.target === target && line.workflow === workflow,
  );

/** Whether a target has a command line of that id for a workflow. */
export const hasCommandLine = (
  { exports }: Target,
  id: CommandLine['id'],
  workflow: Request['workflow'],
): boolean => exports.commandLines.some((line) => line.id === id && line.workflow === workflow);
