/** A command line as text: one flag per line, with unsupported settings as comments above. */

import { quoted } from '../../formats/commandLine';
import type { Request } from '../../request/request';
import { typeOfName } from '../../targets/catalogue';
import type { CommandLine } from '../../targets/exports/commandLine';
import { formatValue } from '../../values/python';
import { embeddedLine } from '../embedded';
import type { ExportResult, UnsupportedSetting } from '../format';
import type { Written } from './write';

/** The text with the embedded request first, and its final newline. */
export function commandText(line: CommandLine, request: Request, written: Written): ExportResult {
  const words = [line.program, ...written.flags].map((part) => part.map(quoted).join(' '));
  return {
    text: `${[embeddedLine(request), ...unsupportedComments(written.unsupported, line.target), words.join(' \\\n  ')].join('\n')}\n`,
    unsupported: written.unsupported,
  };
}

/** Settings that a command cannot express, as comment lines. */
export function unsupportedComments(
  unsupported: readonly UnsupportedSetting[],
  target: string,
): string[] {
  const comments = unsupported.map((setting) => `# ${commentOf(setting, target)}`);
  return comments.length === 0
    ? []
    : ['#', '# Settings that this command cannot express:', ...comments, '#'];
}

const commentOf = ({ name, value, why, instead }: UnsupportedSetting, target: string): string =>
  [`${name} = ${formatValue(value, typeOfName(target, name))}:`, why, instead]
    .filter((part) => part !== undefined)
    .join(' ')
    .replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
