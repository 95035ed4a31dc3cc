import { useCallback, useMemo, useState } from 'react';
import type { ArrayFacts } from '../../../shared/dataset/facts';
import type { Picture, Positions } from '../../../shared/dataset/picture';
import { bridge } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { counted, shortNumber } from '../../kit/format';
import { JobState } from '../../kit/JobState';
import { useJob } from '../../kit/job';
import { Switch } from '../../kit/Switch';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { useStore } from '../../store/store';
import { probeContour } from '../probe';
import { place as placeText } from '../ScanMap';
import { linearScale, PHASE_SCALE } from '../scale';
import { nearestPoint, viewOf } from '../scan';
import { usePictures } from '../store';
import { MOST_SIDE, usePlane } from './ArrayViews';
import { Contrast } from './Contrast';
import { densityOf } from './density';
import { type Box, type Point, rasterBox } from './geometry';
import { ObjectChoice } from './ObjectChoice';
import { useRasterCanvas } from './rasterCanvas';
import { type Layer, Stage } from './Stage';
import { useContrast } from './useContrast';
import css from './Viewer.module.css';

interface Props {
  dataset: string;
  object: ArrayFacts | undefined;
  probe: ArrayFacts | undefined;
  metres: number | null;
}

/** The scan over the object. */
export function ScanView({ dataset, object, probe, metres }: Props) {
  const positions = useJob(dataset, `${dataset} positions`, (job) =>
    bridge?.positions({ dataset, job }),
  );
  const background = usePlane(dataset, object, 0);
  const mode = usePlane(dataset, probe, 0);
  return (
    <>
      <JobState job={background} what="the object" />
      <JobState job={positions} what="the positions" />
      {positions.value && (!object || background.value || background.problem !== null) && (
        <Scan
          positions={positions.value}
          object={background.value}
          probe={mode.value}
          metres={metres}
        />
      )}
    </>
  );
}

interface ScanProps {
  positions: Positions;
  object: Picture | null;
  probe: Picture | null;
  metres: number | null;
}

const NOTHING: readonly number[] = [];

function Scan({ positions, object, probe, metres }: ScanProps) {
  const index = usePictures((state) => Math.min(state.index, positions.count - 1));
  const shownObject = usePictures((state) => state.object);
  const N = useStore((state) => state.resolution.provenance.pt_data_config?.N?.value);
  const patch = typeof N === 'number' && N > 0 ? N : 0;
  const [show, setShow] = useState<'points' | 'density'>('points');
  const [outline, setOutline] = useState(true);
  const [cropped, setCropped] = useState(false);
  const phase = shownObject === 'phase' && object?.phase ? object.phase : null;
  const values = phase ?? object?.values ?? null;
  const whole = useMemo(
    () => (object ? (phase ? PHASE_SCALE : linearScale(object.stats)) : null),
    [object, phase],
  );
  const { shown, colormap, contrast, reset } = useContrast(
    values,
    whole,
    phase ? 'twilight' : 'viridis',
  );
  const canvas = useRasterCanvas(object, values, shown, colormap);

  const scanned = useMemo((): Box => viewOf(positions, null), [positions]);
  const bounds = useMemo(
    (): Box =>
      viewOf(positions, object ? { columns: object.shape[1], rows: object.shape[0] } : null),
    [positions, object],
  );
  const crop = useMemo(
    (): Box => ({
      left: scanned.left - patch / 2,
      top: scanned.top - patch / 2,
      width: scanned.width + patch,
      height: scanned.height + patch,
    }),
    [scanned, patch],
  );
  const density = useMemo(
    () => (show === 'density' ? densityOf(positions, scanned) : null),
    [show, positions, scanned],
  );
  const densityScale = useMemo(
    () => density && linearScale({ min: 0, max: Math.max(...density.values) }),
    [density],
  );
  const densityCanvas = useRasterCanvas(
    density,
    density?.values ?? NOTHING,
    densityScale,
    'inferno',
  );
  const layers = useMemo((): Layer[] => {
    const under: Layer[] = canvas && object ? [{ canvas, box: rasterBox(object) }] : [];
    if (!(densityCanvas && density)) return under;
    const box = rasterBox({ ...density, bin: density.cell }, scanned);
    return [...under, { canvas: densityCanvas, box, alpha: 0.8 }];
  }, [canvas, object, densityCanvas, density, scanned]);
  const contour = useMemo(() => (outline && probe ? probeContour(probe) : null), [outline, probe]);

  const draw = useCallback(
    (context: CanvasRenderingContext2D, at: (point: Point) => Point, zoom: number) => {
      const point = (i: number) =>
        at({ x: positions.x[i] ?? Number.NaN, y: positions.y[i] ?? Number.NaN });
      if (show === 'points') drawPoints(context, positions.count, point, object !== null);
      const chosen = point(index);
      context.strokeStyle = '#fff';
      context.lineWidth = 2;
      context.beginPath();
      context.arc(chosen.x, chosen.y, 5, 0, 2 * Math.PI);
      if (patch > 0) {
        const side = patch * zoom;
        context.rect(chosen.x - side / 2, chosen.y - side / 2, side, side);
      }
      context.stroke();
      if (contour) drawContour(context, contour, chosen, zoom);
    },
    [positions, show, index, patch, contour, object],
  );
  const read = useCallback(
    (at: Point) => {
      const nearest = nearestPoint(positions, at);
      return nearest < 0
        ? ''
        : `[${at.y}, ${at.x}], point ${nearest} at ${placeText(positions, nearest)}`;
    },
    [positions],
  );
  return (
    <>
      <div className={css.tools}>
        <ToggleGroup
          label="Positions as"
          small
          value={show}
          choices={[
            { value: 'points', label: 'Points' },
            { value: 'density', label: 'Density' },
          ]}
          onChange={setShow}
        />
        <ObjectChoice object={object} onChange={reset} />
        <Switch checked={outline} onChange={setOutline} disabled={!probe}>
          Probe
        </Switch>
        <Button
          small
          aria-pressed={cropped}
          tip="Crop to the scan"
          onClick={() => setCropped(!cropped)}
        >
          Crop
        </Button>
      </div>
      <Stage
        name={`Scan, ${counted(positions.count, 'position')}${object ? ' on the object' : ''}`}
        bounds={bounds}
        focus={cropped ? crop : null}
        reset={cropped ? 'scan' : 'all'}
        layers={layers}
        draw={draw}
        metres={metres}
        read={read}
        line={null}
        onClick={(at) => usePictures.setState({ index: Math.max(0, nearestPoint(positions, at)) })}
      />
      <p className={css.caption}>
        Point {index} at {placeText(positions, index)}
        {positions.medianStep !== null &&
          `; nearest neighbour ${shortNumber(positions.medianStep)} px (median)`}
        {density &&
          densityScale &&
          `; up to ${densityScale.value(1)} positions per ${shortNumber(density.cell)} px cell`}
        {object && object.bin > 1 && `; object averaged to ${MOST_SIDE} px`}
      </p>
      {contrast && <Contrast {...contrast} />}
    </>
  );
}

/** Dots that shrink and fade where there are many. */
function drawPoints(
  context: CanvasRenderingContext2D,
  count: number,
  point: (i: number) => Point,
  over: boolean,
): void {
  const radius = count > 20_000 ? 0.8 : count > 5000 ? 1.2 : 2.2;
  context.globalAlpha = count > 20_000 ? 0.4 : count > 5000 ? 0.65 : 1;
  context.fillStyle = over ? '#fff' : getComputedStyle(context.canvas).getPropertyValue('--ink2');
  context.strokeStyle = 'rgb(0 0 0 / 70%)';
  context.lineWidth = 0.8;
  context.beginPath();
  for (let i = 0; i < count; i++) {
    const { x, y } = point(i);
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
  if (over && count <= 5000) context.stroke();
  context.globalAlpha = 1;
}

function drawContour(
  context: CanvasRenderingContext2D,
  segments: Float32Array,
  { x, y }: Point,
  zoom: number,
): void {
  context.strokeStyle = '#ffd34d';
  context.lineWidth = 1.5;
  context.beginPath();
  for (let i = 0; i + 3 < segments.length; i += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = segments.subarray(i, i + 4);
    context.moveTo(x + x1 * zoom, y + y1 * zoom);
    context.lineTo(x + x2 * zoom, y + y2 * zoom);
  }
  context.stroke();
}
