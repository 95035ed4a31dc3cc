/** Runs cases of the rule table with the real PtychoPINN: few processes, a fork a case. */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { payloadText } from '../../../electron/node/session/exportPayload';
import { readFileContext } from '../../../electron/node/session/fileContext';
import { LEGACY_JSON } from '../../../shared/exporters/legacyJson';
import { NATIVE } from '../../../shared/exporters/native';
import { PTYCHO_TRAIN } from '../../../shared/exporters/ptychoTrain';
import { pythonExport } from '../../../shared/exporters/python';
import { resolve } from '../../../shared/factory';
import type { Finding } from '../../../shared/findings/finding';
import type { Request } from '../../../shared/request/request';
import { shortCommit } from '../../../shared/sources/source';
import { EXAMPLE_TARGET, findTarget } from '../../../shared/targets';
import type { Target } from '../../../shared/targets/target';
import type { Values } from '../../../shared/values/value';
import { FIXTURES } from '../../conformance/read';
import { putLoader } from '../../loader';
import { lacking } from '../../unit/model/archives';
import type { Case, Entry } from './case';

/** The target of the requests, which the installation of its commit runs; `PINNBOARD_RULES_TARGET` names another. */
export const TARGET: Target =
  findTarget(process.env.PINNBOARD_RULES_TARGET ?? '') ?? EXAMPLE_TARGET;
const HERE = fileURLToPath(new URL('.', import.meta.url));

/** A small training that every entry point takes. */
const SOUND: Values = {
  n_groups: 8,
  batch_size: 4,
  max_epochs: 1,
  n_filters_scale: 1,
  nphotons: 1e9,
  subsample_seed: 7,
};
/** Enough for a fork, a small training and a machine that does other things besides. */
const LIMIT = 240;

const number = z.union([z.number(), z.string()]);
const ranSchema = z.object({
  id: z.string(),
  seconds: z.number(),
  signal: z.string().nullable(),
  limit: z.boolean(),
  exit: z.number(),
  error: z
    .object({
      type: z.string(),
      message: z.string(),
      stage: z.string(),
      frames: z.array(z.string()),
    })
    .nullable(),
  bundle: z.boolean(),
  files: z.array(z.string()),
  recorded: z.record(z.string(), z.unknown()),
  metrics: z.record(z.string(), z.array(number)),
  seen: z.object({
    model: z.array(z.string()).optional(),
    optimised: z.array(z.string()).optional(),
    weights: z.string().optional(),
    steps: z.number().optional(),
    epochs: z.number().optional(),
    reconstruction: z
      .object({ digest: z.string(), shape: z.array(z.number()), finite: z.boolean() })
      .optional(),
  }),
  output: z.string(),
});
/** What came of a run. */
export type Ran = z.infer<typeof ranSchema>;

interface Job {
  readonly id: string;
  readonly entry: Entry;
  readonly folder: string;
  readonly text: string;
  readonly program: string;
  readonly output: string;
  readonly datasets: readonly string[];
  readonly limit: number;
  readonly needs: readonly string[];
  readonly env: { readonly [name: string]: string };
}

/** A case with what Pinnboard finds in it, and the job that runs it; `base` is the job that it is compared with. */
export interface Prepared {
  readonly item: Case;
  readonly entry: Entry;
  readonly findings: readonly Finding[];
  readonly job: string;
  readonly base: string | null;
}

/** The factory's refusal of a case's request. */
export class Refused extends Error {}

const MODELS = { single: {}, grouped: { gridsize: 2 } } as const;

/** Runs of one folder; jobs that are alike run once. */
export class Runs {
  private readonly jobs = new Map<string, Job>();
  private readonly datasets = new Map<
    string,
    { path: string; count: number; side: number; edit: string }
  >();

  constructor(
    /** Folder of the installation, as `install.sh` makes it. */
    private readonly program: string,
    private readonly folder: string,
  ) {
    mkdirSync(path.join(folder, 'data'), { recursive: true });
  }

  private get python(): string {
    return path.join(this.program, shortCommit(TARGET.commit ?? ''), 'bin/python');
  }

  /** Names the dataset of an edit; it is written by `writeDatasets`. */
  private dataset(edit: string, { count = 36, side = 64 }: Pick<Case, 'count' | 'side'>): string {
    const name = hash([edit, count, side]);
    const file = path.join(this.folder, 'data', `${name}.npz`);
    this.datasets.set(name, { path: file, count, side, edit });
    return file;
  }

  /** Names the datasets of cases and writes them, in one process. */
  writeDatasets(cases: readonly Case[]): void {
    for (const item of cases) for (const entry of [item.entry].flat()) this.requestOf(item, entry);
    // What the models of inferences are trained on.
    if (cases.some(({ model }) => model !== undefined)) this.dataset('', {});
    execFileSync(this.python, [path.join(HERE, 'datasets.py')], {
      input: JSON.stringify([...this.datasets.values()]),
      stdio: ['pipe', 'ignore', 'inherit'],
    });
  }

  /** The request of a case; `change` takes names away or sets others. */
  requestOf(
    given: Case,
    entry: Entry,
    without: readonly string[] = [],
    instead: Values = {},
  ): Request {
    // It keeps a twentieth of the scan's inner part for validation, of which a batch has to be full.
    const item = entry === 'lightning' ? { count: 100, ...given } : given;
    const kept = (values: Values): Values =>
      Object.fromEntries(Object.entries(values).filter(([name]) => !without.includes(name)));
    const file = this.dataset(item.data ?? '', item);
    const validation =
      item.validation === undefined ? {} : { test_data_file: this.dataset(item.validation, item) };
    const sound = Object.fromEntries(
      Object.entries(entry === 'lightning' ? { ...SOUND, batch_size: 2 } : SOUND).filter(
        ([name]) => !item.drop?.includes(name),
      ),
    );
    const common = {
      target: TARGET.name,
      output_dir: 'out',
      entry_point: entry === 'loader' ? ('python' as const) : entry,
      execution: item.execution
        ? kept({ accelerator: 'cpu', ...item.execution })
        : { accelerator: 'cpu' },
      profile: item.profile ?? null,
      cli_defaults: item.cli ?? false,
    };
    if (isInference(item))
      return {
        workflow: 'inference',
        model_path: this.modelPath(item),
        test_data_file: file,
        overrides: { ...kept({ n_groups: 8, ...item.overrides }), ...instead },
        ...common,
      };
    return {
      workflow: 'training',
      train_data_file: file,
      overrides: { ...kept({ ...sound, ...validation, ...item.overrides }), ...instead },
      ...common,
    };
  }

  private modelPath({ model = 'single', fixture, lacks }: Case): string {
    if (fixture === undefined) return path.join(this.folder, 'runs', this.model(model), 'out');
    return lacks === undefined ? path.join(FIXTURES, 'models', fixture) : lacking(lacks, fixture);
  }

  private model(kind: keyof typeof MODELS): string {
    return `model-${kind}`;
  }

  /** Adds a case's runs, after its datasets were written. */
  async add(item: Case, entry: Entry): Promise<Prepared> {
    const { job, findings } = await this.addJob(item, entry, this.requestOf(item, entry));
    const { happens } = item;
    const without = 'without' in happens ? (happens.without ?? []) : [];
    const instead = 'instead' in happens ? (happens.instead ?? {}) : {};
    const compared = without.length > 0 || Object.keys(instead).length > 0;
    const base = compared
      ? (await this.addJob(item, entry, this.requestOf(item, entry, without, instead))).job
      : null;
    return { item, entry, findings, job, base };
  }

  private async addJob(item: Case, entry: Entry, request: Request) {
    const world = await readFileContext(request, this.folder);
    // A model that is trained in the same go is not there yet.
    const model = item.fixture === undefined ? { status: 'ok' as const } : world.model;
    const resolution = resolve(request, { ...world, ...(model ? { model } : {}) });
    if (resolution.payload === null) {
      const refused = resolution.findings.map(({ message }) => message).join(' ');
      throw new Refused(refused);
    }
    const text = {
      python: () => pythonExport.write({ request, resolution }).text,
      loader: () => payloadText(request, resolution, world),
      native: () => NATIVE.write({ request, resolution }).text,
      script: () => PTYCHO_TRAIN.write({ request, resolution }).text,
      lightning: () => LEGACY_JSON.write({ request, resolution }).text,
    }[entry]();
    const needs: string[] = [];
    if (item.model !== undefined) {
      const id = this.model(item.model);
      needs.push(id);
      if (!this.jobs.has(id)) {
        const training: Case = {
          rule: id,
          entry: 'python',
          overrides: MODELS[item.model],
          happens: { kind: 'finishes' },
        };
        const made = await this.addJob(training, 'python', this.requestOf(training, 'python'));
        const folder = path.join(this.folder, 'runs', id);
        this.jobs.set(id, { ...this.jobOf(made.job), id, folder });
      }
    }
    const id = hash([entry, text, item.env ?? {}, item.limit ?? LIMIT]);
    this.jobs.set(id, {
      id,
      entry,
      folder: path.join(this.folder, 'runs', id),
      text,
      program: request.workflow === 'training' ? 'ptycho_torch.train' : 'ptycho_torch.inference',
      output: 'out',
      datasets: request.workflow === 'training' ? [request.train_data_file] : [],
      limit: item.limit ?? LIMIT,
      needs,
      env: item.env ?? {},
    });
    return { job: id, findings: resolution.findings };
  }

  private jobOf(id: string): Job {
    const job = this.jobs.get(id);
    if (!job) throw new Error(`There is no run ${id}`);
    return job;
  }

  /** Runs everything that was added, and gives what came of each by its id. */
  async run(): Promise<ReadonlyMap<string, Ran>> {
    putLoader(this.folder);
    const child = spawn(this.python, ['-B', path.join(HERE, 'driver.py')], {
      // ptycho_train writes a log where it is imported.
      cwd: this.folder,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONPATH: this.folder, PYTHONUNBUFFERED: '1' },
    });
    const results = new Map<string, Ran>();
    let rest = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const ran = ranSchema.parse(JSON.parse(line));
        results.set(ran.id, ran);
      }
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = `${errors}${text}`.slice(-4000);
    });
    child.stdin.end(JSON.stringify([...this.jobs.values()]));
    const code = await new Promise<number | null>((done, fail) => {
      child.on('error', fail);
      child.on('close', done);
    });
    if (code !== 0) throw new Error(`The driver ended with ${code}:\n${errors}`);
    return results;
  }
}

const isInference = ({ model, fixture }: Case): boolean =>
  model !== undefined || fixture !== undefined;

const hash = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
