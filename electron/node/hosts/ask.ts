/** What Pinnboard asks a host before a run is started there. Nothing is guessed: each answer is there, or its error. */
import path from 'node:path';
import { z } from 'zod';
import { identify } from '../../../shared/environments/identify';
import { DECISIVE_FILES } from '../../../shared/environments/states';
import { AppError, errorData } from '../../../shared/errors/appError';
import { CONFLICTING_MODULES } from '../../../shared/exporters/commands';
import type {
  Answer,
  Existence,
  HostAnswers,
  PathThere,
  RevisionThere,
} from '../../../shared/hosts/answers';
import { GPU_QUESTION, gpusOf } from '../../../shared/hosts/gpus';
import type { Host } from '../../../shared/hosts/host';
import { mapPath } from '../../../shared/hosts/pathMap';
import { schedulerNamed } from '../../../shared/hosts/schedulers';
import { readJson } from '../../../shared/json/read';
import { visible } from '../../../shared/values/visible';
import { knownError } from '../files/errno';
import { logError } from '../log';
import type { Connection, Ran, RunOptions } from './connection';
import { lastWords } from './failure';

const SECONDS = 20;

export interface AskAbout {
  /** Absolute paths of this machine: the files of a request, or the folders of the path map. */
  readonly paths: readonly string[];
  /** The folder of runs, where the host file names none. */
  readonly runs?: string;
  readonly signal?: AbortSignal;
  /** For each question, 20 unless given; one that hangs ends, and no other waits for it. */
  readonly seconds?: number;
  /** Answers of this host that may still hold: those that are younger than a minute are not asked for again. */
  readonly known?: HostAnswers;
}

/** Asks everything at once. Never throws for what the host does or does not answer. */
export async function askHost(
  host: Host,
  connection: Connection,
  about: AskAbout,
): Promise<HostAnswers> {
  const { known, signal, seconds = SECONDS } = about;
  const options: RunOptions = {
    seconds,
    // On this machine the environment is the user's already, and a profile would set PATH anew.
    login: host.reach.kind === 'ssh',
    ...(signal && { signal }),
  };
  const ask = new Asking(host.name, seconds, signal);
  const runs = host.runs ?? about.runs ?? null;
  const [partitions, gpus, free, folder, revision, paths] = await Promise.all([
    host.scheduler === null
      ? null
      : ask.unless(known?.partitions, schedulerNamed(host.scheduler).lists, () =>
          partitionsOf(host, connection, options),
        ),
    ask.unless(known?.gpus, 'nvidia-smi', async () =>
      gpusOf((await succeed(host, connection.run(GPU_QUESTION, options))).stdout),
    ),
    runs === null ? null : ask.unless(known?.free, 'free space', () => connection.freeBytes(runs)),
    runs === null
      ? null
      : ask.unless(known?.runs, 'test', () => existenceOf(host, connection, runs, options)),
    host.python === null && host.setup.length === 0 && host.reach.kind === 'local'
      ? null
      : ask.unless(known?.revision, host.python ?? 'python3', () =>
          revisionOf(host, connection, options),
        ),
    Promise.all(
      about.paths.map((here) =>
        pathOf(host, here, (there) =>
          ask.unless(
            known?.paths.find((one) => one.here === here && one.there === there)?.answer,
            'test',
            () => existenceOf(host, connection, there, options),
          ),
        ),
      ),
    ),
  ]);
  return { partitions, gpus, free, runs: folder, revision, paths };
}

const FRESH_MS = 60_000;

class Asking {
  constructor(
    private readonly host: string,
    private readonly seconds: number,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** The known answer while it is fresh, else what is asked now. */
  async unless<T>(
    known: Answer<T> | null | undefined,
    origin: string,
    question: () => Promise<T>,
  ): Promise<Answer<T>> {
    if (known && 'value' in known && Date.now() - Date.parse(known.at) < FRESH_MS) return known;
    const at = new Date().toISOString();
    try {
      return { origin, at, value: await this.within(question()) };
    } catch (thrown) {
      if (this.signal?.aborted) throw new AppError('cancelled', {});
      const error = knownError(thrown);
      if (error === null) logError(`asking ${this.host}: ${origin}`, thrown);
      const told = error ?? new AppError('internal-error', {});
      return { origin, at, error: { ...errorData(told), message: told.message } };
    }
  }

  /** What hangs in the file system of this machine has no time limit of its own. */
  private within<T>(work: Promise<T>): Promise<T> {
    const late = AbortSignal.timeout(1000 * (this.seconds + 10));
    return new Promise<T>((resolve, reject) => {
      work.then(resolve, reject);
      late.addEventListener('abort', () =>
        reject(new AppError('host-timed-out', { host: this.host, seconds: this.seconds })),
      );
      this.signal?.addEventListener('abort', () => reject(new AppError('cancelled', {})));
    });
  }
}

/** Throws `host-command-failed` with what the program printed unless it ended with 0. */
async function succeed(host: Host, running: Promise<Ran>): Promise<Ran> {
  const ran = await running;
  if (ran.code === 0) return ran;
  const words = lastWords(ran.stderr) || lastWords(ran.stdout);
  throw new AppError('host-command-failed', { host: host.name, code: ran.code, words });
}

async function partitionsOf(host: Host, connection: Connection, options: RunOptions) {
  const scheduler = schedulerNamed(host.scheduler ?? 'slurm');
  const asked = connection.run(scheduler.partitions, options);
  const { stdout } = await succeed(host, asked);
  const partitions = scheduler.partitionsOf(stdout);
  if (partitions.length === 0)
    throw new AppError('host-answer-invalid', { command: scheduler.lists });
  return partitions;
}

/** Absolute paths of a host of one's own need no map. */
async function pathOf(
  { reach, paths }: Host,
  here: string,
  ask: (there: string) => Promise<Answer<Existence>>,
): Promise<PathThere> {
  const mapped = mapPath(paths, here);
  const there = mapped ?? (reach.kind === 'local' ? here : null);
  return { here, there, answer: there === null ? null : await ask(there) };
}

/** A word a line: what it is; its size, or whether it (or the folder that would hold it) can be written to. */
const EXISTENCE = `if [ -d "$1" ]; then echo folder
elif [ -e "$1" ]; then echo file; stat -Lc %s -- "$1" 2>/dev/null || stat -Lf %z -- "$1"
else echo missing; fi
place=$1
while [ ! -e "$place" ] && [ "$place" != / ]; do place=$(dirname -- "$place"); done
if [ -w "$place" ]; then echo writable; fi`;

async function existenceOf(
  host: Host,
  connection: Connection,
  there: string,
  options: RunOptions,
): Promise<Existence> {
  const asked = connection.run(['sh', '-c', EXISTENCE, 'sh', there], options);
  const { stdout } = await succeed(host, asked);
  const [kind, ...rest] = stdout.trim().split('\n');
  const size = Number(rest.find((line) => /^\d+$/.test(line)) ?? Number.NaN);
  if (kind !== 'file' && kind !== 'folder' && kind !== 'missing')
    throw new AppError('host-answer-invalid', { command: 'test' });
  return {
    kind,
    size: kind === 'file' && Number.isFinite(size) ? size : null,
    isWritable: kind === 'file' ? null : rest.includes('writable'),
  };
}

/** Finds the package without importing it, and hashes the files that tell its revision, as git does. */
const REVISION = `import hashlib, importlib.util, json, os, sys
sys.path = [folder for folder in sys.path if folder]
spec = importlib.util.find_spec("ptycho_torch")
if spec is None: sys.exit(sys.executable + " has no PtychoPINN: no module named ptycho_torch")
places = list(spec.submodule_search_locations or [])
root = os.path.dirname(os.path.abspath(spec.origin and os.path.dirname(spec.origin) or places[0]))
blobs = {}
for name in sys.argv[2:]:
    try: data = open(os.path.join(root, name), "rb").read().replace(b"\\r\\n", b"\\n")
    except FileNotFoundError: continue
    blobs[name] = hashlib.sha1(b"blob %d\\0" % len(data) + data).hexdigest()
modules = [name for name in sys.argv[1].split(",") if name and importlib.util.find_spec(name)]
print("\\npinnboard-answer:" + json.dumps({"python": sys.executable, "folder": root, "blobs": blobs, "modules": modules}))`;

const revisionSchema = z.object({
  python: z.string(),
  folder: z.string(),
  blobs: z.record(z.string(), z.string()),
  modules: z.array(z.string()),
});

/** Runs the interpreter there after the host's setup, and reads the files of PtychoPINN; its code does not run. */
async function revisionOf(
  host: Host,
  connection: Connection,
  options: RunOptions,
): Promise<RevisionThere> {
  const python = host.python ?? 'python3';
  const script = [...host.setup, 'exec "$@"'].join('\n');
  // Functions such as `module` and `conda` are those of a login shell.
  const shell = host.reach.kind === 'ssh' ? ['bash', '-l'] : ['bash'];
  const words = [
    ...shell,
    '-c',
    script,
    'bash',
    python,
    '-c',
    REVISION,
    CONFLICTING_MODULES.join(','),
    ...DECISIVE_FILES,
  ];
  const { stdout } = await succeed(host, connection.run(words, options));
  const line = stdout.split('\n').findLast((one) => one.startsWith('pinnboard-answer:'));
  const json = readJson(line?.slice('pinnboard-answer:'.length) ?? '');
  const read = revisionSchema.safeParse(json.ok ? json.data : null);
  if (!read.success) throw new AppError('host-answer-invalid', { command: python });
  const blobs = new Map(Object.entries(read.data.blobs));
  const evidence = { git: null, directUrl: null, version: null, isEditable: false, changes: null };
  const { revision, target, modified } = identify({ blobs, ...evidence });
  return {
    revision,
    target,
    modified,
    folder: visible(path.posix.normalize(read.data.folder)),
    python: visible(read.data.python),
    modules: CONFLICTING_MODULES.filter((name) => read.data.modules.includes(name)),
  };
}
