import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Picture } from '../../shared/dataset/picture';
import { shortNumber } from '../kit/format';
import { tip } from '../kit/Tip';
import { ColorBar } from './ColorBar';
import type { ColormapName } from './colormaps/lut';
import css from './Heatmap.module.css';
import { paint } from './paint';
import type { Scale } from './scale';

interface Props {
  picture: Picture;
  values: Float32Array;
  scale: Scale;
  colormap: ColormapName;
  /** What is drawn: `probe amplitude`. */
  name: string;
  /** What the colours show: `log₁₀ amplitude`. */
  word: string;
  unit?: string;
  /** A newer picture is being read. */
  stale?: boolean;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** An image with its colour bar and the value under the pointer or under the cross that the keys move. */
export function Heatmap({ picture, values, scale, colormap, name, word, unit, stale }: Props) {
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
  const summary = `${name}, ${shape[0]} by ${shape[1]} pixels, from ${shortNumber(stats.min)} to ${shortNumber(stats.max)}, mean ${shortNumber(stats.mean)}`;
  return (
    <figure className={css.figure} data-stale={stale || undefined}>
      {/* The arrow keys move the cross, so the picture takes the focus. */}
      <div
        className={css.frame}
        role="img"
        aria-label={summary}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the read-out must be reachable by keyboard.
        tabIndex={0}
        {...tip(`${summary}. Point at it or use the arrow keys to read values`)}
        style={{ aspectRatio: `${width} / ${height}` }}
        onPointerMove={onPointer}
        onPointerLeave={() => setSpot(null)}
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
      <ColorBar scale={scale} colormap={colormap} />
      <p className={css.readout} role={byKeys ? 'status' : undefined}>
        {spot ? (
          <code>{readout(spot, values[spot.y * width + spot.x] ?? Number.NaN, bin, unit)}</code>
        ) : (
          word
        )}
      </p>
    </figure>
  );
}

const STEPS: { readonly [key: string]: readonly [number, number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Row and column as numpy counts them, and the value there. */
function readout({ x, y }: Spot, value: number, bin: number, unit = ''): string {
  const mean = bin > 1 ? ` (mean of ${bin}×${bin})` : '';
  return `[${y * bin}, ${x * bin}] ${shortNumber(value)}${unit}${mean}`;
}
