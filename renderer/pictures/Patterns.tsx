import { type KeyboardEvent, useMemo } from 'react';
import type { ArrayFacts } from '../../shared/dataset/facts';
import type { PlaneStats } from '../../shared/dataset/picture';
import { bridge } from '../bridge/bridge';
import { JobState } from '../kit/JobState';
import { useJob } from '../kit/job';
import { tip } from '../kit/Tip';
import { Heatmap } from './Heatmap';
import { PictureSection } from './PictureSection';
import css from './PictureSection.module.css';
import { linearScale, logScale } from './scale';
import { usePictures } from './store';

const PAGE = 10;

/** One of the measured patterns, on a log scale. */
export function Patterns({ dataset, array }: { dataset: string; array: ArrayFacts }) {
  const count = array.shape.length > 2 ? (array.shape[0] ?? 1) : 1;
  const index = usePictures((state) => Math.min(state.index, count - 1));
  const log = usePictures((state) => state.log);
  const job = useJob(dataset, `${dataset} ${index}`, (id) =>
    bridge?.picture({ dataset, job: id, array: array.name, index, maxSide: 512 }),
  );
  const picture = job.value;
  const scale = useMemo(
    () => picture && (log ? logScale(picture.stats) : linearScale(picture.stats)),
    [picture, log],
  );
  const go = (wanted: number) => {
    if (Number.isInteger(wanted))
      usePictures.setState({ index: Math.min(Math.max(wanted, 0), count - 1) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const many = event.shiftKey ? PAGE : 1;
    const to = {
      ArrowLeft: index - many,
      ArrowRight: index + many,
      PageUp: index + PAGE,
      PageDown: index - PAGE,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  const unsigned = array.dtype.startsWith('uint') || array.dtype.startsWith('int');
  return (
    <PictureSection
      name="patterns"
      title={count > 1 ? `Pattern ${index} of 0–${count - 1}` : 'Pattern'}
    >
      {picture && scale && (
        <Heatmap
          picture={picture}
          values={picture.values}
          scale={scale}
          colormap="inferno"
          name={`Pattern ${picture.index}`}
          word={`${unsigned ? 'counts' : 'amplitude'}${log ? ', log₁₀' : ''}`}
          stale={job.busy}
        />
      )}
      <JobState job={job} what="the pattern" />
      <div className={css.line}>
        {count > 1 && (
          <>
            <input
              type="range"
              aria-label="Pattern"
              {...tip('Pattern index, from 0 as in NumPy. Arrow keys: ±1; Page Up, Page Down: ±10')}
              min={0}
              max={count - 1}
              value={index}
              onChange={({ target }) => go(Number(target.value))}
              onKeyDown={onKeyDown}
            />
            <input
              type="number"
              aria-label="Pattern index"
              data-own-undo
              min={0}
              max={count - 1}
              value={index}
              onChange={({ target }) => go(target.valueAsNumber)}
              onWheel={({ currentTarget }) => currentTarget.blur()}
            />
          </>
        )}
        <label {...tip('Logarithmic colour scale, to show weak intensities')}>
          <input
            type="checkbox"
            checked={log}
            onChange={({ target }) => usePictures.setState({ log: target.checked })}
          />
          log
        </label>
      </div>
      {picture && <Counts stats={picture.stats} total={picture.shape[0] * picture.shape[1]} />}
    </PictureSection>
  );
}

/** What a log scale cannot show, as text. */
function Counts({ stats, total }: { stats: PlaneStats; total: number }) {
  const share = (count: number) =>
    count * 100 < total ? String(count) : `${Math.round((100 * count) / total)} %`;
  const parts = [
    stats.zeros > 0 ? `${share(stats.zeros)} zeros` : '',
    stats.negatives > 0 ? `${stats.negatives} negative` : '',
    stats.notFinite > 0 ? `${stats.notFinite} not finite (grey)` : '',
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return <p className={css.counts}>Pixels: {parts.join(', ')}.</p>;
}
