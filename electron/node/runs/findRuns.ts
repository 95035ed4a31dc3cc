/** The runs below a folder, whoever started them: a folder with evidence of its own is a run. Links are not followed. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
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

/** A folder below the one that is searched. */
interface Node {
  readonly folder: string;
  readonly parent: Node | null;
  readonly names: ReadonlySet<string>;
  /** Files and folders, links left out. */
  readonly entries: readonly Dirent[];
  readonly isRun: boolean;
  /** Runs in it and below. */
  runs: number;
}

export interface FoundRuns {
  readonly runs: readonly RunFiles[];
  /** Folders that cannot be listed, and the system's code. */
  readonly unreadable: readonly { readonly folder: string; readonly errno: string }[];
}

/** Searches at any depth. Throws `file-unreadable` for the folder itself. */
export async function findRuns(dir: string): Promise<FoundRuns> {
  const unreadable: { folder: string; errno: string }[] = [];
  const found: Node[] = [];
  const visit = async (folder: string, parent: Node | null, level: number): Promise<void> => {
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (cause) {
      if (parent === null)
        throw new AppError('file-unreadable', { path: folder, errno: errorCode(cause) }, { cause });
      unreadable.push({ folder, errno: errorCode(cause) });
      return;
    }
    const node = nodeOf(folder, parent, entries);
    if (node.isRun) {
      found.push(node);
      for (let above: Node | null = node; above !== null; above = above.parent) above.runs += 1;
    }
    if (level === MOST_LEVELS) return;
    for (const entry of node.entries)
      if (entry.isDirectory() && !(node.isRun && PARTS.has(entry.name)))
        await visit(path.join(folder, entry.name), node, level + 1);
  };
  await visit(dir, null, 0);
  const folders = new Set(found.map(({ folder }) => folder));
  const runs: RunFiles[] = [];
  for (const node of found.sort((a, b) => (a.folder < b.folder ? -1 : 1)))
    runs.push({
      folder: node.folder,
      files: await filesOf(node, folders, unreadable),
      beside: await besideOf(node),
    });
  return { runs, unreadable };
}

function nodeOf(folder: string, parent: Node | null, all: readonly Dirent[]): Node {
  const entries = all
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = new Set(entries.map(({ name }) => name));
  const isRun = isOwn(names) || RUN_READERS.some(({ claims }) => claims(names));
  return { folder, parent, names, entries, isRun, runs: 0 };
}

/** A run of Pinnboard's own, also before it wrote anything. */
const isOwn = (names: ReadonlySet<string>): boolean =>
  names.has(RUN_FILES.status) && names.has(RUN_FILES.request);

/** The files below a run, those of further runs left out. */
async function filesOf(
  node: Node,
  runs: ReadonlySet<string>,
  unreadable: { folder: string; errno: string }[],
): Promise<string[]> {
  const files: string[] = [];
  const visit = async (relative: string, entries: readonly Dirent[], level: number) => {
    const named = entries.map((entry) => ({
      entry,
      name: relative === '' ? entry.name : `${relative}/${entry.name}`,
    }));
    const here = named.filter(({ entry }) => entry.isFile()).map(({ name }) => name);
    files.push(...here.slice(0, MOST_FILES - files.length));
    for (const { entry, name } of named) {
      const folder = path.join(node.folder, name);
      if (!entry.isDirectory() || level === MOST_LEVELS || runs.has(folder)) continue;
      const below = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
        unreadable.push({ folder, errno: errorCode(cause) });
        return [];
      });
      await visit(name, below, level + 1);
    }
  };
  await visit('', node.entries, 0);
  return files.sort();
}

/** Texts in the folders above, as far as they hold this run alone. */
async function besideOf(node: Node): Promise<string[]> {
  const beside: string[] = [];
  let top = node;
  for (let above = node.parent; above !== null && above.runs === 1; above = above.parent) {
    beside.push(...textsOf(above.folder, above.entries));
    top = above;
  }
  if (top.parent !== null) return beside;
  // The folder that was asked for may be the output folder itself.
  const outer = path.dirname(top.folder);
  const entries = await readdir(outer, { withFileTypes: true }).catch(() => []);
  const isAlone = entries.filter((entry) => entry.isDirectory()).length === 1;
  return outer !== top.folder && isAlone ? [...beside, ...textsOf(outer, entries)] : beside;
}

const BESIDE = /\.(?:json|py|sh)$/;

const textsOf = (folder: string, entries: readonly Dirent[]): string[] =>
  entries
    .filter((entry) => entry.isFile() && (isText(entry.name) || BESIDE.test(entry.name)))
    .slice(0, MOST_BESIDE)
    .map(({ name }) => path.join(folder, name));

const isText = (name: string): boolean => name === RUN_FILES.command || isLog(name);
