/** Files that the user chose to prepare, and the links that lead out of their folders. */
import path from 'node:path';
import { dialog } from 'electron';
import type { ChosenSource } from '../../../../shared/ipc/prepare';
import type { SourceFile } from '../../../../shared/prepare/source';
import { visible } from '../../../../shared/values/visible';
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

/** Grants a file to the window, to be prepared. */
export const sourceOf = ({ session }: AppWindow, file: string): ChosenSource =>
  chosenOf(session.grants.give('source', file), file);

export const chosenOf = (grant: string, file: string): ChosenSource => ({
  grant,
  name: path.basename(file),
  path: file,
});

/** A file that the user chose to prepare, or opened as a dataset before. Throws for any other. */
function sourcePath({ session: { grants } }: AppWindow, grant: string): string {
  return grants.isOf('dataset', grant)
    ? grants.path('dataset', grant)
    : grants.path('source', grant);
}

/** The files behind grants, each with the paths that its links may lead to. Throws for a grant that was never given. */
export const filesOf = (window: AppWindow, grants: readonly string[]): AskedFiles =>
  grants.map((grant) => {
    const file = sourcePath(window, grant);
    return { path: file, allow: [...(linksOf(window).allowed.get(file) ?? [])] };
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
  const file = sourcePath(window, grant);
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
