import { useMemo } from 'react';
import type { ArrayFacts } from '../../shared/dataset/facts';
import type { PlaneStats } from '../../shared/dataset/picture';
import { bridge } from '../bridge/bridge';
import { counted } from '../kit/format';
import { JobState } from '../kit/JobState';
import { useJob } from '../kit/job';
import { Heatmap } from './Heatmap';
import { PatternBrowser } from './PatternBrowser';
import { PictureSection } from './PictureSection';
import css from './PictureSection.module.css';
import { linearScale, logScale } from './scale';
import { usePictures } from './store';

/** How many patterns an array holds. */
export const patternCount = ({ shape }: ArrayFacts): number =>
  shape.length > 2 ? (shape[0] ?? 1) : 1;

/** `counts` for whole numbers, `amplitude` for others. */
export const patternWord = ({ dtype }: ArrayFacts): string =>
  /^u?int/.test(dtype) ? 'counts' : 'amplitude';

export const patternTitle = (index: number, count: number): string =>
  count > 1 ? `Pattern ${index} of 0–${count - 1}` : 'Pattern';

/** One of the measured patterns, on a log scale. */
export function Patterns({ dataset, array }: { dataset: string; array: ArrayFacts }) {
  const count = patternCount(array);
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
  return (
    <PictureSection title={patternTitle(index, count)} view="pattern" opens="the pattern">
      {picture && scale && (
        <Heatmap
          picture={picture}
          values={picture.values}
          scale={scale}
          colormap="inferno"
          name={`Pattern ${picture.index}`}
          word={`${patternWord(array)}${log ? ', log' : ''}`}
          view="pattern"
          stale={job.busy}
        />
      )}
      <JobState job={job} what="the pattern" />
      <PatternBrowser count={count} />
      {picture && <Counts stats={picture.stats} total={picture.shape[0] * picture.shape[1]} />}
    </PictureSection>
  );
}

/** What a log scale cannot show, as text. */
export function Counts({ stats, total }: { stats: PlaneStats; total: number }) {
  const zeros =
    stats.zeros * 100 < total
      ? counted(stats.zeros, 'zero')
      : `${Math.round((100 * stats.zeros) / total)} % zeros`;
  const parts = [
    stats.zeros > 0 ? zeros : '',
    stats.negatives > 0 ? `${stats.negatives} negative` : '',
    stats.notFinite > 0 ? `${stats.notFinite} not finite (grey)` : '',
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return <p className={css.counts}>Pixels: {parts.join(', ')}.</p>;
}
