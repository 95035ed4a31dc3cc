/** Prepared files train: from each kind of file to a bundle, and PtychoPINN reads the metadata with its own function. */
import { renameSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FOREIGN, prepareFiles, recipe } from '../unit/prepare/prepared';
import { EXAMPLES } from '../unit/prepare/recipes';
import { sourcesWorker } from '../unit/prepare/sourcesWorker';
import { exportAs, prepare } from './kit/forms';
import { recorded, runFolder, runShell, workFolder } from './kit/program';
import { training } from './kit/requests';
import { ALL, MAIN, RUN_TARGETS } from './kit/settings';

const { worker } = sourcesWorker();
const work = workFolder('prepare');

const READ =
  "python -c \"from ptycho.metadata import MetadataManager as M; m = M.load_with_metadata('train.npz')[1]; print(m['data_transformations'][0]['parameters']['sources'][0]['name'])\"";

describe.each(RUN_TARGETS)('prepared for %s', (target) => {
  const kinds = Object.entries(EXAMPLES).filter(
    ([name]) => ALL || (name === 'CXI' && target === MAIN),
  );
  if (kinds.length === 0) it.skip('files of all kinds: only with --all');
  it.each(kinds)('a file of %s trains to its bundle', async (name, { files, yaml }) => {
    const folder = runFolder(work, `${target} ${name}`);
    const { output } = await prepareFiles(
      worker,
      files.map((file) => path.join(FOREIGN, file)),
      { ...recipe(yaml), split: { by: 'stripes', share: 0.4 } },
    );
    renameSync(output.replace('.npz', '_train.npz'), path.join(folder, 'train.npz'));
    renameSync(output.replace('.npz', '_val.npz'), path.join(folder, 'validation.npz'));
    const metadata = await runShell(target, folder, READ);
    expect(metadata.console).toContain(files[0]);
    const request = training({ gridsize: 2, n_groups: 12 }, {}, target);
    const { shell } = exportAs('python', await prepare(folder, 'python', request));
    const ran = await runShell(target, folder, shell);
    expect(ran.code, ran.console.slice(-4000)).toBe(0);
    const { bundle, metrics } = recorded(path.join(folder, 'out'));
    expect(bundle).not.toBeNull();
    const losses = Object.entries(metrics).filter(([column]) => /loss/.test(column));
    expect(
      losses.flatMap(([, values]) => values).some((value) => Number.isFinite(Number(value))),
    ).toBe(true);
  });
});
