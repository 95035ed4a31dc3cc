/** The network input's prediction, and that of PtychoPINN's own patch extraction, illumination and diffraction. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { InputSources } from '../../electron/node/plan/inputSource';
import { inputPattern } from '../../shared/plan/input/pattern';
import { unwatched, using, writeNpz } from '../unit/pictures/numpy';
import { runWith } from './kit/program';
import { MAIN } from './kit/settings';

const INDICES = [0, 3, 7, 19, 24];

/** Smooth noise, in which no axis is like another; x and y of a different extent, a position with its patch partly outside. */
const SCAN = {
  diffraction: 'np.random.default_rng(1).random((25, 64, 64)).astype("f4")',
  xcoords: 'np.r_[np.random.default_rng(2).uniform(32, 148, 24), 20.3]',
  ycoords: 'np.r_[np.random.default_rng(3).uniform(32, 98, 24), 110.7]',
  objectGuess:
    '(lambda r: np.exp(1j * r.normal(size=(130, 180)).cumsum(0) / 3) * r.uniform(.5, 1, (130, 180)))(np.random.default_rng(4)).astype("c8")',
};
const MODE =
  '(lambda v, u, r: np.exp(-(u - 3)**2 / 90 - v**2 / 200 + 1j * (u**2 + 2 * v) / 60) * r.uniform(.8, 1, (64, 64)))(*(np.mgrid[:64, :64] - 32), np.random.default_rng(5))';
const PROBES = {
  'one mode': `(${MODE}).astype("c8")`,
  'three modes': `np.stack([${MODE}, .4 * (${MODE}) * np.exp(1j * np.arange(64) / 5), .2j * (${MODE}).T]).astype("c8")`,
};

const answerSchema = z.array(z.array(z.array(z.number())));

it('a predicted pattern is that of PtychoPINN’s forward model, with one probe mode and with three', async () => {
  const files = Object.entries(PROBES).map(([name, probeGuess]) =>
    writeNpz(`${name}.npz`, { ...SCAN, probeGuess }),
  );
  const printed = await runWith(MAIN, 'predict.py', { files, indices: INDICES });
  const answers = answerSchema.parse(JSON.parse(printed));
  expect(answers.map((patterns) => patterns.length)).toEqual([INDICES.length, INDICES.length]);
  for (const [of, file] of files.entries())
    await using(file, async (npz) => {
      const source = await new InputSources().of(npz, 'diffraction', unwatched());
      for (const [at, index] of INDICES.entries()) {
        const { predicted, scale } = await inputPattern(source, index);
        const theirs = answers[of]?.[at] ?? [];
        const ours = [...(predicted ?? [])].map((value) => value / (scale ?? 0));
        const peak = Math.max(...theirs);
        const worst = Math.max(...theirs.map((value, i) => Math.abs(value - (ours[i] ?? 0))));
        // Positions and the transform are float32 there: 1e-5 is lost.
        expect(worst / peak, `${file}, pattern ${index}`).toBeLessThan(5e-5);
      }
    });
});
