/** Files that the user chose to prepare, and the links that lead out of their folders. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { dialog } from 'electron';
import { AppError } from '../../../../shared/errors/appError';
import type {
  ChosenSource,
  ChosenSources,
  OpenedSource,
  OpenedSources,
} from '../../../../shared/ipc/prepare';
import type { Recognition } from '../../../../shared/prepare/layouts';
import { filesIn, isOneImage, type Series } from '../../../../shared/prepare/series';
import type { SourceFile } from '../../../../shared/prepare/source';
import { visible } from '../../../../shared/values/visible';
import {
  type ChosenFile,
  filesOrChoice,
  seriesAround,
  textBeside,
} from '../../../node/prepare/chosenFiles';
import type { AskedFiles } from '../../../node/prepare/sheet/messages';
import type { AppWindow } from '../../window/appWindow';

/** Links of a window's files that leave their folders: those that a reading found, and those that the user allowed. */
interface Links {
  readonly asks: Map<string, readonly string[]>;
  readonly allowed: Map<string, readonly string[]>;
}

const known = new WeakMap<AppWindow, Links>();

function linksOf(window: AppWindow): Links {
  const links = known.get(window) ?? { asks: new Map(), allowed: new Map() };
  known.set(window, links);
  return links;
}

/** The numbered files behind the grants of a window. */
const knownSeries = new WeakMap<AppWindow, Map<string, Series>>();

/** Grants a file to the window, or numbered ones as one, to be prepared. */
export function sourceOf(window: AppWindow, { path: file, series }: ChosenFile): ChosenSource {
  const { grants } = window.session;
  if (!series) return chosenOf(grants.give('source', file), file);
  // No path has a NUL: another choice of the same names is another source.
  const hash = createHash('sha256').update(JSON.stringify(series)).digest('hex');
  const grant = grants.give('source', `${file}\0${hash}`);
  const all = knownSeries.get(window) ?? new Map<string, Series>();
  knownSeries.set(window, all.set(grant, series));
  return chosenOf(grant, file);
}

/** Grants what the user chose together, or may choose now. Throws an `AppError` for a folder without patterns. */
export async function chosenSources(
  window: AppWindow,
  named: readonly string[],
): Promise<ChosenSources> {
  const { files, notes, choices } = await filesOrChoice(named);
  const granted = (chosen: readonly ChosenFile[]) => chosen.map((file) => sourceOf(window, file));
  return {
    sources: granted(files),
    choices: choices.map((choice) => ({
      files: choice[0]?.series ? filesIn(choice[0].series) : 1,
      sources: granted(choice),
    })),
    notes: notes.map(visible),
  };
}

/** The numbered files that an image by itself is one of; null for any other file. */
export async function oneOf(file: SourceFile | null): Promise<OpenedSource['oneOf']> {
  if (file === null || file.series || !file.arrays.some(({ shape }) => isOneImage(shape)))
    return null;
  const whole = await seriesAround(file.path);
  return whole?.series ? { name: path.basename(whole.path), files: filesIn(whole.series) } : null;
}

/** All files of the series that a file belongs to. Throws an `AppError` where they are no longer there. */
export async function wholeSeries(window: AppWindow, grant: string): Promise<ChosenSource> {
  const file = fileOf(window, grant).path;
  const whole = await seriesAround(file);
  if (!whole) throw new AppError('folder-without-series', { path: path.dirname(file) });
  return sourceOf(window, whole);
}

/** The text file beside patterns by themselves, which may have their positions; null where they have some. */
export async function nameBeside(
  files: AskedFiles,
  [likeliest]: readonly Recognition[],
): Promise<OpenedSources['textBeside']> {
  const [only] = files;
  const needs = likeliest?.missing.some(({ what }) => what === 'positions') ?? false;
  const text = only && files.length === 1 && needs ? await textBeside(only.path) : null;
  return text && path.basename(text);
}

/** Grants that file. Throws an `AppError` where it is no longer the only one. */
export async function sourceBeside(window: AppWindow, grant: string): Promise<ChosenSource> {
  const file = fileOf(window, grant).path;
  const text = await textBeside(file);
  if (text === null) throw new AppError('text-not-alone', { path: path.dirname(file) });
  return sourceOf(window, { path: text, series: null });
}

export const chosenOf = (grant: string, file: string): ChosenSource => ({
  grant,
  name: path.basename(file),
  path: file,
});

/** A file that the user chose to prepare, or opened as a dataset before. Throws for any other. */
function fileOf(window: AppWindow, grant: string): ChosenFile {
  const { grants } = window.session;
  if (grants.isOf('dataset', grant)) return { path: grants.path('dataset', grant), series: null };
  const [file = ''] = grants.path('source', grant).split('\0');
  return { path: file, series: knownSeries.get(window)?.get(grant) ?? null };
}

/** The files behind grants, each with the paths that its links may lead to. Throws for a grant that was never given. */
export const filesOf = (window: AppWindow, grants: readonly string[]): AskedFiles =>
  grants.map((grant) => {
    const { path: file, series } = fileOf(window, grant);
    const allow = [...(linksOf(window).allowed.get(file) ?? [])];
    return { path: file, series: series && [...series], allow };
  });

/** Notes which links of a file leave its folder. */
export const noteLinks = (window: AppWindow, file: string, found: SourceFile | null): void =>
  void linksOf(window).asks.set(file, found === null ? [] : askingLinks(found));

const askingLinks = ({ arrays, groups }: SourceFile): string[] => [
  ...new Set(
    [...arrays, ...groups].flatMap(({ link }) =>
      (link?.files ?? []).flatMap((file) => (file.state === 'asks' ? [file.path] : [])),
    ),
  ),
];

/** Asks whether the links of a file that leave its folder may be followed; true when they may from now on. */
export async function followLinks(window: AppWindow, grant: string): Promise<boolean> {
  const file = fileOf(window, grant).path;
  const { asks, allowed } = linksOf(window);
  const wanted = asks.get(file) ?? [];
  if (wanted.length === 0 || !(await mayFollow(window, file, wanted))) return false;
  allowed.set(file, [...(allowed.get(file) ?? []), ...wanted]);
  return true;
}

/** Most paths that a question lists. */
const MOST_LISTED = 10;

async function mayFollow(
  { browser }: AppWindow,
  file: string,
  links: readonly string[],
): Promise<boolean> {
  const shown = links.slice(0, MOST_LISTED).map((link) => visible(link));
  const more = links.length - shown.length;
  const { response } = await dialog.showMessageBox(browser, {
    type: 'question',
    title: 'Pinnboard',
    message: `Follow links out of the folder of ${visible(path.basename(file))}?`,
    detail: [
      'The file names these other files. Follow them only if you know where the file comes from.',
      '',
      ...shown,
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join('\n'),
    buttons: ['Follow', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
