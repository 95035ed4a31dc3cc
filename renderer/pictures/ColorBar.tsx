import { useEffect, useRef } from 'react';
import css from './ColorBar.module.css';
import type { ColormapName } from './colormaps/lut';
import { paint } from './paint';
import type { Scale } from './scale';

const STEPS = Array.from({ length: 256 }, (_, i) => i / 255);
const ALONG: Scale = { unit: (value) => value, ticks: [] };

/** The colours with their values. */
export function ColorBar({ scale, colormap }: { scale: Scale; colormap: ColormapName }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current)
      paint(canvas.current, { values: STEPS, width: 256, height: 1 }, ALONG, colormap);
  }, [colormap]);
  return (
    <div className={css.bar}>
      <canvas ref={canvas} />
      <div className={css.ticks}>
        {scale.ticks.map(({ at, text }) => (
          <span key={`${at} ${text}`} style={{ left: `${at * 100}%` }} data-end={endOf(at)}>
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

const endOf = (at: number): 'start' | 'end' | undefined =>
  at === 0 ? 'start' : at === 1 ? 'end' : undefined;
