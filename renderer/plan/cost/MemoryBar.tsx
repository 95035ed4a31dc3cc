import { sizeText } from '../../../shared/values/bytes';
import { gpuBytes } from '../gpus';
import { percentText } from '../numbers';
import { usePlanned } from '../planned';
import css from './CostTab.module.css';

/** Colours of the parts, in their order; further ones begin again. */
const COLOURS = [
  'var(--accent)',
  'var(--o-wrong-result)',
  'var(--l-execution)',
  'var(--l-override)',
  'var(--l-inferred)',
  'var(--l-derived)',
  'var(--l-cli)',
  'var(--l-pt-default)',
  'var(--o-info)',
];

/** The tensors of the peak against the chosen GPU's memory. What CUDA needs beside them is not known, and hatched so. */
export function MemoryBar() {
  const { network, gpu } = usePlanned();
  if (!network || 'reason' in network || network.peak.value === null) return null;
  const { peak, moment } = network;
  const upper = peak.value * (1 + peak.relativeError);
  const whole = Math.max(gpu ? gpuBytes(gpu) : upper, upper);
  const part = (bytes: number) => `${(100 * bytes) / whole}%`;
  const terms = peak.terms.filter(({ value }) => value > 0);
  return (
    <div>
      <div
        className={css.stack}
        role="img"
        aria-label={`${terms.map(({ name, value }) => `${name} ${sizeText(value)}`).join(', ')}${gpu ? `, of ${sizeText(gpuBytes(gpu))}` : ''}`}
      >
        {terms.map(({ name, value }, i) => (
          <i
            key={name}
            style={{ width: part(value), background: COLOURS[i % COLOURS.length] }}
            data-tip={`${name}, ${sizeText(value)}`}
          />
        ))}
        <i
          className={css.hatched}
          style={{ width: part(upper - peak.value) }}
          data-tip={`± ${percentText(peak.relativeError)}`}
        />
        {gpu && upper < gpuBytes(gpu) && (
          <span className={css.rest}>left for CUDA, not measured</span>
        )}
      </div>
      <ul className={css.keys}>
        {terms.map(({ name, value }, i) => (
          <li key={name}>
            <i style={{ background: COLOURS[i % COLOURS.length] }} />
            {name} {sizeText(value)}
          </li>
        ))}
        <li>
          <i className={css.hatched} />± {percentText(peak.relativeError)}
        </li>
      </ul>
      <p className={css.note}>
        {moment !== null && `Most at the ${moment}. `}
        The CUDA context, workspaces of cuDNN and cuFFT and the allocator’s rounding come on top;
        they are not known until a run on that GPU has measured them.
      </p>
    </div>
  );
}
