/** Ours in `npm run bench:runs`: the runs below a folder, with what was kept in another one. */
import { Indexer } from '../../../electron/node/runs/index/indexer';

const [folder = '', cache = ''] = process.argv.slice(2);
const begun = performance.now();
const index = new Indexer(folder, cache);
void index.list().then(async ({ runs }) => {
  const wall = (performance.now() - begun) / 1000;
  await index.kept;
  const { user, system } = process.cpuUsage();
  const losses = runs.flatMap((run) => run.losses).reduce((sum, { best }) => sum + (best ?? 0), 0);
  console.log(
    JSON.stringify({
      ...{ wall, cpu: (user + system) / 1e6, runs: runs.length },
      losses: Number(losses.toPrecision(9)),
    }),
  );
});
