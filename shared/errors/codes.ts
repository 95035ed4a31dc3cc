/**
 * Every failure that a user may see: its code and its parameters. Codes are part of the JSON that the command line
 * prints, so they are renamed only with a new major version. `words.ts` holds the text of each; a code without one does
 * not compile.
 */

import type { InvalidValue } from './invalid';

/** A system error code such as `ENOENT`. */
export type Errno = string;

/** Work that a thread beside the window does. */
export type WorkerName =
  | 'pictures'
  | 'plan'
  | 'prepare'
  | 'runs'
  | 'sources'
  | 'statistics'
  | 'sweep';

/** Of what a pickle may hold too much. */
export type PickleLimited = 'characters' | 'levels' | 'names' | 'values';

/** What a file was expected to hold. */
export type Expected =
  | 'request'
  | 'preset'
  | 'sweep'
  | 'installation'
  | 'environment'
  | 'host'
  | 'recipe';

type None = Record<never, never>;
interface InArray {
  readonly array: string;
}
interface InInterpreter {
  readonly python: string;
  readonly output: string;
}
interface AtPath {
  readonly path: string;
}
interface OnHost {
  readonly host: string;
}
/** What a parser says about a text, in words. */
interface Diagnosed {
  readonly problem: string;
}

/** What a schema rejects. */
interface Invalid {
  readonly problems: readonly InvalidValue[];
}

export interface ErrorParameters {
  /** A bug in Pinnboard; the log holds its stack. */
  'internal-error': None;
  cancelled: None;

  // Files
  'file-missing': AtPath;
  'file-unreadable': AtPath & { readonly errno: Errno };
  'file-not-regular': AtPath & { readonly folder: boolean };
  'file-too-large': AtPath & {
    readonly bytes: number;
    readonly limit: number;
    readonly expected: Expected;
  };
  'file-not-utf8': AtPath;
  'system-error': { readonly syscall: string; readonly errno: Errno; readonly path: string };
  'write-failed': AtPath & { readonly errno: Errno };

  // Pinnboard's own JSON files: why one is invalid
  'json-invalid': None;
  'json-too-deep': { readonly limit: number; readonly expected: string };
  'format-other': { readonly format: string };
  'format-newer': { readonly format: string; readonly version: number; readonly known: string };
  'format-damaged': { readonly format: string } & Invalid;
  'format-unversioned': { readonly format: string };

  // Files that hold a request, a preset or the description of a sweep
  'payload-invalid': AtPath;
  'request-invalid': AtPath;
  'request-not-json': None;
  'request-too-deep': { readonly limit: number };
  'request-not-object': None;
  /** A key that no request of the workflow has. */
  'request-key-unknown': {
    readonly workflow: string;
    readonly key: string;
    readonly nearest: string | null;
  };
  'request-values-invalid': Invalid;
  'request-untargeted': { readonly targets: string };
  /** The same for a file. */
  'request-without-target': AtPath & { readonly targets: string };
  /** Lines of `pinnboard batch`. */
  'line-too-long': { readonly limit: number };
  'line-not-utf8': None;
  'line-other-target': { readonly target: string; readonly given: string };
  'request-other-target': AtPath & { readonly target: string; readonly given: string };
  /** A target of another version of Pinnboard, or a misspelt one. */
  'request-unknown-target': AtPath & {
    readonly target: string;
    readonly nearest: string;
    readonly targets: string;
  };
  'upgrade-over-original': AtPath;
  'preset-invalid': AtPath;
  /** In a team folder. */
  'presets-too-many': { readonly count: number; readonly limit: number };
  /** What PtychoPINN's factory rejects, a sentence each. */
  'payload-rejected': { readonly problems: readonly string[] };
  /** The same where the findings are beside it. */
  'request-blocked': None;
  /** `rules` are certain to end the run; `what` is done with --allow-crash. */
  'run-will-crash': { readonly rules: readonly string[]; readonly what: 'export' | 'start it' };
  'plan-blocked': None;
  /** A condition of a sweep; `at` is an offset in its text. */
  'condition-invalid': Diagnosed & { readonly at: number };
  'sweep-invalid': { readonly problems: readonly string[] };
  'sweep-base-invalid': AtPath;

  // Texts that are imported
  'import-failed': AtPath;
  'import-empty': None;
  'import-format-unknown': { readonly known: string };
  'import-too-long': { readonly characters: number; readonly limit: number };
  'import-too-deep': { readonly limit: number };
  'import-too-many-aliases': { readonly limit: number };
  'import-without-target': {
    readonly source: 'command' | 'Python text' | 'request';
    readonly targets: string;
  };
  'import-target-unknown': { readonly target: string; readonly nearest: string };
  'import-workflow-unknown': { readonly workflow: string };
  'import-several-requests': { readonly lines: number };
  'import-request-invalid': None;
  'import-legacy-not-json': None;
  'import-legacy-invalid': { readonly at: string };
  'import-script-truncated': None;
  'import-quote-unclosed': { readonly mark: string; readonly line: number };
  'import-command-missing': None;
  'import-command-unknown': { readonly command: string };
  'import-command-legacy': None;
  'import-python-broken': {
    readonly what: string;
    readonly line: number;
    readonly column: number;
  };
  'import-python-unclosed': { readonly what: string; readonly line: number };
  'import-python-without-overrides': None;
  'import-yaml-invalid': Diagnosed & { readonly line: number };
  'import-yaml-without-keys': None;
  'import-yaml-too-large': { readonly limit: number };
  'import-yaml-loop': None;
  'import-yaml-alias-undefined': { readonly alias: string };
  'import-yaml-key-invalid': None;
  'import-yaml-tag-rejected': { readonly tag: string };
  'import-yaml-tag-unreadable': { readonly tag: string; readonly text: string };

  // Datasets
  'dataset-not-chosen': None;
  /** A file that a sweep names and the user did not choose. */
  'dataset-not-granted': AtPath;
  'dataset-missing': AtPath;
  'dataset-unreadable': AtPath & { readonly errno: Errno };
  'dataset-not-regular': AtPath & { readonly folder: boolean };
  'npz-empty': None;
  'npz-is-npy': None;
  'npz-not-zip': None;
  'npz-truncated': None;
  'npz-damaged': None;
  'npz-too-many-members': { readonly members: number; readonly limit: number };
  'npz-without-arrays': None;
  /** `_metadata` of an npz; the cause is one of those below, or of its member. */
  'metadata-unreadable': None;
  'metadata-dtype': { readonly dtype: string };
  'metadata-shape': { readonly shape: string };
  'metadata-pickled': None;
  'metadata-not-unicode': None;
  'metadata-empty': None;
  /** `start`: how the text begins. */
  'metadata-not-json': { readonly start: string };
  'metadata-not-object': { readonly start: string };
  /** `word`: what Python's json writes and JSON does not have. */
  'metadata-word': { readonly word: string };
  'metadata-too-deep': { readonly limit: number };
  'metadata-number-large': None;
  'read-failed': { readonly errno: Errno };

  // The archive of a trained model
  'model-archive-empty': None;
  'model-archive-folder': None;
  'model-archive-not-zip': None;
  'model-archive-damaged': None;
  'checkpoint-damaged': None;
  'tensors-missing': None;

  // A pickle, which is never executed
  'pickle-too-large': { readonly bytes: number; readonly limit: number };
  'pickle-too-much': { readonly what: PickleLimited; readonly limit: number };
  'pickle-loop': None;
  'pickle-damaged': None;
  'pickle-protocol': None;
  'pickle-opcode': { readonly opcode: number };
  'pickle-long-number': { readonly bytes: number };
  'pickle-long-name': None;
  'pickle-missing': { readonly member: string };
  /** More than plain data: a tensor, an array, an object of a class. */
  'pickle-not-plain': { readonly what: string; readonly shape: readonly number[] | null };

  // Members of an npz
  'member-damaged': None;
  'member-truncated': None;
  'member-header-truncated': None;
  'header-not-npy': None;
  'header-version': { readonly version: number };
  'header-too-long': { readonly bytes: number; readonly limit: number };
  'header-not-utf8': None;
  'header-damaged': None;
  'header-dtype': { readonly dtype: string };
  'header-shape': { readonly shape: string };
  'header-shape-impossible': { readonly shape: string };
  'member-encrypted': None;
  'member-compression': { readonly method: number };
  'member-size-impossible': { readonly claimed: number; readonly stored: number };
  'member-size-differs': {
    readonly dtype: string;
    readonly shape: string;
    readonly needed: number;
    readonly held: number;
  };
  'member-name-differs': None;
  'member-name-invalid': None;
  'member-name-outside': None;
  'member-not-npy': None;
  'member-overlaps': None;
  'member-duplicate': None;
  'member-too-large': { readonly bytes: number; readonly limit: number };

  // Arrays
  'array-missing': InArray;
  'array-unreadable': InArray;
  'array-dtype': InArray & { readonly dtype: string };
  'array-empty': InArray & { readonly shape: string };
  'patterns-not-square': InArray & { readonly shape: string };
  'plane-axes': InArray & { readonly axes: number; readonly shape: string };
  'plane-index': InArray & { readonly planes: number; readonly index: number };
  'plane-too-large': InArray & { readonly bytes: number; readonly limit: number };
  'plane-fortran-order': InArray & { readonly bytes: number; readonly limit: number };
  'positions-axes': InArray & { readonly axes: number; readonly shape: string };
  'positions-complex': InArray & { readonly dtype: string };
  'positions-too-many': InArray & { readonly count: number; readonly limit: number };
  'positions-lengths': { readonly x: number; readonly y: number };

  // Preparing a dataset by a recipe
  'recipe-invalid': { readonly problems: readonly string[] };
  'recipe-file-missing': { readonly file: number; readonly count: number };
  'step-impossible': { readonly step: string } & Diagnosed;
  'arrays-differ': { readonly arrays: string; readonly first: string; readonly other: string };
  /** An array that a recipe takes a number from has none. */
  'number-missing': InArray;
  'prepare-axes': { readonly target: string; readonly shape: string; readonly needed: number };
  'prepare-counts': { readonly patterns: number; readonly positions: number };
  'prepare-no-match': None;
  'prepare-not-square': { readonly rows: number; readonly columns: number };
  'prepare-probe-size': { readonly probe: string; readonly patterns: string };
  'positions-not-mapped': None;
  'files-not-recognised': { readonly file: string };
  'layout-other': {
    readonly file: string;
    readonly layout: string;
    readonly found: readonly string[];
  };
  'fix-not-proposed': { readonly id: string; readonly proposed: readonly string[] };
  /** What no file gives, a sentence each. */
  'prepare-incomplete': { readonly layout: string; readonly problems: readonly string[] };
  'output-is-source': AtPath;
  'output-exists': AtPath;
  'source-changed': AtPath;
  'disk-too-small': AtPath & { readonly needed: number; readonly free: number };
  'geometry-missing': { readonly names: readonly string[] };

  // Groups of patterns, as PtychoPINN draws them
  'groups-not-finite': { readonly bad: number; readonly count: number };
  'groups-few-positions': { readonly count: number; readonly needed: number };
  'groups-few-neighbours': { readonly neighbours: number; readonly needed: number };
  'groups-too-many': { readonly groups: number; readonly count: number };
  'groups-none-inside': { readonly count: number };
  'groups-bounds': { readonly name: string; readonly low: number; readonly high: number };
  'groups-quadrants': { readonly perGroup: number };
  'groups-setting': { readonly name: string; readonly least: number };
  'groups-too-large': {
    readonly what: 'members' | 'neighbours';
    readonly count: number;
    readonly limit: number;
  };

  // Files of other programs
  /** No file of a kind that can be prepared. */
  'source-unknown': AtPath & { readonly known: string };
  'source-matlab-old': AtPath & { readonly version: string };
  /** An HDF5 file that is shorter than it says. */
  'source-cut': { readonly bytes: number; readonly needed: number };
  /** `problem` is what the library says. */
  'source-damaged': Diagnosed;
  'source-empty': None;
  'source-array-missing': InArray;
  /** Compounds, references and other data that no number or text is. */
  'source-type': InArray & { readonly type: string };
  'source-not-text': InArray & { readonly dtype: string };
  'source-shape': InArray & { readonly shape: string };
  'source-box': InArray & { readonly shape: string; readonly box: string };
  'source-read-large': InArray & { readonly bytes: number; readonly limit: number };
  'source-chunk-large': InArray & { readonly bytes: number; readonly limit: number };
  'source-texts-many': InArray & { readonly count: number; readonly limit: number };
  'source-filter': InArray & { readonly filter: string };
  'source-link-missing': { readonly target: string };
  'source-link-asks': { readonly target: string; readonly path: string };
  'source-link-other': { readonly target: string; readonly path: string };
  'source-link-loop': { readonly target: string };
  'source-raw': InArray & { readonly files: readonly string[] };
  'source-virtual-missing': InArray & { readonly files: readonly string[] };
  'source-virtual-asks': InArray & { readonly files: readonly string[] };
  'source-entries-many': { readonly limit: number };
  'source-too-deep': { readonly limit: number };
  'source-slow': { readonly seconds: number };
  'source-memory': None;
  /** The HDF5 library ended as a program crashes; it is not used again. */
  'source-crashed': None;
  'text-too-large': { readonly bytes: number; readonly limit: number };
  'text-not-number': { readonly line: number; readonly text: string };
  'text-row-length': { readonly line: number; readonly columns: number; readonly expected: number };
  'text-no-rows': None;
  'tiff-pages-differ': {
    readonly page: number;
    readonly shape: string;
    readonly expected: string;
  };
  'tiff-pages-many': { readonly limit: number };
  'tiff-pages-loop': { readonly page: number };
  'tiff-sample': { readonly page: number; readonly what: string };

  // Numbered files that are one stack; `cause` says what is wrong with a file
  'series-file': { readonly file: string; readonly at: number; readonly count: number };
  'series-differs': {
    readonly series: string;
    /** Those that are not as most, a few of them. */
    readonly files: readonly string[];
    readonly count: number;
    readonly of: number;
    readonly found: string;
    readonly expected: string;
  };
  'series-array-differs': InArray & { readonly file: string };
  'series-gaps': {
    readonly series: string;
    readonly first: number;
    readonly last: number;
    readonly missing: number;
    readonly text: string;
  };
  'folder-without-series': AtPath;
  'folder-with-several': AtPath & { readonly choices: readonly string[] };
  'text-not-alone': AtPath;
  'folder-too-many': AtPath & { readonly limit: number };

  // Threads beside the window
  'worker-stopped': { readonly worker: WorkerName };
  'out-of-memory': { readonly worker: WorkerName };

  // An installed PtychoPINN; `output` is the end of what it printed
  'interpreter-not-started': AtPath & { readonly errno: Errno };
  'interpreter-not-chosen': None;
  'interpreter-required': None;
  'target-not-installable': { readonly target: string };
  'factory-not-imported': InInterpreter & { readonly type: string; readonly message: string };
  'factory-ended': InInterpreter & { readonly signal: string | null; readonly code: number | null };
  'factory-too-slow': InInterpreter & { readonly seconds: number };
  'factory-answer-invalid': InInterpreter & Diagnosed;

  // Sweeps
  'sweep-nothing-written': {
    readonly total: number;
    readonly crashing: number;
    readonly blocked: number;
  };
  'sweep-folder-invalid': AtPath;
  'sweep-folder-foreign': { readonly folder: string };
  'sweep-unfinished-damaged': { readonly folder: string; readonly file: string };
  'sweep-unfinished-other': { readonly folder: string; readonly total: number };
  'sweep-folder-taken': AtPath & { readonly names: readonly string[]; readonly more: boolean };
  'sweep-folder-is-file': AtPath;
  'sweep-unfinished-unreadable': AtPath & { readonly errno: Errno };
  'sweep-lock-unreadable': AtPath & { readonly errno: Errno };
  'sweep-locked': { readonly folder: string; readonly holder: string; readonly lock: string };
  'optuna-journal-invalid': { readonly path: string; readonly line: number };
  'optuna-sqlite': { readonly path: string; readonly name: string };
  /** Another program holds the lock of the journal. */
  'optuna-locked': { readonly path: string; readonly lock: string };
  'optuna-study-missing': {
    readonly path: string;
    readonly study: string;
    readonly studies: readonly string[];
  };
  'optuna-nothing-asked': { readonly path: string };
  'optuna-study-direction': { readonly study: string };
  /** Axes whose values Optuna does not take. */
  'optuna-axes': { readonly axes: readonly string[] };
  'sweep-host-without-scheduler': { readonly host: string };
  'sweep-script-options': { readonly script: string } & Invalid;
  'sweep-script-unknown': {
    readonly script: string;
    readonly nearest: string;
    readonly known: string;
  };

  // Files that a run leaves
  'yaml-invalid': None;
  'yaml-too-long': { readonly characters: number; readonly limit: number };
  'yaml-too-deep': { readonly limit: number };
  'settings-missing': None;
  /** More than plain data: an object that Python would construct, or a number that is none. */
  'yaml-not-plain': { readonly what: string };
  'files-too-many': { readonly limit: number };
  'events-cut': None;
  'events-too-many': { readonly limit: number };
  'events-damaged': { readonly at: number };
  'events-too-large': { readonly bytes: number; readonly limit: number };
  'metrics-empty': None;
  'run-part-unreadable': { readonly part: string };

  // Runs
  'runs-none': AtPath;
  'runs-number': { readonly given: number; readonly fewest: number; readonly most: number };
  /** Files of a run that are shown and compared. */
  'run-picture-gone': { readonly file: string };
  'run-picture-unreadable': { readonly file: string };
  'run-picture-too-large': { readonly file: string; readonly size: string; readonly limit: string };
  'correlation-shapes': { readonly one: string; readonly other: string };
  'correlation-small': { readonly side: number; readonly least: number };
  'correlation-part': { readonly part: string };
  'runs-several': AtPath & { readonly folders: readonly string[] };
  'run-request-unknown': AtPath;
  /** Its dataset or model is not on this machine, or not recorded. */
  'run-without': AtPath & { readonly what: 'dataset' | 'model' };
  /** A trained network has none with its weights: its dataset is not named, not there, or has none either. */
  'model-without-probe': AtPath & { readonly dataset: string | null; readonly isThere: boolean };
  'run-not-among': AtPath & { readonly dir: string };
  'run-status-invalid': AtPath;
  'run-notes-invalid': AtPath;
  'run-tags-invalid': Diagnosed;
  'run-note-too-long': { readonly characters: number; readonly limit: number };
  'run-folder-foreign': AtPath;
  'run-gone': None;
  /** The results that are shown are older than the folder. */
  'sweep-point-gone': None;
  /** A configuration that was never saved has no folder of runs beside it. */
  'runs-not-chosen': None;
  'run-job-invalid': AtPath;
  'run-environment-invalid': AtPath;
  'run-started-already': AtPath;
  'run-is-here': AtPath;
  'run-host-unknown': AtPath & { readonly host: string; readonly destination: string };
  'run-elsewhere': { readonly host: string };
  /** `output` is what the host printed. */
  'run-not-started': { readonly host: string; readonly output: string };
  'run-not-submitted': {
    readonly host: string;
    readonly scheduler: string;
    readonly output: string;
  };
  'run-not-stopped': { readonly host: string; readonly output: string };
  'host-path-unmapped': { readonly host: string; readonly paths: readonly string[] };
  'host-without-runs': { readonly host: string };
  'resource-invalid': { readonly option: string; readonly text: string };

  // Hosts behind ssh; `words` is what ssh or a program there printed
  'ssh-missing': None;
  'host-destination-invalid': OnHost & { readonly destination: string };
  'host-unreachable': OnHost & { readonly words: string };
  'host-timed-out': OnHost & { readonly seconds: number };
  'host-key-changed': OnHost & { readonly words: string };
  'host-key-unknown': OnHost;
  /** Ways to log in that the host offers, as ssh names them. */
  'host-wants-password': OnHost & { readonly methods: string };
  'host-command-failed': OnHost & { readonly code: number; readonly words: string };
  'host-answer-too-large': OnHost & { readonly limit: number };
  'host-folder-taken': OnHost & AtPath;
  'host-file-changed': OnHost & { readonly name: string };
  'host-name-refused': OnHost & { readonly name: string };
  'disk-full-there': OnHost & AtPath;

  // Hosts' files
  /** A sentence each, with its line. */
  'host-invalid': AtPath & { readonly problems: readonly string[] };
  'host-exists': { readonly name: string };
  'hosts-without-folder': None;
  'job-invalid': { readonly job: string; readonly scheduler: string };
  'host-answer-invalid': { readonly command: string };

  // Installed PtychoPINNs
  'environment-without-ptychopinn': AtPath & { readonly kind: 'environment' | 'folder' };
  'environment-not-python': AtPath;
  'environment-add-needs-path': None;
  'environment-not-active': None;
  'environment-name': Diagnosed;
  'environment-exists': { readonly name: string };
  'environment-invalid': AtPath;
  'environment-described': { readonly name: string; readonly host: string };
  'environment-without-target': { readonly name: string };
  'environment-other-target': {
    readonly name: string;
    readonly target: string;
    readonly given: string;
  };
  'environment-too-slow': AtPath & { readonly seconds: number };
  // What is damaged or missing in one
  'environment-incomplete': AtPath & { readonly files: readonly string[] };
  'environment-editable-gone': AtPath;
  'environment-packages-gone': AtPath;
  /** `classes` were not read. */
  'environment-file-broken': {
    readonly file: string;
    readonly line: number;
    readonly what: string;
    readonly classes: readonly string[];
  };
  /** What an earlier Pinnboard noted, a sentence. */
  'environment-noted': Diagnosed;
  'environments-damaged': AtPath & Diagnosed;
  'environments-newer': AtPath & { readonly version: number };
  'environments-without-folder': None;

  // The window
  'no-answer': None;
  'page-forbidden': None;
  'argument-invalid': { readonly channel: string } & Invalid;
  'argument-too-large': { readonly channel: string; readonly limit: number };
  'argument-too-deep': { readonly channel: string; readonly limit: number };
  'drop-not-a-file': None;
  'access-not-granted': {
    readonly kind: 'dataset' | 'source' | 'model' | 'document' | 'environment' | 'runs' | 'host';
  };
  'recent-removed': None;
  'preset-not-openable': { readonly name: string };
  'too-many-windows': { readonly open: number };
  'autosave-failed': None;
  'export-blocked': { readonly finding: string };
  'export-format-unknown': {
    readonly format: string;
    readonly workflow: string;
    readonly target: string;
  };
  'loader-missing': { readonly file: string };

  // The command line
  /** What commander says about the command line; `reason` is its code, such as `commander.unknownOption`. */
  'usage-invalid': Diagnosed & { readonly reason: string };
  'rules-in-needs-id': None;
  'rules-in-is-text': None;
  'sweep-needs-output': None;
  'sarif-needs-file': None;
  'export-needs-format': None;
  'target-required': { readonly option: string; readonly targets: string };
  'options-required': { readonly command: string; readonly options: readonly string[] };
  'assignment-invalid': { readonly option: string; readonly text: string };
  'value-invalid': {
    readonly option: string;
    readonly name: string;
    readonly text: string;
  } & Diagnosed;
  'value-ambiguous': { readonly text: string; readonly targets: string };
  'name-unknown': { readonly kind: string; readonly name: string; readonly nearest: string };
  'output-file-required': { readonly option: string; readonly reason: string };
  'export-format-unsuitable': {
    readonly format: string;
    readonly workflow: string;
    readonly target: string;
    readonly suitable: string;
  };
  'preset-exists': { readonly name: string };
  'preset-empty': None;
  'preset-folder-unknown': None;
  'preset-rejected': Invalid;
  'stdin-too-long': { readonly limit: number };
  'stdin-not-utf8': None;
}

export type ErrorCode = keyof ErrorParameters;

/** An error as data: what crosses to a window or out of a worker, and what JSON output carries. */
export type ErrorData<C extends ErrorCode = ErrorCode> = {
  readonly [Code in C]: {
    readonly code: Code;
    readonly parameters: ErrorParameters[Code];
    /** Why it happened, where that is a failure with a code too. */
    readonly cause?: ErrorData;
  };
}[C];
