import { useState } from 'react';
import type { ArrayFacts } from '../../../shared/dataset/facts';
import { bridge } from '../../bridge/bridge';
import { JobState } from '../../kit/JobState';
import { useJob } from '../../kit/job';
import { PatternBrowser } from '../PatternBrowser';
import { patternCount, patternWord } from '../Patterns';
import { ModeSlider, probeModes } from '../Probe';
import { usePictures } from '../store';
import { RasterView } from './RasterView';

/** Larger planes are averaged down to it. */
export const MOST_SIDE = 2048;

interface Props {
  dataset: string;
  array: ArrayFacts;
}

/** A measured pattern, which the keys and the slider change. */
export function PatternView({ dataset, array }: Props) {
  const count = patternCount(array);
  const index = usePictures((state) => Math.min(state.index, count - 1));
  const log = usePictures((state) => state.log);
  const job = usePlane(dataset, array, index);
  return (
    <>
      <JobState job={job} what="the pattern" />
      {job.value && (
        <RasterView
          name={`Pattern ${job.value.index}`}
          picture={job.value}
          values={job.value.values}
          phase={false}
          colours="inferno"
          unit={patternWord(array) === 'counts' ? ' counts' : ''}
          log={log}
          onLog={(on) => usePictures.setState({ log: on })}
          metres={null}
        >
          <PatternBrowser count={count} withLog={false} />
        </RasterView>
      )}
    </>
  );
}

interface ProbeProps extends Props {
  phase: boolean;
  metres: number | null;
}

/** Amplitude or phase of a mode of the probe. */
export function ProbeView({ dataset, array, phase, metres }: ProbeProps) {
  const modes = probeModes(array);
  const mode = usePictures((state) => Math.min(state.mode, modes - 1));
  const [log, setLog] = useState(false);
  const job = usePlane(dataset, array, mode);
  const picture = job.value;
  const values = phase ? picture?.phase : picture?.values;
  return (
    <>
      <JobState job={job} what="the probe" />
      {picture && values && (
        <RasterView
          key={String(phase)}
          name={phase ? 'Probe phase' : 'Probe amplitude'}
          picture={picture}
          values={values}
          phase={phase}
          colours={phase ? 'twilight' : 'viridis'}
          unit={phase ? ' rad' : ''}
          log={log}
          {...(phase ? {} : { onLog: setLog })}
          metres={metres}
        >
          {modes > 1 && <ModeSlider modes={modes} />}
        </RasterView>
      )}
    </>
  );
}

/** A plane of an array at full size, or as much of it as a viewer shows. */
export const usePlane = (dataset: string, array: ArrayFacts | undefined, index: number) =>
  useJob(
    dataset,
    array ? `${dataset} ${array.name} ${index}` : '',
    (job) =>
      array && bridge?.picture({ dataset, job, array: array.name, index, maxSide: MOST_SIDE }),
  );
