import { useEffect, useRef } from 'react';
import css from './ColorBar.module.css';
import type { ColormapName } from './colormaps/lut';
import { paint } from './paint';
import type { Scale } from './scale';

const STEPS = Array.from({ length: 256 }, (_, i) => i / 255);
const ALONG: Scale = { kind: 'linear', unit: (value) => value, value: (unit) => unit };

interface Props {
  colormap: ColormapName;
  /** Values and their places, 0 to 1. */
  ticks?: readonly { readonly at: number; readonly text: string }[];
}

/** The colours, with values below them. */
export function ColorBar({ ticks, colormap }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current)
      paint(canvas.current, { values: STEPS, width: 256, height: 1 }, ALONG, colormap);
  }, [colormap]);
  return (
    <div className={css.bar}>
      <canvas ref={canvas} />
      {ticks && (
        <div className={css.ticks}>
          {ticks.map(({ at, text }) => (
            <span key={`${at} ${text}`} style={{ left: `${at * 100}%` }} data-end={endOf(at)}>
              {text}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

const endOf = (at: number): 'start' | 'end' | undefined =>
  at < 0.03 ? 'start' : at > 0.97 ? 'end' : undefined;
