import { useMemo } from 'react';
import type { ArrayFacts } from '../../shared/dataset/facts';
import { bridge } from '../bridge/bridge';
import { JobState } from '../kit/JobState';
import { useJob } from '../kit/job';
import { Tip } from '../kit/Tip';
import { Heatmap } from './Heatmap';
import { PictureSection } from './PictureSection';
import css from './PictureSection.module.css';
import { effectiveDiameter } from './probe';
import { linearScale, PHASE_SCALE } from './scale';
import { usePictures } from './store';

export const probeModes = ({ shape }: ArrayFacts): number =>
  shape.length > 2 && shape.at(-1) !== 1 ? (shape[0] ?? 1) : 1;

/** Amplitude and phase of the initial probe, mode by mode. */
export function Probe({ dataset, array }: { dataset: string; array: ArrayFacts }) {
  const modes = probeModes(array);
  const mode = usePictures((state) => Math.min(state.mode, modes - 1));
  const job = useJob(dataset, `${dataset} ${mode}`, (id) =>
    bridge?.picture({ dataset, job: id, array: array.name, index: mode, maxSide: 512 }),
  );
  const picture = job.value;
  const amplitude = useMemo(() => picture && linearScale(picture.stats), [picture]);
  const diameter = useMemo(() => picture && effectiveDiameter(picture), [picture]);
  return (
    <PictureSection
      title={modes > 1 ? `Probe, mode ${mode} of 0–${modes - 1}` : 'Probe'}
      note={
        diameter !== null && (
          <Tip text="Diameter of the disk with the area (ΣI)²/ΣI² of the probe's intensity I.">
            <span>{Math.round(diameter)} px effective diameter</span>
          </Tip>
        )
      }
      view="probe-amplitude"
      opens="the probe"
    >
      <JobState job={job} what="the probe" />
      {picture && amplitude && (
        <div className={css.pair}>
          <Heatmap
            picture={picture}
            values={picture.values}
            scale={amplitude}
            colormap="viridis"
            name="Probe amplitude"
            word="amplitude"
            view="probe-amplitude"
            stale={job.busy}
          />
          {picture.phase && (
            <Heatmap
              picture={picture}
              values={picture.phase}
              scale={PHASE_SCALE}
              colormap="twilight"
              name="Probe phase"
              word="phase"
              unit=" rad"
              view="probe-phase"
              stale={job.busy}
            />
          )}
        </div>
      )}
      {modes > 1 && <ModeSlider modes={modes} />}
    </PictureSection>
  );
}

export function ModeSlider({ modes }: { modes: number }) {
  const mode = usePictures((state) => Math.min(state.mode, modes - 1));
  return (
    <div className={css.line}>
      <input
        type="range"
        aria-label="Probe mode"
        min={0}
        max={modes - 1}
        value={mode}
        onChange={({ target }) => usePictures.setState({ mode: Number(target.value) })}
      />
    </div>
  );
}
