/** One window's session: its grants, its datasets, and what its drafts resolve to. Needs no Electron. */
import path from 'node:path';
import { type DatasetStats, isAutomatic } from '../../../shared/dataset/arrayStats';
import type { DatasetReading } from '../../../shared/dataset/facts';
import type { FileContext } from '../../../shared/dataset/fileContext';
import type { KnownGroups } from '../../../shared/dataset/groupFacts';
import { checksKey, type InputChecks, type KnownChecks } from '../../../shared/dataset/inputChecks';
import type { OutputReading } from '../../../shared/dataset/outputFolder';
import type { Resolution } from '../../../shared/factory/resolution';
import { importText } from '../../../shared/importers';
import type { OpenedText } from '../../../shared/ipc/contract';
import type {
  DocumentFile,
  OpenedDataset,
  OpenedModel,
  OpenedPayload,
} from '../../../shared/ipc/opened';
import { type Draft, settingsOf } from '../../../shared/request/draft';
import {
  datasetPath,
  modelPath,
  type Request,
  validationPath,
} from '../../../shared/request/request';
import type { Axis } from '../../../shared/sweep/sweep';
import { TARGETS } from '../../../shared/targets';
import { type Upgrade, upgradeRequest } from '../../../shared/upgrade/upgrade';
import {
  type ComputeStats,
  nullIfUnreadable,
  type StatsMode,
  statsBy,
} from '../array-stats/policy';
import { StatsStore } from '../array-stats/store';
import { DocumentFiles } from '../documents/documentFiles';
import { relativeName, renamed } from '../documents/relativePaths';
import { Grants } from '../grants/grants';
import { drawnGroups, type GroupsBy } from '../plan/knownGroups';
import { resolve } from '../resolve';
import { type KnownFiles, knownFiles } from '../sweep/knownFiles';
import { type Look, readFileContext, withOutput } from './fileContext';
import { datasetNotes, readRequestFile } from './openPayload';
import { readText } from './openText';
import { readOutputFolder } from './outputFolder';
import { ReadingCache } from './readingCache';

export interface Resolved {
  readonly request: Request;
  readonly fileContext: FileContext;
  readonly resolution: Resolution;
}

/** A slider draws groups for each of its places. */
const MOST_DRAWN = 50;

/** A relative name is meant beside the dataset: with another one it is another file. */
const keyOf = (named: string, dataset: string | null): string =>
  path.isAbsolute(named) ? named : `${dataset ?? ''}\0${named}`;

export class Session {
  readonly grants = new Grants();
  readonly documents = new DocumentFiles();
  /** By grant. */
  private readonly documentKinds = new Map<string, DocumentFile['kind']>();
  /** Paths of validation datasets that the user chose or that an opened file names; see `keyOf`. */
  private readonly validations = new Map<string, string>();
  /** Output folders that the user chose or that an opened file names, as they were seen last. */
  private readonly outputs = new Map<string, OutputReading | null>();
  /** Relative names that an opened request has for files, by path. */
  private readonly relativeNames = new Map<string, string>();

  /** @param values what is known of the values of datasets */
  constructor(private readonly values = new StatsStore()) {}

  private readonly readings = new ReadingCache();
  /** Groups that were drawn, the latest last; another list when there are more. */
  private drawn: readonly KnownGroups[] = [];
  private readonly groupsBy = drawnGroups();
  /** Checks of patterns that were made; another list when there are more. */
  private checked: readonly KnownChecks[] = [];

  /** Remembers groups that were drawn, for the findings that they earn; false for those that are known. */
  knowGroups(groups: KnownGroups): boolean {
    if (this.drawn.some(({ key }) => key === groups.key)) return false;
    const { key, facts } = groups;
    this.drawn = [...this.drawn.slice(1 - MOST_DRAWN), { key, facts }];
    return true;
  }

  /** Remembers checks of a dataset's patterns, for the findings that they earn; false for those that are known. */
  async knowChecks(
    dataset: string,
    { array, expects }: { readonly array: string; readonly expects: string },
    { checks }: InputChecks,
  ): Promise<boolean> {
    const reading = await this.look(dataset);
    if (reading.status !== 'ok') return false;
    const key = checksKey(reading.fingerprint, array, expects);
    const others = this.checked.filter((one) => one.key !== key);
    const before = this.checked.find((one) => one.key === key);
    if (before && JSON.stringify(before.checks) === JSON.stringify(checks)) return false;
    this.checked = [...others.slice(1 - MOST_DRAWN), { key, checks }];
    return true;
  }

  /** Reads a dataset that the user chose, and grants it to the window. */
  async openDataset(file: string): Promise<OpenedDataset> {
    return {
      grant: this.grants.give('dataset', file),
      path: file,
      name: path.basename(file),
      reading: await this.readings.read(file),
    };
  }

  /** What a granted dataset is on the disk now. Throws in words for a grant that was never given. */
  async look(grant: string): Promise<DatasetReading> {
    return this.readings.read(this.grants.path('dataset', grant));
  }

  /** Lets the output folder be looked at: the user chose it, or opened a file that names it. */
  allowOutput(folder: string): void {
    if (path.isAbsolute(folder)) this.outputs.set(folder, this.outputs.get(folder) ?? null);
  }

  /** What is in an output folder now, remembered for the findings; null for one that may not be looked at. */
  async lookAtOutput(folder: string): Promise<OutputReading | null> {
    const known = this.outputs.get(folder);
    if (known === undefined) return null;
    const now = await readOutputFolder(folder);
    // What did not change keeps its identity, by which rules know it.
    if (JSON.stringify(now) !== JSON.stringify(known)) this.outputs.set(folder, now);
    return now;
  }

  /**
   * Lets a validation dataset be read under the name that the request has for it.
   * @param dataset path of the request's dataset, for a relative name; null without one
   */
  allowValidation(named: string, file = named, dataset: string | null = null): void {
    this.validations.set(keyOf(named, dataset), file);
  }

  /** The path of the validation dataset that a draft with this dataset names; null for one that the user never opened. */
  findValidation(named: string, dataset: string | null): string | null {
    const beside = dataset === null ? null : this.grants.path('dataset', dataset);
    const known = this.validations.get(keyOf(named, beside));
    return known ?? (this.grants.has('dataset', named) ? named : null);
  }

  /** Looks at a model folder that the user chose, and grants it to the window. */
  async openModel(folder: string): Promise<OpenedModel> {
    return {
      grant: this.grants.give('model', folder),
      path: folder,
      name: path.basename(folder),
      reading: await this.readings.readModel(folder),
    };
  }

  /** Opens a payload or request file and the files that it names, relative ones beside it. Throws an `AppError`. */
  async openPayload(file: string): Promise<OpenedPayload> {
    const reading = await readRequestFile(file);
    if (!reading.ok) throw reading.error;
    this.documents.noteText(file, reading.text);
    const opened = await this.openRequest(reading.request, path.dirname(file));
    const { dataset } = opened;
    return {
      name: path.basename(file),
      file: this.openDocument(file, reading.file ? 'payload' : 'request'),
      ...opened,
      notes: dataset && reading.file ? datasetNotes(reading.file, dataset.reading) : [],
    };
  }

  /** Grants the window a file that it saves to. */
  openDocument(file: string, kind: DocumentFile['kind']): DocumentFile {
    const { base: name, dir: folder } = path.parse(file);
    const grant = this.grants.give('document', file);
    this.documentKinds.set(grant, kind);
    return { grant, kind, name, folder };
  }

  /** The file of a grant. Throws an `AppError` for an id that was never given. */
  documentOf(grant: string): { readonly path: string; readonly kind: DocumentFile['kind'] } {
    const file = this.grants.path('document', grant);
    return { path: file, kind: this.documentKinds.get(grant) ?? 'request' };
  }

  /** Opens the files that a request of the user's own file names; relative ones are looked for in `folder`. */
  async openRequest(
    request: Request,
    folder: string,
  ): Promise<Pick<OpenedPayload, 'draft' | 'dataset' | 'model'>> {
    const { dataset, model } = await this.openNamed(request, folder);
    this.noteNames(request, folder);
    this.allowOutput(request.output_dir);
    return {
      draft: {
        ...settingsOf(request),
        dataset: dataset?.grant ?? null,
        model: model?.grant ?? null,
      },
      dataset,
      model,
    };
  }

  /** Notes how a document names its files, of which a draft of an earlier run knows the paths alone. */
  async noteNamesOf(file: string): Promise<void> {
    const reading = await readRequestFile(file);
    if (reading.ok) this.noteNames(reading.request, path.dirname(file));
  }

  /** Notes which files a request of a file in `folder` names by relative paths: `requestIn` names them so again. */
  private noteNames(request: Request, folder: string): void {
    renamed(request, (name) => {
      if (!path.isAbsolute(name)) this.relativeNames.set(path.resolve(folder, name), name);
      return name;
    });
  }

  /** Opens a text in an import format, and the files that it names. Throws an `AppError`. */
  async openText(file: string): Promise<OpenedText> {
    const reading = await readText(file);
    if (!reading.ok) throw reading.error;
    const { text } = reading;
    const name = path.basename(file);
    // Which files a text names does not depend on its target.
    const imported = Object.keys(TARGETS)
      .map((target) => importText(text, name, undefined, target))
      .find(({ ok }) => ok);
    if (!imported?.ok) return { name, text, dataset: null, model: null };
    const { request } = imported;
    const { dataset, model } = await this.openNamed(request, path.dirname(file));
    return {
      name,
      text,
      dataset: dataset && { named: datasetPath(request), opened: dataset },
      model: model && { named: modelPath(request), opened: model },
    };
  }

  /** Opens the files that a request of a file names; relative ones are looked for beside it, in `folder`. */
  private async openNamed(request: Request, folder: string) {
    const beside = (name: string) => path.resolve(folder, name);
    const [data, model, validation] = [
      datasetPath(request),
      modelPath(request),
      validationPath(request),
    ];
    const file = data === '' ? null : beside(data);
    if (validation !== null) this.allowValidation(validation, beside(validation), file);
    return {
      dataset: file === null ? null : await this.openDataset(file),
      model: model === '' ? null : await this.openModel(beside(model)),
    };
  }

  /** Statistics of a granted dataset; null for a large one with `auto`. Throws an `AppError` for one that is unreadable. */
  async readValues(
    grant: string,
    mode: StatsMode,
    measure: ComputeStats,
  ): Promise<DatasetStats | null> {
    const file = this.grants.path('dataset', grant);
    const reading = await this.readings.read(file);
    return reading.status === 'ok' ? statsBy(mode, this.values, measure)(file, reading) : null;
  }

  /** Resolves a draft with the values that are known by now; throws an `AppError` for a grant that was never given. */
  resolve(draft: Draft): Promise<Resolved> {
    return this.resolveWith(
      draft,
      async (_file, facts) =>
        // A small dataset's values are on their way.
        (await this.values.find(facts.fingerprint)) ?? (isAutomatic(facts) ? undefined : null),
    );
  }

  /** What the draft becomes for the target `to`. */
  async upgrade(draft: Draft, to: string): Promise<Upgrade> {
    const { request, fileContext } = await this.resolve(draft);
    return upgradeRequest({ request, fileContext, to, resolve }).upgrade;
  }

  /** The same once the values that are read by themselves are there, so that it says what the command line says. */
  resolveWhole(draft: Draft, measure: ComputeStats): Promise<Resolved> {
    const valuesOf = statsBy('auto', this.values, nullIfUnreadable(measure));
    return this.resolveWith(draft, valuesOf, this.groupsBy);
  }

  /** The same for a run that `resolveRun` resolves. */
  lookForRun({ dataset }: Draft, measure: ComputeStats): Look {
    const valuesOf = statsBy('auto', this.values, nullIfUnreadable(measure));
    return this.lookWith(valuesOf, this.groupsBy, dataset);
  }

  /** The base of a sweep, and what is known of the files that its points name. */
  async sweepBase(
    draft: Draft,
    axes: readonly Axis[],
    measure: ComputeStats,
  ): Promise<{ base: Request; files: KnownFiles }> {
    const base = this.request(draft);
    const { grants, readings } = this;
    const find = (named: string) => this.findValidation(named, draft.dataset);
    const valuesOf = statsBy('auto', this.values, nullIfUnreadable(measure));
    return { base, files: await knownFiles(base, axes, { grants, readings, valuesOf, find }) };
  }

  private async resolveWith(
    draft: Draft,
    valuesOf: NonNullable<Look['valuesOf']>,
    drawing: GroupsBy = async () => null,
  ): Promise<Resolved> {
    const request = this.request(draft);
    const output = this.outputs.get(request.output_dir) ?? null;
    const look = this.lookWith(valuesOf, drawing, draft.dataset);
    const files = await readFileContext(request, undefined, this.readings, look);
    const fileContext = {
      ...withOutput(files, output),
      ...(this.checked.length > 0 ? { inputChecks: this.checked } : {}),
    };
    return { request, fileContext, resolution: resolve(request, fileContext) };
  }

  private lookWith(
    valuesOf: NonNullable<Look['valuesOf']>,
    drawing: GroupsBy,
    dataset: string | null,
  ): Look {
    return {
      valuesOf,
      find: (named) => this.findValidation(named, dataset),
      groups: async (...asked) =>
        (await drawing(...asked)) ?? (this.drawn.length > 0 ? this.drawn : null),
    };
  }

  /**
   * The draft as the request of a file in `folder`. A file that was named by a relative path is named so from there, and
   * any other by its whole path.
   */
  requestIn(folder: string, draft: Draft): Request {
    return renamed(this.request(draft), (name) => {
      const file = path.isAbsolute(name) ? name : this.findValidation(name, draft.dataset);
      const known = file === null ? undefined : this.relativeNames.get(file);
      return file === null || known === undefined ? name : relativeName(folder, file, known);
    });
  }

  /** The draft as a request, with paths in the place of grants; nothing is read. */
  request(draft: Draft): Request {
    const { dataset, model, workflow, ...rest } = draft;
    const file = dataset === null ? '' : this.grants.path('dataset', dataset);
    if (workflow === 'training') return { workflow, train_data_file: file, ...rest };
    const folder = model === null ? '' : this.grants.path('model', model);
    return { workflow, model_path: folder, test_data_file: file, ...rest };
  }
}
