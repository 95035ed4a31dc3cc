/** The copied command line, run by a real shell, makes the request that it was copied from. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../shared/formats/commandLine';
import type { Request } from '../../../shared/request/request';
import { pinnboard } from '../cli/run';
import { training } from '../factory/help';

/** The words as a shell reads them. */
const words = (line: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(1, -1);

async function roundTrip(request: Request): Promise<unknown> {
  const args = words(commandLine(request));
  const { code, out, err } = await pinnboard([...args.slice(0, -1), '-', '--allow-crash']);
  expect(code, err).toBe(0);
  return JSON.parse(out).request;
}

describe('a request as a command line', () => {
  it('comes back whole, whatever its values hold', async () => {
    const request = training({
      train_data_file: 'train64.npz',
      output_dir: "runs/it's here",
      overrides: {
        n_groups: 8,
        nphotons: 5e8,
        grid_size: [2, 2],
        test_data_file: 'a b $HOME `x` "q".npz',
        subsample_seed: null,
        object_big: true,
      },
      execution: { learning_rate: 3e-4, accelerator: 'cpu' },
      cli_defaults: true,
      acknowledgements: [{ rule: 'test-data-missing', field: 'test_data_file', note: "it's fine" }],
    });
    expect(await roundTrip(request)).toEqual({ ...request, profile: null });
  });

  it('names the target and the profile', async () => {
    const request = training({
      target: 'ptychopinn-2026.07',
      train_data_file: 'train64.npz',
      overrides: { n_groups: 8 },
      profile: 'ci',
    });
    expect(await roundTrip(request)).toMatchObject({ target: 'ptychopinn-2026.07', profile: 'ci' });
  });
});
