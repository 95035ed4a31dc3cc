/** PtychoPINN's own command lines, `python -m ptycho_torch.train` and `python -m ptycho_torch.inference`. */
import { Bug } from '../errors/internal';
import type { CommandLine } from '../targets/exports/commandLine';
import { commandLineFor, hasCommandLine } from './commands';
import { commandText } from './commands/text';
import { writeFlags } from './commands/write';
import type { ExportFormat, ExportInput, ExportResult } from './format';

/** Writes a request for the command line of that id. Throws for a target that has none, which `fits` rules out. */
export function writeCommand(
  id: CommandLine['id'],
  { request, resolution }: ExportInput,
): ExportResult {
  const line = commandLineFor(id, request);
  if (!line) throw new Bug(`No ${id} command line for ${request.target}`);
  return commandText(line, request, writeFlags(line, request, resolution.provenance));
}

export const NATIVE: ExportFormat = {
  id: 'native',
  title: 'Command: python -m ptycho_torch',
  help: "PtychoPINN's own command line for the workflow, ready to paste into a shell or a job script.",
  extension: '.sh',
  language: 'shell',
  fits: (target, workflow) => hasCommandLine(target, 'native', workflow),
  write: (input) => writeCommand('native', input),
};
