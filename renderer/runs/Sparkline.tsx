import { memo } from 'react';
import { type Sparkline as Curve, TOP } from '../../shared/runs/record/sparkline';
import css from './RunTable.module.css';

const SIZE = { width: 64, height: 20 };
const EDGE = 2;

interface Props {
  curve: Curve;
  /** How much of the run it is: the rest of the width stays empty. */
  done: number;
  /** Its colour where the run is compared, from 0; grey without. */
  pen: number | null;
}

/** The shape of a loss, each between its own least and greatest value. */
export const Sparkline = memo(({ curve: { heights }, done, pen }: Props) => {
  const across = (SIZE.width - 2 * EDGE) * Math.min(Math.max(done, 0.02), 1);
  const x = (at: number) => EDGE + (heights.length < 2 ? 0 : (across * at) / (heights.length - 1));
  const y = (height: number) => EDGE + (SIZE.height - 2 * EDGE) * (1 - height / TOP);
  let path = '';
  let isDown = false;
  heights.forEach((height, at) => {
    if (height !== null) path += `${isDown ? 'L' : 'M'}${x(at).toFixed(1)} ${y(height).toFixed(1)}`;
    isDown = height !== null;
  });
  // A single value has no line: a short one shows it.
  if (heights.length === 1) path += 'h3';
  return (
    <svg
      className={css.curve}
      width={SIZE.width}
      height={SIZE.height}
      data-pen={pen ?? undefined}
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
});
Sparkline.displayName = 'Sparkline';
