import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ArrayFacts } from '../../shared/dataset/facts';
import type { Picture, Positions } from '../../shared/dataset/picture';
import { bridge } from '../bridge/bridge';
import { counted, shortNumber } from '../kit/format';
import { JobState } from '../kit/JobState';
import { useJob } from '../kit/job';
import { useStore } from '../store/store';
import { ColorBar } from './ColorBar';
import { drawScan } from './drawScan';
import heatmap from './Heatmap.module.css';
import { PictureSection } from './PictureSection';
import css from './PictureSection.module.css';
import { paint } from './paint';
import map from './ScanMap.module.css';
import { linearScale, PHASE_SCALE } from './scale';
import { countOutside, nearestPoint, viewOf } from './scan';
import { openPicture, usePictures } from './store';

/** The scan positions over the object, if there is one; the selected point is the pattern shown. */
export function ScanMap({ dataset, object }: { dataset: string; object: ArrayFacts | undefined }) {
  const positions = useJob(dataset, dataset, (job) => bridge?.positions({ dataset, job }));
  const background = useJob(
    dataset,
    object ? dataset : '',
    (job) =>
      object && bridge?.picture({ dataset, job, array: object.name, index: 0, maxSide: 1024 }),
  );
  return (
    <PictureSection title={object ? 'Scan on object' : 'Scan'} view="scan" opens="the scan">
      <JobState job={background} what="the object" />
      <JobState job={positions} what="the positions" />
      {positions.value && (!object || background.value || background.problem !== null) && (
        <ScanFigure positions={positions.value} picture={background.value} />
      )}
    </PictureSection>
  );
}

function ScanFigure({ positions, picture }: { positions: Positions; picture: Picture | null }) {
  const index = usePictures((state) => Math.min(state.index, positions.count - 1));
  const shown = usePictures((state) => state.object);
  const N = useStore((state) => state.resolution.provenance.pt_data_config?.N?.value);
  const patch = typeof N === 'number' && N > 0 ? N : null;
  const back = useRef<HTMLCanvasElement>(null);
  const front = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const size = useMemo(
    () => (picture ? { columns: picture.shape[1], rows: picture.shape[0] } : null),
    [picture],
  );
  const view = useMemo(() => viewOf(positions, size), [positions, size]);
  const phase = shown === 'phase' && picture?.phase ? picture.phase : null;
  const scale = useMemo(
    () => (phase ? PHASE_SCALE : picture ? linearScale(picture.stats) : null),
    [phase, picture],
  );
  useEffect(() => {
    if (back.current && picture && scale)
      paint(
        back.current,
        { values: phase ?? picture.values, width: picture.width, height: picture.height },
        scale,
        phase ? 'twilight' : 'viridis',
      );
  }, [picture, phase, scale]);
  useEffect(() => {
    const canvas = front.current;
    if (!canvas) return;
    const draw = () => drawScan(canvas, { positions, view, index, patch, over: picture !== null });
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [positions, view, index, patch, picture]);

  const at = ({ clientX, clientY, currentTarget }: MouseEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect();
    return nearestPoint(positions, {
      x: view.left + ((clientX - box.left) / box.width) * view.width,
      y: view.top + ((clientY - box.top) / box.height) * view.height,
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) openPicture('scan');
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const many = event.shiftKey ? 10 : 1;
    usePictures.setState({
      index: Math.min(Math.max(index + step * many, 0), positions.count - 1),
    });
  };
  return (
    <figure className={heatmap.figure}>
      <div
        className={map.frame}
        role="slider"
        aria-label="Scan point"
        aria-valuemin={0}
        aria-valuemax={positions.count - 1}
        aria-valuenow={index}
        aria-valuetext={`point ${index} at ${place(positions, index)}`}
        tabIndex={0}
        aria-description="Click a point to see its pattern; arrow keys step through the scan; Enter enlarges it."
        onDoubleClick={() => openPicture('scan')}
        style={{ aspectRatio: `${view.width} / ${view.height}` }}
        onPointerMove={(event) => setPointed(at(event))}
        onPointerLeave={() => setPointed(null)}
        onClick={(event) => usePictures.setState({ index: Math.max(0, at(event)) })}
        onKeyDown={onKeyDown}
      >
        {picture && (
          <canvas
            ref={back}
            className={map.back}
            style={{
              left: `${(-view.left / view.width) * 100}%`,
              top: `${(-view.top / view.height) * 100}%`,
              width: `${(picture.shape[1] / view.width) * 100}%`,
              height: `${(picture.shape[0] / view.height) * 100}%`,
            }}
          />
        )}
        <canvas ref={front} className={map.front} />
      </div>
      {scale && <ColorBar colormap={phase ? 'twilight' : 'viridis'} />}
      <p className={heatmap.readout}>
        {pointed === null ? (
          <>
            <span>
              {scale && `${phase ? 'phase' : 'amplitude'} · `}
              {counted(positions.count, 'position')}
            </span>
            <span>
              {positions.medianStep !== null && `nearest ${shortNumber(positions.medianStep)} px`}
            </span>
          </>
        ) : (
          <code>
            point {pointed} at {place(positions, pointed)}
          </code>
        )}
      </p>
      <Summary positions={positions} size={size} />
    </figure>
  );
}

export const place = ({ x, y }: Positions, index: number): string =>
  `x ${shortNumber(x[index] ?? Number.NaN)}, y ${shortNumber(y[index] ?? Number.NaN)} px`;

interface SummaryProps {
  positions: Positions;
  size: { columns: number; rows: number } | null;
}

/** Positions outside the object. */
function Summary({ positions, size }: SummaryProps) {
  const outside = useMemo(() => (size ? countOutside(positions, size) : 0), [positions, size]);
  return outside > 0 ? (
    <p className={css.counts}>
      <b className={map.warn}>
        {outside} of {positions.count} points are outside the object.
      </b>
    </p>
  ) : null;
}
