import { type PointerEvent, useEffect, useRef } from 'react';
import { CodeText } from '../../kit/CodeText';
import { ColorBar } from '../../pictures/ColorBar';
import type { ColormapName } from '../../pictures/colormaps/lut';
import { paint } from '../../pictures/paint';
import type { Scale } from '../../pictures/scale';
import css from './Input.module.css';
import { rangeWords } from './numbers';

interface Props {
  title: string;
  /** What it is computed from. */
  about: string;
  values: Float32Array;
  side: number;
  scale: Scale;
  colormap: ColormapName;
  range: readonly [low: number, high: number];
  /** The pixel under the pointer in any of the pictures. */
  spot: number | null;
  onSpot: (spot: number | null) => void;
}

/** One of the pictures that are compared pixel by pixel. */
export function Plane({ title, about, values, side, scale, colormap, range, spot, onSpot }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current)
      paint(canvas.current, { values, width: side, height: side }, scale, colormap);
  }, [values, side, scale, colormap]);
  const onPointer = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const box = currentTarget.getBoundingClientRect();
    const x = Math.floor(((clientX - box.left) / box.width) * side);
    const y = Math.floor(((clientY - box.top) / box.height) * side);
    onSpot(x >= 0 && y >= 0 && x < side && y < side ? y * side + x : null);
  };
  const words = rangeWords(range);
  return (
    <figure className={css.plane}>
      <div
        role="img"
        aria-label={`${title}, ${side} by ${side} pixels, from ${words}`}
        onPointerMove={onPointer}
        onPointerLeave={() => onSpot(null)}
      >
        <canvas ref={canvas} />
        {spot !== null && (
          <i
            style={{
              left: `${(100 * ((spot % side) + 0.5)) / side}%`,
              top: `${(100 * (Math.floor(spot / side) + 0.5)) / side}%`,
            }}
          />
        )}
      </div>
      <ColorBar colormap={colormap} />
      <figcaption>
        <b>{title}</b>
        <span>{words}</span>
        <small>
          <CodeText text={about} />
        </small>
      </figcaption>
    </figure>
  );
}

/** A place in place of a picture that is not there. */
export const NoPlane = ({ title, why }: { title: string; why: string }) => (
  <figure className={css.plane}>
    <p className={css.missing}>{why}</p>
    <figcaption>
      <b>{title}</b>
    </figcaption>
  </figure>
);
