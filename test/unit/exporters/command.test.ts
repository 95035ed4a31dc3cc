/** The command line as a form of hand-over: run by a real shell it makes the request that it was written from. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandExport } from '../../../shared/exporters/command';
import { readEmbedded } from '../../../shared/exporters/embedded';
import { resolve } from '../../../shared/factory';
import { pinnboard } from '../cli/run';
import { training, WORLD } from '../factory/help';

/** Words of the one command in the script, as a shell reads them. */
const words = (script: string): string[] =>
  execFileSync('sh', ['-c', `pinnboard() { printf '%s\\0' "$@"; }\n${script}`], {
    encoding: 'utf8',
  })
    .split('\0')
    .slice(0, -1);

describe('the command line as a form', () => {
  it('gives the request back, from the command and from its comment', async () => {
    const request = training({
      train_data_file: 'train64.npz',
      output_dir: "runs/it's here",
      overrides: { n_groups: 8, nphotons: 5e8, grid_size: [2, 2], test_data_file: 'a b $HOME.npz' },
      execution: { learning_rate: 3e-4, accelerator: 'cpu' },
      profile: null,
      cli_defaults: true,
    });
    const { text, unsupported } = commandExport.write({
      request,
      resolution: resolve(request, WORLD),
    });
    expect(unsupported).toEqual([]);
    expect(readEmbedded(text)).toEqual(request);
    const { code, out, err } = await pinnboard([...words(text).slice(0, -1), '-', '--allow-crash']);
    expect(code, err).toBe(0);
    expect(JSON.parse(out).request).toEqual(request);
  });
});
