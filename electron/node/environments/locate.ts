/** Finds the PtychoPINN that a path means: a checkout, an interpreter, an environment, `site-packages`, a package's folder. */
import { readlink, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type DirectUrl,
  finderMapping,
  metadataVersion,
  parseDirectUrl,
  pathLines,
} from '../../../shared/environments/installedFiles';
import type { EnvironmentReport } from '../../../shared/environments/report';
import { DECISIVE_FILES } from '../../../shared/environments/states';
import { AppError } from '../../../shared/errors/appError';
import type { Disk } from './disk';

export interface Location {
  readonly kind: EnvironmentReport['kind'];
  /** The folder that holds `ptycho` and `ptycho_torch`. */
  readonly root: string;
  readonly interpreter: string | null;
  readonly distribution: Distribution | null;
  /** The folders of its Python's path, where it was found through one. */
  readonly folders?: readonly string[];
  readonly contradictions: readonly string[];
  readonly problems: readonly AppError[];
}

/** A `*.dist-info` folder. */
export interface Distribution {
  readonly folder: string;
  readonly version: string | null;
  readonly directUrl: DirectUrl | null;
}

/** Folders of Python's path that are looked through. */
const MOST_FOLDERS = 200;
/** Links that are followed from one to the next, and parent folders. */
const MOST_STEPS = 16;
const PYTHON = /^(?:python|pypy)[\d.]*(?:\.exe)?$/i;
const DISTRIBUTION = /^ptychopinn-[^/]*\.dist-info$/i;
const FINDER = /^__editable___ptychopinn_.*_finder\.py$/i;

/** Throws an `AppError` when the path cannot be read or holds no PtychoPINN. */
export async function locate(asked: string, disk: Disk): Promise<Location> {
  const kind = await disk.kind(asked);
  if (kind === null) throw new AppError('file-missing', { path: asked });
  if (kind !== 'folder') return ofInterpreter(asked, disk);
  if (await hasSource(asked, disk)) return ofSource(asked, disk);
  const sites = await siteFolders(asked, null, disk);
  if (sites.length > 0 || (await disk.is(path.join(asked, 'pyvenv.cfg'), 'file')))
    return ofSites(asked, await withSystem(asked, sites, disk), await pythonOf(asked, disk), disk);
  if (DISTRIBUTION.test(path.basename(asked))) return locate(path.dirname(asked), disk);
  const names = await disk.names(asked);
  if (
    /^(?:site|dist)-packages$/.test(path.basename(asked)) ||
    names.some((name) => DISTRIBUTION.test(name) || FINDER.test(name))
  )
    return ofSites(asked, [asked], await pythonOfSite(asked, disk), disk);
  const above = await sourceAbove(asked, disk);
  if (above !== null) return ofSource(above, disk);
  throw new AppError('environment-without-ptychopinn', { path: asked, kind: 'folder' });
}

async function ofInterpreter(asked: string, disk: Disk): Promise<Location> {
  const target = await disk.within(realpath(asked)).catch(() => asked);
  if (!PYTHON.test(path.basename(asked)) && !PYTHON.test(path.basename(target)))
    throw new AppError('environment-not-python', { path: asked });
  const version = /\d+\.\d+/.exec(path.basename(target))?.[0] ?? null;
  const venv = await venvOf(asked, disk);
  if (venv !== null) {
    const sites = await withSystem(venv, await siteFolders(venv, null, disk), disk);
    return ofSites(venv, sites, asked, disk);
  }
  const prefix = prefixOf(target);
  const sites = [
    ...(await siteFolders(path.join(homedir(), '.local'), version, disk)),
    ...(prefix === '/usr' ? await siteFolders('/usr/local', version, disk) : []),
    ...(await siteFolders(prefix, version, disk)),
  ];
  return ofSites(prefix, sites, asked, disk);
}

/** The virtual environment of an interpreter, which is a link into it or out of it. */
async function venvOf(interpreter: string, disk: Disk): Promise<string | null> {
  let at = interpreter;
  for (let i = 0; i < MOST_STEPS; i += 1) {
    for (const folder of [path.dirname(at), path.dirname(path.dirname(at))])
      if (await disk.is(path.join(folder, 'pyvenv.cfg'), 'file')) return folder;
    const next = await disk.within(readlink(at)).catch(() => null);
    if (next === null) return null;
    at = path.resolve(path.dirname(at), next);
  }
  return null;
}

const prefixOf = (interpreter: string): string => {
  const folder = path.dirname(interpreter);
  return /^(?:bin|Scripts)$/i.test(path.basename(folder)) ? path.dirname(folder) : folder;
};

/** The Python of `<prefix>/lib/python3.x/site-packages` or `<prefix>\Lib\site-packages`; null for any other folder. */
async function pythonOfSite(site: string, disk: Disk): Promise<string | null> {
  const parts = path.relative(path.parse(site).root, site).split(path.sep);
  const isUnix = /^lib\/(?:python|pypy)3[\d.]*\/(?:site|dist)-packages$/.test(
    parts.slice(-3).join('/'),
  );
  const isWindows = /^Lib\/site-packages$/i.test(parts.slice(-2).join('/'));
  if (!isUnix && !isWindows) return null;
  return pythonOf(path.resolve(site, ...(isUnix ? ['..', '..', '..'] : ['..', '..'])), disk);
}

/** The `site-packages` below an environment's folder, the newest Python first. */
async function siteFolders(prefix: string, version: string | null, disk: Disk): Promise<string[]> {
  const found: string[] = [];
  const windows = path.join(prefix, 'Lib', 'site-packages');
  const names = await disk.names(path.join(prefix, 'lib'));
  const pythons = names.filter((name) => /^(?:python|pypy)3(?:\.\d+)?$/.test(name));
  const chosen = pythons.filter(
    (name) => version === null || !name.includes('.') || name.endsWith(version),
  );
  for (const name of chosen.reverse())
    for (const kind of ['site-packages', 'dist-packages'])
      found.push(path.join(prefix, 'lib', name, kind));
  const folders = [windows, ...found];
  const are = await Promise.all(folders.map((folder) => disk.is(folder, 'folder')));
  return folders.filter((_, i) => are[i]);
}

/** The folders of a virtual environment, and those of the Python that it is allowed to see. */
async function withSystem(venv: string, sites: string[], disk: Disk): Promise<string[]> {
  const settings = (await disk.text(path.join(venv, 'pyvenv.cfg'))) ?? '';
  const home = /^home\s*=\s*(.+?)\s*$/m.exec(settings)?.[1];
  if (home === undefined || !/^include-system-site-packages\s*=\s*true\s*$/im.test(settings))
    return sites;
  return [...sites, ...(await siteFolders(prefixOf(path.join(home, 'python')), null, disk))];
}

async function pythonOf(prefix: string, disk: Disk): Promise<string | null> {
  const places = ['bin/python', 'bin/python3', 'Scripts/python.exe', 'python.exe'];
  for (const place of places) {
    const file = path.join(prefix, ...place.split('/'));
    if (await disk.is(file, 'file')) return file;
  }
  return null;
}

/** Whether `ptycho` or `ptycho_torch` with one of the files that decide is in a folder. */
async function hasSource(folder: string, disk: Disk): Promise<boolean> {
  const are = await Promise.all(
    DECISIVE_FILES.map((file) => disk.kind(path.join(folder, file)).catch(() => 'other')),
  );
  disk.signal.throwIfAborted();
  return are.some((kind) => kind !== null);
}

/** The nearest folder above with the source: the path may be one of PtychoPINN's packages. */
async function sourceAbove(asked: string, disk: Disk): Promise<string | null> {
  let at = path.dirname(asked);
  for (let i = 0; i < MOST_STEPS && at !== path.dirname(at); i += 1) {
    if (await hasSource(at, disk)) return at;
    at = path.dirname(at);
  }
  return null;
}

async function ofSource(root: string, disk: Disk): Promise<Location> {
  const names = await disk.names(root);
  const installed = names.filter((name) => DISTRIBUTION.test(name));
  if (installed.length > 0 || /^(?:site|dist)-packages$/.test(path.basename(root)))
    return ofSites(root, [root], await pythonOfSite(root, disk), disk);
  const isCheckout = ['.git', 'pyproject.toml', 'setup.py'].some((name) => names.includes(name));
  return {
    kind: isCheckout ? 'checkout' : 'package',
    root,
    interpreter: isCheckout ? await ownPython(root, disk) : null,
    distribution: null,
    contradictions: [],
    problems: [],
  };
}

/** The Python of a virtual environment in a checkout, where it imports that checkout. */
async function ownPython(root: string, disk: Disk): Promise<string | null> {
  for (const name of ['.venv', 'venv']) {
    const prefix = path.join(root, name);
    const sites = await siteFolders(prefix, null, disk);
    const python = sites.length > 0 ? await pythonOf(prefix, disk) : null;
    if (python === null) continue;
    const found = await ofSites(prefix, sites, python, disk).catch(disk.unlessAborted);
    if (found?.root === root) return python;
  }
  return null;
}

/** The package that Python would import with these `site-packages`. Throws `environment-without-ptychopinn`. */
async function ofSites(
  asked: string,
  sites: readonly string[],
  interpreter: string | null,
  disk: Disk,
): Promise<Location> {
  const folders = await importPath(sites, disk);
  const distributions = await distributionsIn(folders, disk);
  const finder = await editableRoot(sites, disk);
  const sources = await Promise.all(folders.map((folder) => hasSource(folder, disk)));
  const imported = folders.find((_, i) => sources[i]) ?? null;
  const own = distributions.find(({ folder }) => path.dirname(folder) === imported);
  const distribution = own ?? distributions[0] ?? null;
  const editable = distribution?.directUrl?.editable === true ? distribution.directUrl : null;
  const root = imported ?? finder ?? (editable && folderOfUrl(editable.url));
  if (root === null) {
    if (distribution === null)
      throw new AppError('environment-without-ptychopinn', { path: asked, kind: 'environment' });
    const problem = new AppError('environment-packages-gone', { path: distribution.folder });
    const kind = 'installed';
    const site = path.dirname(distribution.folder);
    return { kind, root: site, interpreter, distribution, contradictions: [], problems: [problem] };
  }
  const gone = imported === null && !(await hasSource(root, disk));
  return {
    kind: own
      ? 'installed'
      : imported !== null && sites.includes(imported)
        ? 'package'
        : 'editable',
    folders,
    root,
    interpreter,
    distribution,
    contradictions: [
      ...(imported !== null && finder !== null && finder !== imported
        ? [`The environment has an editable install of ${finder}, but Python imports ${imported}.`]
        : []),
      ...(distributions.length > 1
        ? [`Several installations are recorded: ${distributions.map((d) => d.folder).join(', ')}.`]
        : []),
    ],
    problems: gone ? [new AppError('environment-editable-gone', { path: root })] : [],
  };
}

/** Python's path: each `site-packages`, then the folders of its `.pth` files. */
async function importPath(sites: readonly string[], disk: Disk): Promise<string[]> {
  const folders = new Set(sites);
  for (const site of sites)
    for (const name of (await disk.names(site)).filter((file) => file.endsWith('.pth')))
      for (const line of pathLines((await disk.text(path.join(site, name))) ?? ''))
        if (folders.size < MOST_FOLDERS && !line.includes('\0'))
          folders.add(path.resolve(site, line));
  return [...folders];
}

async function distributionsIn(folders: readonly string[], disk: Disk): Promise<Distribution[]> {
  const found: Distribution[] = [];
  for (const site of folders)
    for (const name of (await disk.names(site)).filter((file) => DISTRIBUTION.test(file))) {
      const folder = path.join(site, name);
      const metadata = await disk.text(path.join(folder, 'METADATA'));
      const url = await disk.text(path.join(folder, 'direct_url.json'));
      const version = metadata === null ? null : metadataVersion(metadata);
      found.push({ folder, version, directUrl: url === null ? null : parseDirectUrl(url) });
    }
  return found;
}

/** The root that setuptools' editable finder names. */
async function editableRoot(sites: readonly string[], disk: Disk): Promise<string | null> {
  for (const site of sites)
    for (const name of (await disk.names(site)).filter((file) => FINDER.test(file))) {
      const mapping = finderMapping((await disk.text(path.join(site, name))) ?? '');
      const folder = mapping.get('ptycho_torch') ?? mapping.get('ptycho');
      if (folder !== undefined && path.isAbsolute(folder)) return path.dirname(folder);
    }
  return null;
}

function folderOfUrl(url: string): string | null {
  try {
    return fileURLToPath(url);
  } catch {
    return null;
  }
}
