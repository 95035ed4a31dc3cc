/** `pinnboard fields [NAME]`: the fields of a target. */
import type { Command } from 'commander';
import { WORKFLOWS } from '../../../shared/request/request';
import { catalogueOf } from '../../../shared/targets/catalogue';
import { typeName } from '../../../shared/values/parse';
import { formatValue } from '../../../shared/values/python';
import { EXIT, exitHelp } from '../exit';
import { type Io, say, sayJson, table } from '../io';
import { propagationLines } from '../propagationText';
import { demandTarget, targetOption, unknownName } from '../requestOptions';

interface Options {
  readonly target?: string;
  readonly json?: boolean;
}

/** Adds the command. */
export function addFields(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('fields [name]')
    .summary('list every field with its type, default and description')
    .description('Lists the fields of a target, or describes those of one name.')
    .addOption(targetOption('PtychoPINN version'))
    .option('--json', 'print JSON')
    .addHelpText('after', exitHelp(null))
    .action((name: string | undefined, options: Options) => done(fields(name, options, io)));
}

/** Exit code 0. Throws an `AppError` for a name that no field has, and without a target. */
export function fields(name: string | undefined, { target: given, json }: Options, io: Io): number {
  const target = demandTarget(given);
  const all = catalogueOf(target);
  const chosen = name === undefined ? all : all.filter((field) => field.name === name);
  if (chosen.length === 0 && name !== undefined)
    throw unknownName(
      'field',
      name,
      all.map((f) => f.name),
    );
  if (json) {
    sayJson(io.stdout, chosen);
    return EXIT.ok;
  }
  const rows = chosen.map((field) => [
    `${field.section}.${field.name}`,
    field.default === undefined ? 'required' : formatValue(field.default, field.type),
    field.label,
    name === undefined ? '' : `${field.help} Takes ${typeName(field.type)}.`,
  ]);
  for (const line of table(rows)) say(io.stdout, line);
  if (name !== undefined)
    for (const workflow of WORKFLOWS)
      for (const line of propagationLines(target, workflow, [name])) say(io.stdout, line);
  return EXIT.ok;
}
