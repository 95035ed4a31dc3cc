import { useEffect, useRef } from 'react';
import type { SourcePicture, SourcePlane } from '../../shared/ipc/prepare';
import { paint } from '../pictures/paint';
import { linearScale, logScale } from '../pictures/scale';
import { spanOf } from './scan';
import css from './Thumbnail.module.css';

interface Props {
  picture: SourcePicture | null;
  isComplex: boolean;
}

/** A small picture of an array: a plane, a scan, or values over their index. */
export function Thumbnail({ picture, isComplex }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    if (!current || !picture) return;
    if (picture.kind === 'plane') paintPlane(current, picture, isComplex);
    else if (picture.kind === 'points') paintDots(current, picture.x, picture.y);
    else
      paintDots(
        current,
        picture.values.map((_, at) => at),
        picture.values.map((value) => -value),
        false,
      );
  }, [picture, isComplex]);
  return <canvas ref={canvas} className={css.thumbnail} width={64} height={64} aria-hidden />;
}

function paintPlane(canvas: HTMLCanvasElement, plane: SourcePlane, isComplex: boolean): void {
  const { rows, columns, values } = plane;
  const raster = { values, width: columns, height: rows };
  if (isComplex) paint(canvas, raster, linearScale(plane), 'viridis');
  else paint(canvas, raster, scaleOf(plane, true), 'inferno');
}

/** Colours of a plane, logarithmic or not. */
export const scaleOf = ({ min, max, smallestPositive }: SourcePlane, log: boolean) =>
  log && max > 0 && (smallestPositive ?? max) < max
    ? logScale({ min, max, smallestPositive, mean: 0, zeros: 0, negatives: 0, notFinite: 0 })
    : linearScale({ min, max });

/** Points of a scan to scale, or anything else stretched to the frame. */
function paintDots(
  canvas: HTMLCanvasElement,
  x: Float64Array,
  y: Float64Array,
  toScale = true,
): void {
  const side = 128;
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return;
  const [left, right] = spanOf(x);
  const [top, bottom] = spanOf(y);
  const width = right - left;
  const height = bottom - top;
  const [spanX, spanY] = toScale
    ? [Math.max(width, height), Math.max(width, height)]
    : [width, height];
  const place = (value: number, low: number, own: number, span: number) =>
    span > 0 ? 8 + (side - 16) * ((value - low + (span - own) / 2) / span) : side / 2;
  context.fillStyle = getComputedStyle(canvas).getPropertyValue('--ink2');
  const radius = x.length > 2000 ? 0.8 : 1.6;
  for (let at = 0; at < x.length; at++) {
    const [a, b] = [x[at] ?? Number.NaN, y[at] ?? Number.NaN];
    if (!(Number.isFinite(a) && Number.isFinite(b))) continue;
    context.beginPath();
    context.arc(place(a, left, width, spanX), place(b, top, height, spanY), radius, 0, 7);
    context.fill();
  }
}
