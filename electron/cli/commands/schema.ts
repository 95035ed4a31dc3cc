/** `pinnboard schema payload|request|sweep|host`: the JSON Schemas. */
import { Argument, type Command } from 'commander';
import { payloadJsonSchema } from '../../../shared/formats/payloadJsonSchema';
import { requestJsonSchema } from '../../../shared/formats/requestJsonSchema';
import { hostJsonSchema } from '../../../shared/hosts/host';
import { sweepJsonSchema } from '../../../shared/sweep/description/schema';
import { EXIT, exitHelp } from '../exit';
import { type Io, sayJson } from '../io';

const SCHEMAS = {
  payload: payloadJsonSchema,
  request: requestJsonSchema,
  sweep: sweepJsonSchema,
  host: hostJsonSchema,
} as const;

/** Adds the command. */
export function addSchema(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('schema')
    .summary('print the JSON Schema of payloads, requests, sweeps or hosts')
    .addArgument(new Argument('<what>', 'schema to print').choices(Object.keys(SCHEMAS)))
    .addHelpText('after', exitHelp(null))
    .action((what: keyof typeof SCHEMAS) => {
      sayJson(io.stdout, SCHEMAS[what]());
      done(EXIT.ok);
    });
}
