/** The editor document after an import, computed for the preview. */
import type { OpenedDataset, OpenedModel } from '../../shared/ipc/opened';
import { settingsOf } from '../../shared/request/draft';
import { datasetPath, modelPath, type Request } from '../../shared/request/request';
import { sameThing } from '../../shared/targets/synonyms';
import type { Values } from '../../shared/values/value';
import type { EditorDocument } from '../store/document';

/** Replaces all settings, or adds to them; the text overrides settings that both have. */
export const MODES = ['replace', 'add'] as const;
export type Mode = (typeof MODES)[number];

/** A file that the text names. */
export interface NamedFile {
  readonly what: 'dataset' | 'model';
  /** The path in the text. */
  readonly named: string;
  /** `opened`: it is the one that will be there; `stays`: the present one stays; `none`: there will be none. */
  readonly state: 'opened' | 'stays' | 'none';
}

export interface Merged {
  readonly work: EditorDocument;
  readonly files: readonly NamedFile[];
}

interface Given {
  readonly mode: Mode;
  readonly datasets: { readonly [named: string]: OpenedDataset };
  readonly models: { readonly [named: string]: OpenedModel };
}

/** A text that names no dataset is a part of a request, such as a dictionary of overrides. */
export const usualMode = (request: Request): Mode =>
  datasetPath(request) === '' ? 'add' : 'replace';

/** The work as the request makes it. Files are those that the user gave; a path alone opens none. */
export function mergeRequest(current: EditorDocument, request: Request, given: Given): Merged {
  const named = { dataset: datasetPath(request), model: modelPath(request) };
  const dataset = fileFor(current.dataset, named.dataset, given.datasets);
  const model = fileFor(current.model, named.model, given.models);
  const { draft, typed } =
    given.mode === 'replace'
      ? { draft: replaced(current, request), typed: {} }
      : { draft: added(current, request), typed: current.typed };
  return {
    work: {
      ...current,
      draft: { ...draft, dataset: dataset?.grant ?? null, model: model?.grant ?? null },
      dataset,
      model,
      typed,
      origins: given.mode === 'replace' ? {} : current.origins,
    },
    files: [
      ...stateOf('dataset', named.dataset, dataset, given.datasets),
      ...stateOf('model', named.model, model, given.models),
    ],
  };
}

function replaced({ draft }: EditorDocument, request: Request): EditorDocument['draft'] {
  return {
    ...withoutEntryPoint(draft),
    ...settingsOf(request),
    output_dir: request.output_dir === '' ? draft.output_dir : request.output_dir,
  };
}

const withoutEntryPoint = ({ entry_point: _, ...draft }: EditorDocument['draft']) => draft;

/** Target, workflow and output folder belong to the run and are kept. */
function added({ draft }: EditorDocument, request: Request): EditorDocument['draft'] {
  const {
    overrides,
    execution,
    profile,
    cli_defaults,
    entry_point,
    acknowledgements = [],
  } = request;
  const imported = new Set(
    [...Object.keys(overrides), ...Object.keys(execution ?? {})].flatMap(sameThing),
  );
  const kept = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !imported.has(name)));
  const isNew = ({ rule, field }: (typeof acknowledgements)[number]) =>
    !draft.acknowledgements.some((known) => known.rule === rule && known.field === field);
  return {
    ...draft,
    overrides: { ...kept(draft.overrides), ...overrides },
    execution: { ...kept(draft.execution), ...execution },
    profile: profile ?? draft.profile,
    cli_defaults: draft.cli_defaults || cli_defaults === true,
    ...(entry_point ? { entry_point } : {}),
    acknowledgements: [...draft.acknowledgements, ...acknowledgements.filter(isNew)],
  };
}

interface File {
  readonly path: string;
  readonly reading: { readonly status: string };
}

/** The file that the user opened for the path; an unusable one never replaces a usable one. */
function fileFor<F extends File>(
  current: F | null,
  named: string,
  given: { readonly [named: string]: F },
): F | null {
  const own = named === '' || !Object.hasOwn(given, named) ? undefined : given[named];
  if (own && (own.reading.status === 'ok' || current === null)) return own;
  return current;
}

function stateOf<F extends File>(
  what: NamedFile['what'],
  named: string,
  file: F | null,
  given: { readonly [named: string]: F },
): NamedFile[] {
  if (named === '') return [];
  if (file === null) return [{ what, named, state: 'none' }];
  const opened = file.path === named || file === given[named];
  return [{ what, named, state: opened ? 'opened' : 'stays' }];
}
