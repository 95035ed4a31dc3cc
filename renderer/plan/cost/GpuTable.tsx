import { useMemo } from 'react';
import { batchLimit, fitOf } from '../../../shared/plan/gpus';
import { sizeText } from '../../../shared/values/bytes';
import { Icon } from '../../kit/Icon';
import { gpuBytes, setGpu, useGpuChoices } from '../gpus';
import { grouped } from '../numbers';
import { usePlanned } from '../planned';
import { setField } from '../setField';
import css from './CostTab.module.css';

/** Each GPU with what the tensors leave of it. Only a measuring run can say that the run fits. */
export function GpuTable() {
  const { figures, inputs, options, gpu: chosen } = usePlanned();
  const choices = useGpuChoices();
  const limits = useMemo(
    () => choices.map((gpu) => options && batchLimit(options, gpu)),
    [choices, options],
  );
  const peak = figures?.peak;
  if (!peak || peak.value === null || !options) return null;
  return (
    <table className={css.gpus} aria-label="GPUs">
      <thead>
        <tr>
          <th>GPU</th>
          <th>Memory</th>
          <th>Tensors with batch {inputs?.batchSize}</th>
          <th>Left for CUDA</th>
          <th>Largest batch of tensors</th>
        </tr>
      </thead>
      <tbody>
        {choices.map((gpu, i) => {
          const bytes = gpuBytes(gpu);
          const fit = fitOf(peak, gpu);
          const limit = limits[i];
          const isChosen = gpu.name === chosen?.name;
          return (
            <tr key={gpu.name} data-chosen={isChosen || undefined}>
              <td>
                <button
                  type="button"
                  className="link"
                  aria-pressed={isChosen}
                  onClick={() => setGpu(isChosen ? null : gpu.name)}
                >
                  {gpu.name}
                </button>
              </td>
              <td>{gpu.gigabytes} GB</td>
              <td>
                <meter
                  min={0}
                  max={bytes}
                  value={Math.min(peak.value, bytes)}
                  aria-label={`Tensors, ${sizeText(peak.value)} of ${gpu.gigabytes} GB`}
                />
              </td>
              <td data-mark={fit?.isBeyond ? 'crash' : undefined}>
                {fit?.isBeyond ? (
                  <>
                    <Icon name="cross" size={14} /> does not fit
                  </>
                ) : (
                  fit && sizeText(fit.leaves)
                )}
              </td>
              <td>
                {!limit || 'reason' in limit || limit.largest === 0 ? (
                  '–'
                ) : (
                  <button
                    type="button"
                    className="link"
                    aria-label={`Set batch size to ${limit.largest}`}
                    onClick={() => setField(['batch_size'], limit.largest)}
                  >
                    {grouped(limit.largest)}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
