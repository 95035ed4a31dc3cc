import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Picture } from '../../shared/dataset/picture';
import { shortNumber } from '../kit/format';
import { ColorBar } from './ColorBar';
import type { ColormapName } from './colormaps/lut';
import css from './Heatmap.module.css';
import { paint } from './paint';
import { readout, type Spot, STEPS } from './readout';
import type { Scale } from './scale';
import { openPicture, type ViewId } from './store';

interface Props {
  picture: Picture;
  values: Float32Array;
  scale: Scale;
  colormap: ColormapName;
  /** What is drawn: `Probe amplitude`. */
  name: string;
  /** What the colours show: `amplitude, log`. */
  word: string;
  unit?: string;
  /** What opens in the viewer. */
  view: ViewId;
  /** A newer picture is being read. */
  stale?: boolean;
}

/** An image with its colour bar and the value under the pointer or under the cross that the keys move. */
export function Heatmap({
  picture,
  values,
  scale,
  colormap,
  name,
  word,
  unit,
  view,
  stale,
}: Props) {
  const { width, height, bin, shape, stats } = picture;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [byKeys, setByKeys] = useState(false);
  useEffect(() => {
    if (canvas.current) paint(canvas.current, { values, width, height }, scale, colormap);
  }, [values, width, height, scale, colormap]);

  const onPointer = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const box = currentTarget.getBoundingClientRect();
    const x = Math.floor(((clientX - box.left) / box.width) * width);
    const y = Math.floor(((clientY - box.top) / box.height) * height);
    setByKeys(false);
    setSpot(x >= 0 && y >= 0 && x < width && y < height ? { x, y } : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) openPicture(view);
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const from = spot ?? { x: width >> 1, y: height >> 1 };
    const many = event.shiftKey ? 10 : 1;
    setByKeys(true);
    setSpot({
      x: Math.min(Math.max(from.x + step[0] * many, 0), width - 1),
      y: Math.min(Math.max(from.y + step[1] * many, 0), height - 1),
    });
  };
  const phase = unit !== undefined;
  const range = phase
    ? '−π to π'
    : `${shortNumber(stats.min)} to ${shortNumber(stats.max)}, mean ${shortNumber(stats.mean)}`;
  const summary = `${name}, ${shape[0]} by ${shape[1]} pixels, from ${range}`;
  return (
    <figure className={css.figure} data-stale={stale || undefined}>
      {/* The arrow keys move the cross, so the picture takes the focus. */}
      <div
        className={css.frame}
        role="img"
        aria-label={summary}
        aria-description="Arrow keys read values; Enter enlarges it."
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the read-out must be reachable by keyboard.
        tabIndex={0}
        style={{ aspectRatio: `${width} / ${height}` }}
        onPointerMove={onPointer}
        onPointerLeave={() => setSpot(null)}
        onDoubleClick={() => openPicture(view)}
        onKeyDown={onKeyDown}
        onBlur={() => setSpot(null)}
      >
        <canvas ref={canvas} />
        {spot && byKeys && (
          <span
            className={css.cross}
            style={{
              left: `${((spot.x + 0.5) / width) * 100}%`,
              top: `${((spot.y + 0.5) / height) * 100}%`,
            }}
          />
        )}
      </div>
      <ColorBar colormap={colormap} />
      <p className={css.readout} role={byKeys ? 'status' : undefined}>
        {spot ? (
          <code>{readout(spot, values[spot.y * width + spot.x] ?? Number.NaN, bin, unit)}</code>
        ) : (
          <>
            <span>{word}</span>
            <span>{phase ? '−π … π' : rangeText(stats)}</span>
          </>
        )}
      </p>
    </figure>
  );
}

/** Three digits; a minimum that is nothing beside the maximum is 0. */
function rangeText({ min, max }: Picture['stats']): string {
  const low = Math.abs(min) < Math.abs(max) * 1e-4 ? 0 : min;
  return [low, max].map((value) => shortNumber(Number(value.toPrecision(3)))).join(' … ');
}
