import { scaleLinear } from 'd3-scale';
import { useMemo, useRef } from 'react';
import { fitOf } from '../../../shared/plan/gpus';
import { networkFigures } from '../../../shared/plan/network/figures';
import { sizeText } from '../../../shared/values/bytes';
import { useSize } from '../../kit/useSize';
import { gpuBytes } from '../gpus';
import { grouped } from '../numbers';
import { usePlanned } from '../planned';
import { setField } from '../setField';
import css from './BatchSizes.module.css';

const HEIGHT = 150;
const EDGE = { left: 56, right: 12, top: 24, bottom: 24 };

/** Peak of the tensors for batches around the one that is set; a press on a bar sets it. */
export function BatchSizes() {
  const { options, gpu, inputs } = usePlanned();
  const holder = useRef<HTMLDivElement>(null);
  const { width } = useSize(holder);
  const current = inputs?.batchSize ?? null;
  const bars = useMemo(() => {
    if (!options || current === null) return [];
    return batchesAround(current).flatMap((batch) => {
      const figures = networkFigures({ ...options, batch_size: batch });
      if ('reason' in figures || figures.peak.value === null) return [];
      const { peak } = figures;
      const upper = peak.value * (1 + peak.relativeError);
      return [{ batch, upper, isBeyond: gpu !== null && fitOf(peak, gpu)?.isBeyond === true }];
    });
  }, [options, current, gpu]);
  if (bars.length === 0) return null;
  const most = Math.max(...bars.map(({ upper }) => upper));
  const memory = gpu && gpuBytes(gpu);
  const limit = memory !== null && memory < 1.2 * most ? memory : null;
  const y = scaleLinear()
    .domain([0, Math.max(most, limit ?? 0)])
    .range([HEIGHT - EDGE.bottom, EDGE.top]);
  const step = Math.max(0, (width - EDGE.left - EDGE.right) / bars.length);
  return (
    <section aria-label="Peak memory by batch size">
      <header>
        <h2>Peak memory by batch size</h2>
        <p>tensors, upper end of the range</p>
      </header>
      <div ref={holder} className={css.chart}>
        <svg width={width} height={HEIGHT} aria-label="Batch sizes">
          {bars.map(({ batch, upper, isBeyond }, i) => {
            const x = EDGE.left + i * step;
            const isCurrent = batch === current;
            const set = () => setField(['batch_size'], batch);
            return (
              // biome-ignore lint/a11y/useSemanticElements: an SVG has no button.
              <g
                key={batch}
                role="button"
                tabIndex={0}
                aria-pressed={isCurrent}
                aria-label={`Batch size ${batch}: ${sizeText(upper)}${isBeyond ? ', does not fit' : ''}`}
                onClick={set}
                onKeyDown={({ key }) => {
                  if (key === 'Enter' || key === ' ') set();
                }}
              >
                <rect
                  className={css.bar}
                  data-current={isCurrent || undefined}
                  data-beyond={isBeyond || undefined}
                  x={x + step * 0.2}
                  width={step * 0.6}
                  y={y(upper)}
                  height={Math.max(0, y(0) - y(upper))}
                  rx={1}
                />
                <text x={x + step / 2} y={y(upper) - 6} textAnchor="middle">
                  {sizeText(upper)}
                </text>
                <text
                  className={isCurrent ? css.current : undefined}
                  x={x + step / 2}
                  y={HEIGHT - 8}
                  textAnchor="middle"
                >
                  {grouped(batch)}
                </text>
              </g>
            );
          })}
          {limit !== null && (
            <g>
              <line
                className={css.limit}
                x1={EDGE.left}
                x2={width - EDGE.right}
                y1={y(limit)}
                y2={y(limit)}
              />
              <text x={0} y={y(limit) + 4}>
                {sizeText(limit)}
              </text>
            </g>
          )}
        </svg>
      </div>
    </section>
  );
}

/** Powers of two on both sides of a batch size, and itself. */
function batchesAround(current: number): number[] {
  const power = 2 ** Math.floor(Math.log2(Math.max(1, current)));
  const powers = [-2, -1, 0, 1, 2, 3, 4, 5].map((by) => power * 2 ** by).filter((one) => one >= 1);
  return [...new Set([...powers, current])].sort((a, b) => a - b);
}
