import { useEffect } from 'react';
import parts from '../../theme/view.module.css';
import { Parallel } from './Parallel';
import css from './Results.module.css';
import { ResultTable } from './ResultTable';
import { readResults } from './read';
import type { ShownResults } from './shown';
import { useResults } from './store';

/** How often the folder of a sweep is read again of which points still run, in milliseconds. */
const AGAIN_MS = 10_000;

/** The results of a written sweep: a table, and parallel axes with the loss. */
export function ResultsView({ shown }: { shown: ShownResults | null }) {
  const isBusy = useResults((state) => state.isBusy);
  const isGoing = shown?.results.points.some(
    ({ state }) => state === 'running' || state === 'queued',
  );
  useEffect(() => void readResults(), []);
  useEffect(() => {
    if (!isGoing || isBusy) return;
    const timer = setTimeout(() => void readResults(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isGoing, isBusy]);
  if (!shown)
    return (
      <div className={parts.empty}>
        <p>
          {isBusy
            ? 'Reading the results…'
            : 'What the points of a written sweep came to appears here: states, losses, reconstructions, and which axes matter. Export the sweep and run its points, or open the folder of one that ran.'}
        </p>
      </div>
    );
  return (
    <div className={css.results}>
      <ResultTable shown={shown} />
      <Parallel shown={shown} />
    </div>
  );
}
