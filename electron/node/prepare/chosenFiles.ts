/** What a user named to prepare, as sources: files, numbered ones as one, and folders. */
import type { Dirent } from 'node:fs';
import { opendir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import {
  familyOf,
  filesIn,
  MOST_FILES,
  namesOf,
  patternOf,
  type Series,
  seriesOf,
} from '../../../shared/prepare/series';
import { groupsOf, seriesIn, seriesWith } from '../../../shared/prepare/seriesGroups';
import { usualKind } from '../../../shared/prepare/source';
import { counted } from '../../../shared/values/counted';
import { groupBy } from '../../../shared/values/groupBy';
import { starPattern } from '../../../shared/values/starPattern';
import { isFolder } from '../files/isFolder';
import { isThere } from '../files/isThere';

/** A source before it is opened. */
export interface ChosenFile {
  /** Absolute; of a series, its folder and its pattern. */
  readonly path: string;
  readonly series: Series | null;
}

export interface Chosen {
  readonly files: readonly ChosenFile[];
  /** What of a folder was left out, in sentences. */
  readonly notes: readonly string[];
}

/** A folder with several stacks: each with what else is in it of the dataset. Nothing is chosen. */
interface Choice extends Chosen {
  readonly choices: readonly (readonly ChosenFile[])[];
}

/** Files that a sentence names. */
const MOST_NAMED = 6;
/** Entries of a folder that are looked at. */
const MOST_ENTRIES = 1_000_000;
/** What is no pattern, by its name. */
const OTHER = /dark|flat|background|bg[_-]|mask|thumb|preview|white|empty/i;
/** Its links lead to all the others. */
const MASTER = /master\.(?:h5|hdf5|hdf|nxs)$/i;

/**
 * The parts of one dataset. Numbered files of one folder are one source, in the place of the first. Of a folder its patterns are
 * taken, and where nothing else is named its one file with positions, too.
 * @param named absolute paths; a `*` in a name that is no file's is any text @throws AppError for a folder that leaves a choice
 */
export async function chosenFiles(named: readonly string[]): Promise<Chosen> {
  const { choices, ...chosen } = await filesOrChoice(named);
  if (choices.length > 0) throw severalIn(named[0] ?? '', choices);
  return chosen;
}

/** The same, for who can be asked which of several stacks of one folder is meant. */
export async function filesOrChoice(named: readonly string[]): Promise<Choice> {
  const notes: string[] = [];
  const found: ChosenFile[] = [];
  for (const one of named) {
    if (await isFolder(one)) {
      const folder = await filesOf(one, named.length === 1);
      if (folder.choices.length > 0) {
        if (named.length > 1) throw severalIn(one, folder.choices);
        return folder;
      }
      notes.push(...folder.notes);
      found.push(...folder.files);
    } else found.push(...(await matching(one)));
  }
  return { files: together(found), notes, choices: [] };
}

/** The whole series that a file belongs to; null for a file by itself, and where its folder cannot be read. */
export async function seriesAround(file: string): Promise<ChosenFile | null> {
  const folder = path.dirname(file);
  const names = await namesIn(folder).catch(() => []);
  const series = seriesWith(path.basename(file), names);
  return series && filesIn(series) <= MOST_FILES ? ofSeries(folder, series) : null;
}

/** The one text file in the folder of a file or series; null where there are none, or several. */
export async function textBeside(file: string): Promise<string | null> {
  const folder = path.dirname(file);
  const texts = textsIn(await namesIn(folder).catch(() => []));
  return texts.length === 1 ? path.join(folder, texts[0] ?? '') : null;
}

/** Whether numbered files are in a folder, and no trained network. */
export async function holdsSeries(folder: string): Promise<boolean> {
  const names = await namesIn(folder);
  return !names.some((name) => /\.(?:h5\.zip|ckpt)$/i.test(name)) && seriesIn(names).length > 0;
}

const textsIn = (names: readonly string[]): string[] =>
  names.filter((name) => usualKind(name) === 'text');

const single = (file: string): ChosenFile => ({ path: file, series: null });

function ofSeries(folder: string, series: Series): ChosenFile {
  if (filesIn(series) > MOST_FILES)
    throw new AppError('folder-too-many', { path: folder, limit: MOST_FILES });
  return { path: path.join(folder, patternOf(series)), series };
}

/** Files with that name, as a shell would have expanded it: one series where their numbers alone differ. */
async function matching(file: string): Promise<readonly ChosenFile[]> {
  const { dir, base } = path.parse(file);
  if (!base.includes('*') || (await isThere(file))) return [single(file)];
  const pattern = starPattern(base, '[^]*');
  const names = (await namesIn(dir)).filter((name) => pattern.test(name)).sort();
  const [first] = names;
  if (first === undefined) return [single(file)];
  const isOne = names.length > 1 && names.every((name) => familyOf(name) === familyOf(first));
  if (isOne) return [ofSeries(dir, seriesOf(names))];
  return names.map((name) => single(path.join(dir, name)));
}

/** Numbered files that were named one by one are put together, in the place of the first. */
function together(found: readonly ChosenFile[]): ChosenFile[] {
  const alone = found.filter(({ series }) => !series).map(({ path: file }) => file);
  const seriesOfFile = new Map<string, ChosenFile>();
  for (const [folder, files] of groupBy(alone, path.dirname))
    for (const group of groupsOf(files.map((file) => path.basename(file)))) {
      if (!('series' in group)) continue;
      const whole = ofSeries(folder, group.series);
      for (const name of namesOf(group.series)) seriesOfFile.set(path.join(folder, name), whole);
    }
  return [...new Set(found.map((one) => seriesOfFile.get(one.path) ?? one))];
}

/** @param isAlone nothing else is named: positions have to be in it, too */
async function filesOf(folder: string, isAlone: boolean): Promise<Choice> {
  const names = await namesIn(folder);
  const stacks = patternsIn(folder, names);
  const texts = textsIn(names);
  const [text] = texts;
  const hasPositions = isAlone && text !== undefined && texts.length === 1;
  const positions = hasPositions ? [single(path.join(folder, text))] : [];
  const all = [...stacks, ...positions];
  const used = new Set(
    all.flatMap((file) => (file.series ? namesOf(file.series) : [path.basename(file.path)])),
  );
  const others = names.filter((name) => !used.has(name));
  const notes = [
    ...(others.length > 0 ? [`Left out of ${folder}: ${listed(others)}.`] : []),
    ...(isAlone && texts.length > 1
      ? [`${folder} has ${texts.length} text files: name the one with the positions.`]
      : []),
  ];
  if (stacks.length === 1) return { files: all, notes, choices: [] };
  return { files: [], notes, choices: stacks.map((stack) => [stack, ...positions]) };
}

const severalIn = (folder: string, choices: Choice['choices']): AppError =>
  new AppError('folder-with-several', {
    path: folder,
    choices: choices.flatMap(([stack]) => (stack?.series ? [seriesText(stack.series)] : [])),
  });

const seriesText = (series: Series): string =>
  `\`${patternOf(series)}\` (${counted(filesIn(series), 'file')})`;

/** A few of the names; a series is one. */
function listed(names: readonly string[]): string {
  const all = groupsOf(names).map((group) =>
    'series' in group ? seriesText(group.series) : `\`${group.name}\``,
  );
  const more = all.length - MOST_NAMED;
  return [...all.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** The one file that can hold the patterns, or the series. Throws an `AppError` where there is none. */
function patternsIn(folder: string, all: readonly string[]): readonly ChosenFile[] {
  const masters = all.filter((name) => MASTER.test(name));
  const [master] = masters;
  if (master !== undefined && masters.length === 1) return [single(path.join(folder, master))];
  const images = all.filter((name) => ![undefined, 'text'].includes(usualKind(name)));
  const named = images.filter((name) => !OTHER.test(name));
  const names = named.length > 0 ? named : images;
  const series = seriesIn(names);
  if (series.length > 0) return series.map((one) => ofSeries(folder, one));
  const [file] = names;
  if (file !== undefined && names.length === 1) return [single(path.join(folder, file))];
  throw new AppError('folder-without-series', { path: folder });
}

/** Of files, and of links, whatever they lead to. */
async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of await opendir(folder, { bufferSize: 1024 })) {
    if (!isSkipped(entry)) names.push(entry.name);
    if (names.length > MOST_ENTRIES)
      throw new AppError('folder-too-many', { path: folder, limit: MOST_ENTRIES });
  }
  return names;
}

/** macOS leaves a `._scan_0001.tif` beside each file of a share. */
const isSkipped = (entry: Dirent): boolean => entry.isDirectory() || entry.name.startsWith('.');
