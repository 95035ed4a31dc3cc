/** `pinnboard explain FIELD …`: the provenance of a value. */

import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { describeField } from '../../../shared/catalogue/descriptions';
import { SECTION_NAMES } from '../../../shared/catalogue/types';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { bundleOf } from '../../../shared/dataset/model';
import { usedText } from '../../../shared/form/usedText';
import type { FieldProvenance, Provenance } from '../../../shared/provenance/provenance';
import { withEntryPoint } from '../../../shared/request/entryPoint';
import {
  datasetPath,
  type Request,
  WORKFLOWS,
  type Workflow,
} from '../../../shared/request/request';
import { EXAMPLE_TARGET, findTarget } from '../../../shared/targets';
import { findField } from '../../../shared/targets/catalogue';
import { typeName } from '../../../shared/values/parse';
import { formatValue } from '../../../shared/values/python';
import { statsBy } from '../../node/array-stats/policy';
import { resolve } from '../../node/resolve';
import { readFileContext } from '../../node/session/fileContext';
import { readRequestFile } from '../../node/session/openPayload';
import { EXIT, exitHelp } from '../exit';
import { type Io, say, sayApart, sayJson, table } from '../io';
import { propagationLines } from '../propagationText';
import {
  assignments,
  type RequestOptions,
  requestOf,
  unknownName,
  withRequestOptions,
} from '../requestOptions';

type Options = RequestOptions & {
  readonly workflow: Workflow;
  readonly request?: string;
  readonly json?: boolean;
};

interface Place {
  readonly section: string;
  readonly name: string;
  readonly provenance: FieldProvenance;
}

/** Adds the command. */
export function addExplain(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('explain <field>')
    .summary('show the provenance of a value, layer by layer')
    .description(
      'Shows the provenance of a value: for each section, the layer that sets it and the layers that it overrides.',
    )
    .addOption(
      new Option('--workflow <name>', 'workflow of the payload')
        .choices(WORKFLOWS)
        .default('training'),
    )
    .option('--model <dir>', 'folder of the trained model (inference)', '')
    .option('--request <file>', 'payload or request file, with --set and --exec on top of it')
    .option('--json', 'print JSON');
  withRequestOptions(command, 'training', false)
    .addHelpText(
      'after',
      `${exitHelp(null)}\n\nExample:\n  pinnboard explain learning_rate --target ${EXAMPLE_TARGET.name} --exec learning_rate=3e-4\n  pinnboard explain learning_rate --request run.json`,
    )
    .action(async (field: string, options: Options) => done(await explain(field, options, io)));
}

/** Exit code 0. Throws an `AppError` for a field that the target does not have, and without a target. */
export async function explain(field: string, options: Options, io: Io): Promise<number> {
  const { request, folder } = await asked(options, io);
  const { target, workflow } = request;
  const names = namesOf(field, target);
  // Values of arrays affect findings, never the resolution.
  const fileContext = await readFileContext(request, folder, undefined, {
    valuesOf: statsBy('never'),
  });
  const { provenance } = resolve(request, fileContext);
  const places = SECTION_NAMES.flatMap((section) =>
    names.flatMap((name): Place[] => {
      const fieldProvenance = provenance[section]?.[name];
      return fieldProvenance ? [{ section, name, provenance: fieldProvenance }] : [];
    }),
  );
  if (options.json) {
    sayJson(io.stdout, {
      field,
      target,
      workflow,
      places,
      propagation: propagationOf(names, request),
    });
    return EXIT.ok;
  }
  for (const line of usedLines(names, request, provenance, fileContext)) say(io.stdout, line);
  describe(field, names, target, io);
  if (places.length === 0) sayApart(io.stdout, `The ${workflow} payload does not contain it.`);
  if (datasetPath(request) === '')
    sayApart(io.stdout, 'Without --data nothing is inferred from a dataset.');
  for (const place of places) print(place, target, io);
  for (const line of propagationLines(target, workflow, names)) say(io.stdout, line);
  return EXIT.ok;
}

/** The request of the file or of the options, and the folder of its relative paths. */
async function asked(options: Options, io: Io): Promise<{ request: Request; folder: string }> {
  if (options.request === undefined)
    return { request: requestOf(options.workflow, options), folder: io.cwd };
  const full = path.resolve(io.cwd, options.request);
  const reading = await readRequestFile(full, options.target);
  if (!reading.ok) throw reading.error;
  const { request } = reading;
  const { target, overrides, execution } = request;
  return {
    folder: path.dirname(full),
    request: withEntryPoint(
      {
        ...request,
        overrides: { ...overrides, ...assignments('--set', options.set, target) },
        execution: { ...execution, ...assignments('--exec', options.exec, target) },
      },
      options.entryPoint,
    ),
  };
}

/** Which value the run uses, first: of the names that are set, else of the field itself. */
function usedLines(
  names: readonly string[],
  request: Request,
  provenance: Provenance,
  { model }: FileContext,
): string[] {
  const candidates = names.flatMap((name) => [
    { name, option: true, isSet: Object.hasOwn(request.execution ?? {}, name) },
    { name, option: false, isSet: Object.hasOwn(request.overrides, name) },
  ]);
  const set = candidates.filter(({ isSet }) => isSet);
  const sentences = (set.length > 0 ? set : candidates).flatMap(
    ({ name, option }) => usedText(request, name, option, provenance, bundleOf(model)) ?? [],
  );
  return set.length > 0 ? [...new Set(sentences)] : sentences.slice(0, 1);
}

/** What becomes of each name on each route, for machines. */
function propagationOf(names: readonly string[], { target, workflow }: Request): object[] {
  return names.flatMap((name) =>
    [false, true].flatMap((option) => {
      const propagation = findTarget(target)?.propagation(workflow, name, option);
      return propagation
        ? [{ name, execution_option: option, entry_points: propagation.routes }]
        : [];
    }),
  );
}

/** The field and every name that sets the same thing. */
function namesOf(field: string, targetName: string): readonly string[] {
  const target = findTarget(targetName);
  const known = new Set(
    Object.values(target?.sections ?? {}).flatMap((facts) => Object.keys(facts)),
  );
  const synonyms = target?.synonyms.find((group) => group.includes(field));
  for (const name of target?.synonyms.flat() ?? []) known.add(name);
  if (!known.has(field)) throw unknownName('field', field, known);
  return synonyms ?? [field];
}

function describe(field: string, names: readonly string[], target: string, io: Io): void {
  const at = SECTION_NAMES.find((section) =>
    names.some((name) => findField(target, section, name)),
  );
  const description = at && describeField(at, field);
  if (!description) return;
  say(
    io.stdout,
    `${field}: ${description.label}${description.unit ? ` (${description.unit})` : ''}`,
  );
  say(io.stdout, description.help);
  if (names.length > 1)
    say(io.stdout, `Also named ${names.filter((name) => name !== field).join(', ')}.`);
}

function print({ section, name, provenance }: Place, target: string, io: Io): void {
  const field = findField(target, section, name);
  const value = formatValue(provenance.value, field?.type);
  sayApart(
    io.stdout,
    `${section}.${name} = ${value}  (${provenance.layer})${field ? `  ${typeName(field.type)}` : ''}`,
  );
  const marks = { won: '>', shadowed: ' ', off: '-' };
  const rows = provenance.contributions.map((c) => [
    marks[c.status],
    c.layer,
    formatValue(c.value, field?.type),
    c.status === 'won' ? 'wins' : c.status,
    c.detail,
  ]);
  for (const line of table(rows)) say(io.stdout, `  ${line}`);
}
