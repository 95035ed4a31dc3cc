/** The runs below a folder, whoever started them: a folder with evidence of its own is a run. Links are not followed. */
import { readdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import {
  EARLIER_FOLDER,
  OUTPUT_FOLDER,
  RUN_FILES,
  SCANS_FOLDER,
} from '../../../shared/runs/folder';
import { errorCode } from '../files/errno';
import { RUN_READERS } from './readers';
import { isLog } from './readers/logs';
import { saysRun } from './readers/logs/saysRun';
import type { RunFiles } from './readers/reader';

/** Folders within a run that are its own, not further runs. */
const PARTS: ReadonlySet<string> = new Set([
  ...[
    OUTPUT_FOLDER,
    EARLIER_FOLDER,
    SCANS_FOLDER,
    'lightning_logs',
    'checkpoints',
    'mlruns',
    'configs',
  ],
  ...['analysis', 'barycentric_workspace', 'logs', 'milestones'],
]);
const MOST_LEVELS = 40;
/** Files of one run; real ones have a hundred, and MLflow's store a few hundred. */
const MOST_FILES = 20_000;
/** Texts beside a run, in one folder. */
const MOST_BESIDE = 50;

/** What is in a folder, links left out, in alphabetical order. */
export interface Entries {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Throws what the system says of a folder that cannot be listed. */
export type ListFolder = (folder: string) => Entries;

/** A folder below the one that is searched. */
interface Node {
  readonly folder: string;
  readonly parent: Node | null;
  readonly entries: Entries;
  /** By the names of what is in it; or by what its texts say, where nothing else in it or below is a run. */
  isRun: boolean;
  /** Runs in it and below. */
  runs: number;
}

export interface FoundRuns {
  readonly runs: readonly RunFiles[];
  /** Folders that cannot be listed, and the system's code. */
  readonly unreadable: readonly { readonly folder: string; readonly errno: string }[];
}

/** Searches at any depth. Throws `file-unreadable` for the folder itself. */
export async function findRuns(dir: string, list: ListFolder = listFolder): Promise<FoundRuns> {
  const unreadable: { folder: string; errno: string }[] = [];
  const found: Node[] = [];
  let visited = 0;
  const visit = async (folder: string, parent: Node | null, level: number): Promise<void> => {
    visited += 1;
    // Whoever waits for something else is not kept waiting for a large tree.
    if (visited % FOLDERS_AT_ONCE === 0) await new Promise(setImmediate);
    let entries: Entries;
    try {
      entries = list(folder);
    } catch (cause) {
      if (parent === null)
        throw new AppError('file-unreadable', { path: folder, errno: errorCode(cause) }, { cause });
      unreadable.push({ folder, errno: errorCode(cause) });
      return;
    }
    const node = nodeOf(folder, parent, entries);
    if (node.isRun) addRun(node);
    for (const name of level < MOST_LEVELS ? foldersBelow(node) : [])
      await visit(path.join(folder, name), node, level + 1);
    if (await isRunByTexts(node)) {
      node.isRun = true;
      addRun(node);
    }
  };
  const addRun = (node: Node): void => {
    found.push(node);
    for (let above: Node | null = node; above !== null; above = above.parent) above.runs += 1;
  };
  await visit(dir, null, 0);
  const folders = new Set(found.map(({ folder }) => folder));
  const runs: RunFiles[] = [];
  for (const node of found.sort((a, b) => (a.folder < b.folder ? -1 : 1)))
    runs.push({
      folder: node.folder,
      files: filesOf(node, folders, { list, unreadable }),
      beside: besideOf(node, list),
    });
  return { runs, unreadable };
}

const foldersBelow = ({ isRun, entries }: Node): readonly string[] =>
  isRun ? entries.folders.filter((name) => !PARTS.has(name)) : entries.folders;

/** A run that failed early leaves its texts alone. */
const isRunByTexts = async ({ folder, parent, entries, runs }: Node): Promise<boolean> =>
  runs === 0 &&
  !(parent !== null && PARTS.has(path.basename(folder))) &&
  (await saysRun(folder, entries.files));

/**
 * The files that a run has by now, as far as they can be listed.
 * @param others further runs, whose files are their own
 */
export function filesNow(folder: string, others: ReadonlySet<string>): string[] {
  const entries = listed(folder, listFolder);
  if (entries === null) return [];
  const rest = { list: listFolder, unreadable: [] };
  return filesOf(nodeOf(folder, null, entries), others, rest);
}

const FOLDERS_AT_ONCE = 200;

const listFolder: ListFolder = (folder) => {
  const entries = readdirSync(folder, { withFileTypes: true });
  return {
    files: entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort(),
    folders: entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort(),
  };
};

function nodeOf(folder: string, parent: Node | null, entries: Entries): Node {
  const names = new Set([...entries.files, ...entries.folders]);
  const isRun = isOwn(names) || RUN_READERS.some(({ claims }) => claims(names));
  return { folder, parent, entries, isRun, runs: 0 };
}

/** A run of Pinnboard's own, also before it wrote anything. */
const isOwn = (names: ReadonlySet<string>): boolean =>
  names.has(RUN_FILES.status) && names.has(RUN_FILES.request);

/** The files below a run, those of further runs left out. */
function filesOf(
  { folder: top, entries: first }: Node,
  runs: ReadonlySet<string>,
  { list, unreadable }: { list: ListFolder; unreadable: { folder: string; errno: string }[] },
): string[] {
  const files: string[] = [];
  const visit = (prefix: string, { files: here, folders }: Entries, level: number): void => {
    for (const name of here.slice(0, MOST_FILES - files.length)) files.push(prefix + name);
    if (level === MOST_LEVELS) return;
    for (const name of folders) {
      const folder = path.join(top, prefix, name);
      if (runs.has(folder)) continue;
      try {
        visit(`${prefix}${name}/`, list(folder), level + 1);
      } catch (cause) {
        unreadable.push({ folder, errno: errorCode(cause) });
      }
    }
  };
  visit('', first, 0);
  return files.sort();
}

/** Texts in the folders above, as far as they hold this run alone. */
function besideOf(node: Node, list: ListFolder): string[] {
  const beside: string[] = [];
  let top = node;
  for (let above = node.parent; above !== null && above.runs === 1; above = above.parent) {
    beside.push(...textsOf(above.folder, above.entries));
    top = above;
  }
  if (top.parent !== null) return [...beside, ...textsNamed(path.basename(top.folder), top.parent)];
  // The folder that was asked for may be the output folder itself.
  let below = top.folder;
  for (let level = 0; level < MOST_ABOVE; level += 1) {
    const outer = path.dirname(below);
    const entries = isOfEverything(outer) ? null : listed(outer, list);
    if (entries === null || !isAlone(below, outer, entries, list)) break;
    beside.push(...textsOf(outer, entries));
    below = outer;
  }
  return beside;
}

/** Folders above the one that was asked for, and folders below these that are looked at. */
const MOST_ABOVE = 2;
const MOST_AROUND = 60;
/** Texts of anything are in a home, and in the folder of all temporary files. */
const isOfEverything = (folder: string): boolean =>
  [path.dirname(folder), tmpdir(), homedir()].includes(folder);

/** Whether no other run is in the folder around a run's. */
function isAlone(own: string, around: string, { folders }: Entries, list: ListFolder): boolean {
  const waiting = folders.map((name) => path.join(around, name)).filter((folder) => folder !== own);
  for (let seen = 0; seen < waiting.length; seen += 1) {
    const folder = waiting[seen] ?? '';
    const entries = listed(folder, list);
    // What is too large to be searched may hold any number of runs.
    if (waiting.length > MOST_AROUND || entries === null) return false;
    if (nodeOf(folder, null, entries).isRun) return false;
    waiting.push(...entries.folders.map((name) => path.join(folder, name)));
  }
  return true;
}

function listed(folder: string, list: ListFolder): Entries | null {
  try {
    return list(folder);
  } catch {
    return null;
  }
}

/** Texts in a folder of several runs that are named after one of them: `a.log`, `a-stderr.txt`, `console_a.txt` beside `a`. */
function textsNamed(name: string, { folder, entries }: Node): string[] {
  return textsOf(folder, entries).filter((text) => {
    const base = path.basename(text);
    if (base.startsWith(name)) return AFTER.test(base.slice(name.length));
    const stem = base.replace(/\.\w+$/, '');
    return stem.endsWith(name) && BEFORE.test(stem.slice(0, -name.length));
  });
}

const STREAM = '(?:console|stdout|stderr|output|out|err|log|train|training|run|command)';
const AFTER = new RegExp(`^(?:[._-]${STREAM})*\\.\\w+$`, 'i');
const BEFORE = new RegExp(`^(?:${STREAM}[._-])+$`, 'i');

const BESIDE = /\.(?:json|py|sh)$/;

const textsOf = (folder: string, { files }: Entries): string[] =>
  files
    .filter((name) => isText(name) || BESIDE.test(name))
    .slice(0, MOST_BESIDE)
    .map((name) => path.join(folder, name));

const isText = (name: string): boolean => name === RUN_FILES.command || isLog(name);
