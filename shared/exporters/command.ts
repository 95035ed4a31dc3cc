import { commandParts, unsupportedParts } from '../formats/commandLine';
import { embeddedLine } from './embedded';
import type { ExportFormat } from './format';

/** The command that writes the same payload file, one option per line. It expresses everything in a request. */
export const commandExport: ExportFormat = {
  id: 'command',
  title: 'Pinnboard command line',
  help: 'Writes the same payload file from a terminal or a script.',
  extension: '.sh',
  language: 'shell',
  write: ({ request }) => ({
    text: `${embeddedLine(request)}\n${commandParts(request).join(' \\\n  ')}\n`,
    unsupported: unsupportedParts(request),
  }),
};
