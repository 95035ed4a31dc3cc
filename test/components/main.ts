/**
 * The main process of component tests: the same bridge as the preload's, the real factory behind it, and answers that a
 * test can hold back and give in any order.
 */
import { useStore } from '../../renderer/store/store';
import type { DatasetReading } from '../../shared/dataset/facts';
import type { FileContext } from '../../shared/dataset/fileContext';
import type { InputChecks } from '../../shared/dataset/inputChecks';
import type { OutputReading } from '../../shared/dataset/outputFolder';
import type { Picture, Positions, Progress } from '../../shared/dataset/picture';
import type { EnvironmentList } from '../../shared/environments/environment';
import type { ErrorData } from '../../shared/errors/codes';
import { resolve } from '../../shared/factory';
import type { Resolution } from '../../shared/factory/resolution';
import type { HostAnswers } from '../../shared/hosts/answers';
import { THIS_MACHINE, THIS_MACHINE_ID } from '../../shared/hosts/host';
import type {
  Autosave,
  Bridge,
  MenuEvent,
  Outcome,
  Saved,
  Startup,
} from '../../shared/ipc/contract';
import type { ListedHost, Ordered, RunOrder, RunPreview } from '../../shared/ipc/hosts';
import type { OpenedDataset } from '../../shared/ipc/opened';
import type {
  ChosenProbe,
  ChosenSource,
  OpenedSources,
  RecipePreview,
  WrittenDataset,
} from '../../shared/ipc/prepare';
import type { InspectedModel, RunDetail, RunHistory, RunList } from '../../shared/ipc/runs';
import { encode } from '../../shared/ipc/wire';
import { gpuTable } from '../../shared/plan/gpus';
import type { InputPattern } from '../../shared/plan/input/pattern';
import type { FinishedRun } from '../../shared/plan/seconds';
import type { PreparedCheck } from '../../shared/prepare/check';
import type { Recipe } from '../../shared/prepare/recipe';
import { EXAMPLE_ENTRIES } from '../../shared/presets/examples';
import type { PresetEntry } from '../../shared/presets/library';
import { type Draft, settingsOf } from '../../shared/request/draft';
import { datasetPath, type Request } from '../../shared/request/request';
import { alignedCorrelation } from '../../shared/runs/compare/align';
import type { RunCurves } from '../../shared/runs/compare/curves';
import type { RunPicture } from '../../shared/runs/compare/pictures';
import { changedNotes } from '../../shared/runs/notes';
import type { RecordedRun } from '../../shared/runs/record/joined';
import { pointRequest } from '../../shared/sweep/plan/pointRequest';
import type { SweepResults } from '../../shared/sweep/results/results';
import { upgradeRequest } from '../../shared/upgrade/upgrade';
import type { Verification } from '../../shared/verify/verification';
import { DATASET, without } from '../unit/factory/help';
import { runList } from '../unit/runs/shown';
import { drawnGroups, POSITIONS, planeOf } from './scan';
import { sourcePicture } from './sources';
import { plannedPage } from './sweeps';

export const TARGET = 'ptychopinn-2026.07';
/** A design draft, which has fewer fields. */
export const DESIGN = 'adr-003';
/** The grants of the datasets that there are: one that every loader takes, and one of an older program, without `diff3d`. */
export const SCAN = 'scan';
export const OLD_SCAN = 'old';

const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
const none = async () => ok(null);
const noPictures: Outcome<never> = { ok: false, error: { code: 'cancelled', parameters: {} } };

const dataset = (grant: string, reading: DatasetReading): OpenedDataset => ({
  grant,
  path: `/data/${grant}.npz`,
  name: `${grant}.npz`,
  reading,
});
export const DATASETS: { readonly [grant: string]: OpenedDataset } = {
  [SCAN]: dataset(SCAN, DATASET),
  [OLD_SCAN]: dataset(OLD_SCAN, without('diff3d').dataset),
};
const opened = (grant: string | null) => (grant === null ? undefined : DATASETS[grant]);

const STARTUP: Startup = {
  version: '0.0.0',
  dataset: opened(SCAN) ?? null,
  payload: null,
  text: null,
  source: null,
  restored: null,
  problem: null,
  notices: [],
  waiting: 0,
  recents: [],
  theme: 'light',
  gpus: gpuTable([{ name: 'Beamline 7', gigabytes: 20 }]),
};

export function requestOf({ dataset, model, workflow, ...rest }: Draft): Request {
  const file = opened(dataset)?.path ?? '';
  return workflow === 'training'
    ? { ...rest, workflow, train_data_file: file }
    : { ...rest, workflow, test_data_file: file, model_path: model ?? '' };
}

export const contextOf = ({ dataset }: Pick<Draft, 'dataset'>): FileContext => ({
  dataset: opened(dataset)?.reading ?? { status: 'missing', problem: 'No dataset is open.' },
  model: { status: 'ok' },
});

function contextFor(request: Request): FileContext {
  const named = Object.values(DATASETS).find(({ path }) => path === datasetPath(request));
  return contextOf({ dataset: named?.grant ?? null });
}

const HERE: ListedHost = {
  id: THIS_MACHINE_ID,
  host: THIS_MACHINE,
  file: null,
  problem: null,
};

function pictureOf(array: string, values: Float32Array<ArrayBuffer>): Picture {
  const side = Math.sqrt(values.length);
  const stats = { min: 0, max: 1, mean: 0.5, smallestPositive: null, zeros: 0, negatives: 0 };
  return {
    ...{ array, index: 0, planes: 1, shape: [side, side], height: side, width: side, bin: 1 },
    ...{ values, phase: null, stats: { ...stats, notFinite: 0 } },
  };
}

interface Waiting {
  readonly draft: Draft;
  readonly answer: () => void;
}

/** What main was told and asked; one page, one main. */
export class Main {
  /** Every document that was sent to be kept, in order. */
  readonly kept: Autosave[] = [];
  /** What is in the output folder, whichever it is. */
  output: OutputReading | null = null;
  /** Questions whose answers are held back, in order. */
  readonly waiting: Waiting[] = [];
  /** Drafts that were exported. */
  readonly exported: Draft[] = [];
  /** What was asked where to write, in order. */
  readonly saveDialogs: ('payload' | 'export' | 'sweep')[] = [];
  /** Drafts that were saved to the one file. */
  readonly written: Draft[] = [];
  /** Where the patterns of the one dataset are, from which groups are drawn; null where that cannot be read. */
  positions: Positions | null = null;
  /** A plane of an array of the dataset. */
  picture: Bridge['picture'] = async () => noPictures;
  /** What the plan shows of a pattern, and finds in a sample of them. */
  inputPattern: (index: number) => Promise<Outcome<InputPattern>> = async () => noPictures;
  inputChecks: () => Promise<Outcome<InputChecks>> = async () => noPictures;
  /** The list of environments, or why it cannot be read. */
  environments: EnvironmentList = { environments: [], inUse: null };
  listError: ErrorData | null = null;
  finishedRuns: readonly FinishedRun[] = [];
  /** The runs that there are, and what is known of each, by id. */
  runList: RunList = runList([]);
  /** Of the sweep that was written, and the points that were asked for as a starting point. */
  sweepResults: SweepResults | null = null;
  readonly startedPoints: string[] = [];
  readonly runDetails = new Map<string, RunDetail>();
  readonly recordedRuns = new Map<string, RecordedRun | Promise<RecordedRun>>();
  readonly runCurves = new Map<string, RunCurves>();
  readonly runPictures = new Map<string, RunPicture[]>();
  /** Arrays by the run's id and their name, row by row in a square. */
  readonly runPlanes = new Map<string, Float32Array<ArrayBuffer>>();
  readonly histories = new Map<string, RunHistory>();
  /** The trained network, whichever is asked for; none where it cannot be read. */
  model: InspectedModel | null = null;
  /** What was opened of runs, in order. */
  readonly opened: string[] = [];
  /** Runs that were asked to end, in order. */
  readonly stopped: string[] = [];
  /** Why notes of runs cannot be written. */
  annotationError: ErrorData | null = null;
  /** What is waited for before they are written. */
  annotationsHeld: Promise<void> | null = null;
  /** Runs that were started again, and results that were fetched until they were cancelled. */
  readonly restarted: string[] = [];
  readonly fetched: { readonly run: string; readonly checkpoints: boolean }[] = [];
  /** The user's own presets, and those in the folder of the team, once that is chosen. */
  presets: readonly PresetEntry[] = [];
  teamPresets: readonly PresetEntry[] = [];
  hasTeam = false;
  /** What the user says to the question about unsaved changes. */
  unsaved: 'discard' | 'cancel' = 'discard';
  private readonly jobs = new Map<number, () => void>();
  /** The hosts, what they answer, what a start on them would do, and what was ordered. */
  hosts: readonly ListedHost[] = [HERE];
  answers: (order: RunOrder) => HostAnswers | null = () => null;
  preview: (order: RunOrder) => Outcome<RunPreview> = () => refuse('runs');
  chosenRuns: string | null = null;
  readonly ordered: { readonly what: 'write' | 'start' | 'verify'; readonly order: RunOrder }[] =
    [];
  /** Verifications that were asked for and have no answer yet. */
  readonly verifying: {
    readonly job: number;
    readonly draft: Draft;
    readonly answer: (outcome: Outcome<Verification>) => void;
  }[] = [];
  /** Files that the user chooses to prepare, what is in them, what recipes make of them, and what was written. */
  sources: readonly ChosenSource[] | null = null;
  wholeSeries: ChosenSource = { grant: 'whole', name: 'scan_*.tif', path: '/data/scan_*.tif' };
  /** What `chooseModelProbe` finds. */
  modelProbe: ChosenProbe | null = null;
  textBeside: ChosenSource = { grant: 'text', name: 'positions.txt', path: '/data/positions.txt' };
  openedSources: OpenedSources = { files: [], layouts: [], textBeside: null };
  recipePreview: (recipe: Recipe, index: number) => Promise<Outcome<RecipePreview>> = async () =>
    noPictures;
  recipeFindings: (recipe: Recipe) => readonly PreparedCheck[] = () => [];
  readonly followed: string[] = [];
  readonly prepared: Recipe[] = [];
  writePrepared: (job: number) => Promise<Outcome<WrittenDataset>> = async () =>
    ok({ status: 'cancelled' });
  openedRecipe: Recipe | null = null;
  /** Tells the window how far a job is. */
  progress: (progress: Progress) => void = () => {};
  private holding = false;
  private listeners: ((event: MenuEvent) => void)[] = [];

  /** Holds back every answer from now on, until `release`. */
  hold(): void {
    this.holding = true;
  }

  /** Gives what is held back, in order, and holds nothing back any more. */
  release(): void {
    this.holding = false;
    for (const { answer } of this.waiting.splice(0)) answer();
  }

  /** Lets it read the scan of the dataset, and pictures of it. */
  holdScan(): void {
    this.positions = POSITIONS;
    this.picture = async ({ array, index, maxSide }) => ok(planeOf(array, index, maxSide));
  }

  /** What a choice in the native menu does. */
  menu(event: MenuEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  private change(change: Partial<EnvironmentList>): Outcome<EnvironmentList> {
    this.environments = { ...this.environments, ...change };
    return ok(this.environments);
  }

  private saved(draft: Draft): Outcome<Saved> {
    this.written.push(draft);
    const file = { grant: 'file', kind: 'request', name: 'mine.json', folder: '/out' } as const;
    return ok({ status: 'saved', file, path: '/out/mine.json' });
  }

  private order(what: 'write' | 'start', order: RunOrder): Outcome<Ordered> {
    this.ordered.push({ what, order });
    const status = what === 'write' ? 'written' : 'started';
    return ok({ status, folder: '/runs/scan-7f3a', run: 'scan-7f3a' });
  }

  private resolution(draft: Draft): Resolution {
    return resolve(requestOf(draft), contextOf(draft));
  }

  readonly bridge: Bridge = {
    startup: async () => ok(STARTUP),
    rememberedTarget: async () => ok(TARGET),
    rememberTarget: none,
    resolve: (draft) =>
      new Promise((give) => {
        const answer = () => give(ok(encode(this.resolution(draft))));
        if (this.holding) this.waiting.push({ draft, answer });
        else answer();
      }),
    fileContext: async (draft) => ok(encode(contextOf(draft))),
    upgrade: async ({ draft, to }) => {
      const request = requestOf(draft);
      const { upgrade } = upgradeRequest({ request, fileContext: contextOf(draft), to });
      return ok(encode(upgrade));
    },
    keep: async (work) => {
      this.kept.push(work);
      return ok(null);
    },
    exportPayload: async (draft) => {
      this.saveDialogs.push('payload');
      this.exported.push(draft);
      return ok({ status: 'saved', path: '/out/payload.json', bytes: 1 });
    },
    onMenu: (listener) => {
      this.listeners.push(listener);
      return () => {
        this.listeners = this.listeners.filter((other) => other !== listener);
      };
    },
    onProgress: (listener) => {
      this.progress = listener;
      return () => {};
    },
    chooseDataset: none,
    lookAtDataset: async () => ok(DATASET),
    openExample: async () => ok({ ...(STARTUP.dataset ?? refuse('no example')) }),
    openDropped: async () => refuse('drops'),
    picture: (request) => this.picture(request),
    positions: async () => (this.positions ? ok(this.positions) : noPictures),
    drawGroups: async (question) =>
      this.positions ? ok(drawnGroups(question, this.positions)) : noPictures,
    inputPattern: async ({ index }) => this.inputPattern(index),
    inputChecks: async () => this.inputChecks(),
    patternSums: async () => noPictures,
    values: none,
    cancel: async (job) => {
      this.jobs.get(job)?.();
      this.verifying
        .find((asked) => asked.job === job)
        ?.answer({ ok: false, error: { code: 'cancelled', parameters: {} } });
      return ok(null);
    },
    chooseSources: async () =>
      ok(this.sources && { sources: [...this.sources], choices: [], notes: [] }),
    chooseModelProbe: async () => ok(this.modelProbe),
    dropSources: async () => refuse('drops'),
    wholeSeries: async () => ok(this.wholeSeries),
    textBeside: async () => ok(this.textBeside),
    openSources: async () => ok(encode(this.openedSources)),
    followLinks: async (grant) => {
      this.followed.push(grant);
      return ok(true);
    },
    sourcePicture: async ({ path }) => ok(sourcePicture(path)),
    previewRecipe: ({ recipe, index }) => this.recipePreview(recipe, index),
    checkRecipe: async ({ recipe }) => ok(this.recipeFindings(recipe)),
    saveRecipe: async () => ok('/out/scan.recipe.yaml'),
    openRecipe: async () => ok(this.openedRecipe),
    writePrepared: ({ recipe, job }) => {
      this.prepared.push(recipe);
      return this.writePrepared(job);
    },
    chooseModel: none,
    chooseOutput: none,
    lookAtOutput: async () => ok(this.output),
    saveDocument: async ({ draft }) => this.saved(draft),
    saveDocumentAs: async ({ draft }) => this.saved(draft),
    askUnsaved: async () => ok(this.unsaved),
    checkDocument: async () => ok({ status: 'same' }),
    revertDocument: async () => refuse('files'),
    exportAs: async () => {
      this.saveDialogs.push('export');
      return ok({ status: 'cancelled' });
    },
    checkValidation: none,
    choosePath: none,
    openFile: none,
    openText: none,
    comparePayload: none,
    openWaiting: none,
    environments: async () =>
      this.listError ? { ok: false, error: this.listError } : ok(this.environments),
    findEnvironments: async () => ok({ found: [], looked: 0, isPartial: false }),
    chooseEnvironment: none,
    addEnvironment: async () => refuse('environments'),
    importEnvironment: none,
    describeEnvironment: async () => refuse('environments'),
    annotateEnvironment: async () => refuse('environments'),
    // Reads until it is cancelled.
    refreshEnvironment: ({ job }) =>
      new Promise((give) =>
        this.jobs.set(job, () => give({ ok: false, error: { code: 'cancelled', parameters: {} } })),
      ),
    switchEnvironment: async (name) => this.change({ inUse: name }),
    removeEnvironment: async (name) =>
      this.change({
        environments: this.environments.environments.filter((one) => one.name !== name),
      }),
    runs: async () => ok(encode(this.runList)),
    runsNow: async () => ok(encode(this.runList)),
    finishedRuns: async () => ok(encode(this.finishedRuns)),
    run: async (id) => {
      const detail = this.runDetails.get(id);
      return detail
        ? ok(encode(detail))
        : { ok: false, error: { code: 'run-gone', parameters: {} } };
    },
    recordedRun: async (id) => {
      const run = await this.recordedRuns.get(id);
      return run ? ok(encode(run)) : { ok: false, error: { code: 'run-gone', parameters: {} } };
    },
    runCurves: async (id) => {
      const nothing: RunCurves = { curves: [], stepsPerEpoch: null, times: null };
      return ok(encode(this.runCurves.get(id) ?? nothing));
    },
    runPictures: async (id) => ok(this.runPictures.get(id) ?? []),
    runImage: async ({ file }) => ({
      ok: false,
      error: { code: 'run-picture-unreadable', parameters: { file } },
    }),
    runPlane: async ({ run, array }) => {
      const values = this.runPlanes.get(`${run} ${array}`);
      return values ? ok(pictureOf(array, values)) : noPictures;
    },
    ringCorrelation: async ({ one, other }) => {
      const [a, b] = [one, other].map(({ run, array }) => {
        const values = this.runPlanes.get(`${run} ${array}`) ?? new Float32Array();
        const side = Math.sqrt(values.length);
        return { values, width: side, height: side };
      });
      return a && b ? ok(alignedCorrelation(a, b)) : noPictures;
    },
    openRunsFolder: none,
    forgetRunsFolder: async (id) => {
      const folders = this.runList.folders.filter((folder) => folder.id !== id);
      this.runList = { ...this.runList, folders };
      return ok(null);
    },
    stopRun: async (id) => {
      this.stopped.push(id);
      return ok(true);
    },
    // As the first of those that there are.
    restartRun: async ({ run }) => {
      this.restarted.push(run);
      return ok(this.runList.rows.find(({ id }) => id !== run)?.id ?? null);
    },
    fetchRun: ({ run, job, checkpoints }) =>
      new Promise((give) => {
        this.fetched.push({ run, checkpoints });
        this.jobs.set(job, () => give({ ok: false, error: { code: 'cancelled', parameters: {} } }));
      }),
    annotateRun: async ({ run, ...change }) => {
      await this.annotationsHeld;
      if (this.annotationError) return { ok: false, error: this.annotationError };
      const rows = this.runList.rows.map((row) =>
        row.id === run ? { ...row, ...changedNotes(row, change) } : row,
      );
      this.runList = { ...this.runList, rows };
      const detail = this.runDetails.get(run);
      if (detail) this.runDetails.set(run, { ...detail, ...changedNotes(detail, change) });
      this.menu({ kind: 'runs' });
      return ok(null);
    },
    showRunFolder: none,
    runHistory: async (id) => {
      const history = this.histories.get(id);
      return history
        ? ok(encode(history))
        : { ok: false, error: { code: 'run-gone', parameters: {} } };
    },
    openRunDataset: async (id) => {
      this.opened.push(`dataset ${id}`);
      return ok({ ...(STARTUP.dataset ?? refuse('no example')), name: 'of the run' });
    },
    inferenceOfRun: async (id) => {
      this.opened.push(`inference ${id}`);
      const { draft } = useStore.getState().history.present;
      return ok({
        ...{ name: 'Inference with a run', file: null, dataset: null, model: null, notes: [] },
        draft: { ...draft, workflow: 'inference' },
      });
    },
    inspectModel: async ({ of }) => {
      this.opened.push(`model ${'run' in of ? of.run : of.model}`);
      return this.model
        ? ok(encode(this.model))
        : { ok: false, error: { code: 'run-gone', parameters: {} } };
    },
    openRunRequest: async () =>
      ok({
        ...{ name: 'Request of a run', file: null, dataset: null, model: null, notes: [] },
        draft: { ...useStore.getState().history.present.draft, overrides: { n_groups: 8 } },
      }),
    presets: async () => {
      const team = this.hasTeam ? { folder: '/team', problem: null } : null;
      const shared = this.hasTeam ? this.teamPresets : [];
      return ok({ presets: [...this.presets, ...shared, ...EXAMPLE_ENTRIES], broken: [], team });
    },
    savePreset: async ({ preset, id }) => {
      const entry: PresetEntry = { id: id ?? `mine:${preset.name}`, source: 'mine', preset };
      this.presets = [...this.presets.filter((one) => one.id !== entry.id), entry];
      return ok(entry.id);
    },
    removePreset: none,
    importPreset: none,
    exportPreset: async () => ok({ status: 'cancelled' }),
    teamPresets: async (what) => {
      this.hasTeam = what === 'choose';
      return ok(true);
    },
    recents: async () => ok([]),
    openRecent: async () => refuse('recent files'),
    newWindow: none,
    closeWindow: none,
    setTheme: none,
    about: none,
    interpreter: async () => ok('/ptycho/bin/python'),
    chooseInterpreter: none,
    verify: ({ job, draft }) =>
      new Promise((give) => {
        this.verifying.push({ job, draft, answer: give });
      }),
    hosts: async () => ok(this.hosts),
    // A host without an answer is asked until that is cancelled.
    askHost: ({ job, order }) =>
      new Promise((give) => {
        const answers = this.answers(order);
        if (answers) give(ok(answers));
        else
          this.jobs.set(job, () =>
            give({ ok: false, error: { code: 'cancelled', parameters: {} } }),
          );
      }),
    addHost: async ({ name }) => {
      this.hosts = [...this.hosts, { ...HERE, id: name, file: `/hosts/${name}.yaml` }];
      return ok(name);
    },
    editHost: none,
    previewRun: async ({ order }) => this.preview(order),
    chooseRuns: async () =>
      ok(this.chosenRuns === null ? null : { grant: 'runs', path: this.chosenRuns }),
    writeRun: async ({ order }) => this.order('write', order),
    startRun: async ({ order }) => this.order('start', order),
    verifyRun: ({ job, order }) =>
      new Promise((give) => {
        this.ordered.push({ what: 'verify', order });
        this.verifying.push({ job, draft: order.draft, answer: give });
      }),
    openLog: none,
    reportError: none,
    sweep: {
      plan: async ({ draft, spec }) =>
        ok(encode(plannedPage({ base: requestOf(draft), ...spec }, contextFor))),
      point: async ({ draft, axes, values }) => {
        const request = pointRequest(requestOf(draft), axes, values);
        return ok(encode(resolve(request, contextFor(request))));
      },
      take: async ({ draft, axes, values }) => {
        const { dataset, model } = draft;
        const settings = settingsOf(pointRequest(requestOf(draft), axes, values));
        return ok({
          ...{ name: 'point', file: null, dataset: STARTUP.dataset, model: null, notes: [] },
          draft: { ...settings, dataset, model },
        });
      },
      write: async () => refuse('sweeps'),
      save: async () => {
        this.saveDialogs.push('sweep');
        return refuse('sweeps');
      },
      open: async () => refuse('sweeps'),
      files: async () => refuse('sweeps'),
      results: async () => ok(this.sweepResults && encode(this.sweepResults)),
      picture: async () => ok(new Uint8Array()),
      tell: async () => ok('Study rates: 3 trials answered, 2 added'),
      asked: async () => ok(null),
      start: async (point) => {
        this.startedPoints.push(point);
        return { ok: false, error: { code: 'sweep-point-gone', parameters: {} } };
      },
    },
  };
}

export const main = new Main();

/** A question that no component test has an answer for. */
function refuse(what: string): never {
  throw new Error(`The main process of component tests has no ${what}.`);
}
