/** Verifying on a host: the same program over its connection, after the host's own setup lines. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { connect } from '../../../electron/node/hosts/connect';
import { type ResolvedRun, resolveRun } from '../../../electron/node/runs/prepare';
import { readFactoryProgram } from '../../../electron/node/verify/runFactory';
import { verifyOn } from '../../../electron/node/verify/verifyOn';
import { THIS_MACHINE } from '../../../shared/hosts/host';
import { type Behaviour, standIn } from '../../verify/standIn';
import { NPZ } from '../cli/run';
import { training } from '../factory/help';

const REQUEST = training({ target: 'ptychopinn-2026.07', train_data_file: 'train64.npz' });

/** The run on a host whose Python behaves so. */
const resolved = (behaviour: Behaviour, setup: readonly string[] = []): Promise<ResolvedRun> =>
  resolveRun({
    request: REQUEST,
    base: NPZ,
    host: { ...THIS_MACHINE, python: standIn(behaviour), setup: [...setup] },
  });

async function verify(run: ResolvedRun, signal = new AbortController().signal) {
  const program = await readFactoryProgram(path.resolve('electron'));
  const python = run.host.python ?? '';
  return verifyOn(run, connect(THIS_MACHINE), { program, python, signal });
}

const same = async (factory = ''): Promise<Behaviour> => {
  const { payload, legacyParams: legacy } = (await resolved({})).resolution;
  return { payload, legacy, factory };
};

it('compares what the factory there makes of the request with the paths there', async () => {
  const noisy = await same("print('hello from the factory', file=sys.stderr)");
  const found = await verify(await resolved(noisy));
  expect(found).toMatchObject({ equal: true, installed: { commit: 'abcdef1' } });
  expect(found.output).toContain('hello from the factory');
});

it('runs the setup lines of the host file before, as they are', async () => {
  const behaviour = await same("print(os.environ['MODULES'], file=sys.stderr)");
  const setup = ['MODULES="cuda $((6 * 2))"', 'export MODULES'];
  expect((await verify(await resolved(behaviour, setup))).output).toContain('cuda 12');
});

it("shows PtychoPINN's refusal, and what it printed where it cannot be imported", async () => {
  const refused = await verify(await resolved({ factory: "raise ValueError('n_groups is odd')" }));
  expect(refused).toMatchObject({ equal: false, error: { message: 'n_groups is odd' } });
  const broken = resolved({ imported: "raise ImportError('no torch here')" });
  await expect(verify(await broken)).rejects.toMatchObject({ code: 'factory-not-imported' });
  const ended = resolved({ factory: 'sys.exit(3)' });
  await expect(verify(await ended)).rejects.toMatchObject({ code: 'factory-ended' });
});
