/** Labels that distinguish files of the same name. */

export interface NamedFile {
  readonly name: string;
  /** The path of its folder. */
  readonly folder: string;
}

/** Each file's name, and before it as many of its folders as distinguish it from the others of that name: `b/run.json`. */
export const fileLabels = (files: readonly NamedFile[]): string[] =>
  files.map((file) => {
    const others = files.filter((other) => other !== file && other.name === file.name);
    const folders = foldersOf(file);
    for (let depth = 0; depth < folders.length; depth++) {
      const label = labelAt(file, depth);
      if (!others.some((other) => labelAt(other, depth) === label)) return label;
    }
    return labelAt(file, folders.length);
  });

const foldersOf = ({ folder }: NamedFile): string[] => folder.split(/[/\\]+/).filter(Boolean);

const labelAt = (file: NamedFile, depth: number): string =>
  [...foldersOf(file).slice(foldersOf(file).length - depth), file.name].join('/');
