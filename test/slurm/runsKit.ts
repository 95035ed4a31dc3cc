/** `pinnboard run` and `runs` for scenarios on a real cluster, with a program that writes what a training writes. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RunReader } from '../../electron/node/runs/readRun';
import { type Host, hostText, THIS_MACHINE } from '../../shared/hosts/host';
import { PYTHON } from '../python';
import { NPZ, type Ran, runWith } from '../unit/cli/run';

const STUB = path.resolve(import.meta.dirname, '../fixtures/stub_training.py');

/** A folder with a request, and a host that is this machine's cluster. */
export class Bench {
  private readonly dist: string;
  private readonly state: string;
  private readonly host: Host;

  constructor(
    private readonly folder: string,
    host: Partial<Host> = {},
  ) {
    this.dist = path.join(folder, 'dist');
    this.state = path.join(folder, 'state');
    mkdirSync(path.join(this.dist, 'resources'), { recursive: true });
    mkdirSync(path.join(this.state, 'hosts'), { recursive: true });
    copyFileSync(STUB, path.join(this.dist, 'resources/pinnboard_payload.py'));
    copyFileSync(path.join(NPZ, 'train64.npz'), path.join(folder, 'scan.npz'));
    const resources = { gpus: 0, cpus: 1, minutes: 5, memoryGb: 0.25 };
    this.host = {
      ...{ ...THIS_MACHINE, name: 'cluster', scheduler: 'slurm', python: PYTHON, resources },
      ...host,
    };
    writeFileSync(
      path.join(folder, "it's first.json"),
      JSON.stringify({
        target: 'ptychopinn-2026.07',
        workflow: 'training',
        train_data_file: 'scan.npz',
        output_dir: 'elsewhere',
        overrides: { n_groups: 8, nphotons: 1e9 },
        execution: null,
      }),
    );
  }

  pinnboard(...args: string[]): Promise<Ran> {
    return runWith({ dist: this.dist, state: this.state }, args);
  }

  private programDoes(what: string): void {
    const setup = [...this.host.setup, `export PINNBOARD_STUB=${what}`];
    const host = hostText({ ...this.host, setup });
    writeFileSync(path.join(this.state, 'hosts/cluster.yaml'), host);
  }

  /** Submits a run whose program does that; its folder is the first line of the output. */
  async run(does: string, ...options: string[]): Promise<Ran & { readonly folder: string }> {
    this.programDoes(does);
    const file = path.join(this.folder, "it's first.json");
    const ran = await this.pinnboard('run', file, '--host', 'cluster', ...options);
    return { ...ran, folder: ran.out.split('\n')[0] ?? '' };
  }

  /** Submits a sweep of two points, whose program does that. */
  async sweep(does: string, ...options: string[]): Promise<Ran & { readonly folder: string }> {
    this.programDoes(does);
    const file = path.join(this.folder, 'study.yaml');
    writeFileSync(file, "base: it's first.json\naxes: {gridsize: [1, 2]}\n");
    const folder = path.join(this.folder, 'a study');
    const ran = await this.pinnboard('sweep', file, '-o', folder, '--host', 'cluster', ...options);
    return { ...ran, folder };
  }

  /** Asks the cluster, and returns the state with what says so. */
  async look(folder: string): Promise<{ readonly state: string; readonly evidence: string }> {
    await this.pinnboard('runs', 'show', folder);
    const { state, evidence } = await new RunReader(folder).read();
    return { state, evidence: evidence.join(' ') };
  }

  text = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');
}
