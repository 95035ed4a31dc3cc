/** A host: a machine or a cluster that runs can be started on, as its file in the settings folder describes it. */
import { stringify } from 'yaml';
import { z } from 'zod';
import { AppError } from '../errors/appError';
import { REPORTED } from '../errors/invalid';
import { invalidInYaml } from '../importers/yaml/invalid';
import { readYaml } from '../importers/yaml/positions';
import { resourcesSchema } from './resources';
import { SCHEDULER_IDS } from './schedulers/scheduler';

const FORMAT = 'pinnboard.host';
const VERSION = 1;

/** What a host's file is called: `ID.yaml`. */
export const HOST_EXTENSION = '.yaml';

/** One line without characters that move the cursor or hide. */
const line = (most: number, what: string) =>
  z
    .string()
    .trim()
    .min(1, `${what} is empty`)
    .max(most, `${what} has at most ${most} characters`)
    .regex(
      /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u,
      `${what} is one line without control characters`,
    );

/** An absolute path of this machine, which may be Windows. */
const pathHere = line(4096, 'a path').regex(
  /^(?:\/|[A-Za-z]:[\\/]|\\\\)/,
  'the path on this machine is absolute (`~` and variables are not expanded)',
);

/** An absolute path on the host: nothing there expands `~` or a variable. */
const pathThere = line(4096, 'a path').regex(
  /^\//,
  'the path on the host is absolute (`~` and variables are not expanded)',
);

/** What ssh gets as its destination: an alias of the user's configuration, `user@host` or a URI; never an option. */
const destination = line(255, 'the destination').regex(
  /^[^\s-]\S*$/,
  'the destination is one word that does not begin with `-`, as ssh takes it',
);

const hostSchema = z.strictObject({
  name: line(60, 'a name'),
  reach: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('local') }),
    z.strictObject({ kind: z.literal('ssh'), destination }),
  ]),
  scheduler: z.enum(SCHEDULER_IDS).nullable().default(null),
  /** The user's own shell lines, run before Python as they are: `module load cuda`. They come from this file alone. */
  setup: z.array(line(1000, 'a line of setup')).max(8).default([]),
  /** Interpreter there: an absolute path, or a command that the setup puts on PATH. Null for `python3`. */
  python: line(4096, 'the interpreter')
    .regex(/^(?:\/|[^/~$-][^/]*$)/, 'an absolute path, or the name of a command such as `python3`')
    .nullable()
    .default(null),
  /** Folders of this machine, each with the same folder there. */
  paths: z
    .array(z.strictObject({ here: pathHere, there: pathThere }))
    .max(100)
    .default([]),
  /** Folder of runs there; null for `runs/` beside the document, on this machine alone. */
  runs: pathThere.nullable().default(null),
  resources: resourcesSchema.partial().default({}),
  /** Further options for the scheduler, one each: `--account=p123`, `-l filesystems=home`. */
  options: z
    .array(line(500, 'an option').regex(/^-/, 'an option of the scheduler begins with `-`'))
    .max(6)
    .default([]),
  /** Model of its GPUs, as the run plan names it. */
  gpu: line(80, 'the GPU model').nullable().default(null),
});
export type Host = z.infer<typeof hostSchema>;

/** The machine that Pinnboard runs on, which needs no file. */
export const THIS_MACHINE: Host = hostSchema.parse({
  name: 'This machine',
  reach: { kind: 'local' },
});
export const THIS_MACHINE_ID = 'local';

/** The name of a host inside a sentence. */
export const hostInSentence = (name: string): string =>
  name === THIS_MACHINE.name ? 'this machine' : name;

/** A host from the text of its file. Throws `host-invalid`, which names `path` and every problem with its line. */
export function hostFromText(text: string, path: string): Host {
  const yaml = readYaml(text);
  const invalid = (problems: readonly { message: string; line: number }[]) =>
    new AppError('host-invalid', {
      path,
      problems: problems.map((one) => `line ${one.line}: ${one.message}`),
    });
  if (yaml.problems.length > 0) throw invalid(yaml.problems);
  const head = headSchema.safeParse(yaml.data);
  if (!head.success)
    throw invalid([
      yaml.problemAt(
        `A host file begins with \`format: ${FORMAT}\` and \`version: ${VERSION}\`.`,
        [],
      ),
    ]);
  const { format, version, ...rest } = head.data;
  if (version !== VERSION)
    throw invalid([
      yaml.problemAt(
        `This ${format} file has version ${version}; this Pinnboard reads version ${VERSION}.`,
        ['version'],
      ),
    ]);
  const read = fileSchema.safeParse(rest, REPORTED);
  if (read.success) return read.data;
  throw invalid(invalidInYaml(read.error, yaml, { whole: 'the file' }));
}

const headSchema = z.looseObject({ format: z.literal(FORMAT), version: z.number() });

const fileSchema = hostSchema.refine(({ reach, runs }) => reach.kind === 'local' || runs !== null, {
  path: ['runs'],
  error: 'a host that ssh reaches needs the folder of its runs',
});

/** The text of a host's file. */
export const hostText = (host: Host): string =>
  stringify({ format: FORMAT, version: VERSION, ...host }, { lineWidth: 0 });

/** JSON Schema of host files, for editors of YAML. */
export const hostJsonSchema = (): object => ({
  ...z.toJSONSchema(hostSchema.extend({ format: z.literal(FORMAT), version: z.literal(VERSION) }), {
    io: 'input',
    unrepresentable: 'any',
  }),
  title: 'Pinnboard host',
});

/**
 * The text of a new host's file, to be edited: `destination` as ssh takes it; without it, Slurm on this machine. What is
 * optional is in comments.
 */
export function hostExample(name: string, destination?: string): string {
  const text = (value: string) => JSON.stringify(value);
  const reach =
    destination === undefined
      ? [
          'reach: { kind: local }',
          '# runs: /scratch/me/runs # without it, runs are written beside the request',
        ]
      : [
          '# As in `ssh DESTINATION`: keys and options are those of your ~/.ssh/config.',
          `reach: { kind: ssh, destination: ${text(destination)} }`,
          'runs: /scratch/CHANGE-ME/runs # folder of runs there',
        ];
  return `${[
    `format: ${FORMAT}`,
    `version: ${VERSION}`,
    `name: ${text(name)}`,
    ...reach,
    'scheduler: slurm # slurm, pbs, or null for none',
    '# The Python in which PtychoPINN is installed: an absolute path, or a command that the setup provides.',
    'python: python3',
    '# Shell lines that run before Python starts, as you type them there.',
    '# setup:',
    '#   - module load cuda',
    '#   - source /opt/conda/bin/activate ptycho',
    '# Folders of this machine, and the same folders there. All of a shared file system: { here: /, there: / }',
    '# paths:',
    '#   - { here: /data, there: /gpfs/data }',
    '# What to ask the scheduler for, and further options for it.',
    '# resources: { partition: gpu, gpus: 1, gpuType: a100, cpus: 4, memoryGb: 16, minutes: 60 }',
    '# options: [--account=p123]',
    '# gpu: A100 40 GB # as the run plan names it',
  ].join('\n')}\n`;
}

/** `Slurm over ssh`, `PBS`, `ssh`, or `this machine`. */
export function reachWords({ reach, scheduler }: Pick<Host, 'reach' | 'scheduler'>): string {
  const by = scheduler === null ? [] : [{ slurm: 'Slurm', pbs: 'PBS' }[scheduler]];
  if (reach.kind === 'ssh') return [...by, 'ssh'].join(' over ');
  return by[0] ?? 'this machine';
}
