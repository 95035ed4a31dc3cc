/** What goes on from a run: its request, with what it did not record in words, and an inference that can be started as it is. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { findRuns } from '../../../electron/node/runs/findRuns';
import { readHistory } from '../../../electron/node/runs/runHistory';
import { inferenceWith, notesOf, startingPoint } from '../../../electron/node/runs/startingPoint';

const RUNS = path.join(import.meta.dirname, '../../runs');

async function historyOf(name: string) {
  const dir = path.join(RUNS, name);
  const [found] = (await findRuns(dir)).runs;
  if (!found) throw new Error(`${name} is no run`);
  return { folder: found.folder, history: await readHistory(found, dir, []) };
}

it('an inference takes the number of groups of its training, which its factory requires', async () => {
  const { folder, history } = await historyOf('native-finished');
  const request = await inferenceWith(folder, history);
  expect(request.overrides).toEqual({ n_groups: 12 });
  expect(request.model_path).toBe(folder);
});

it('what a run did not record is named as far as a line goes', async () => {
  const { folder, history } = await historyOf('native-model-error');
  const notes = notesOf(await startingPoint(folder, history));
  const lost = history.run.not_recovered.length;
  expect(notes).toEqual([
    expect.stringMatching(
      new RegExp(`^The run recorded no value of \`.*\`, and ${lost - 6} more, which its panel`),
    ),
  ]);
});
