import { sizeText } from '../../kit/format';
import { Icon } from '../../kit/Icon';
import { fitOf, gpuChoices, largestBatchOn, setGpu } from '../gpus';
import { grouped } from '../numbers';
import { usePlanned } from '../planned';
import { setField } from '../setField';
import css from './CostTab.module.css';

/** Each GPU with what the tensors leave of it. Only a measuring run can say that the run fits. */
export function GpuTable() {
  const planned = usePlanned();
  const { figures, inputs, options, gpu: chosen } = planned;
  const peak = figures?.peak;
  if (!peak || peak.value === null || !options || gpuChoices().length === 0) return null;
  return (
    <table className={css.gpus}>
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
        {gpuChoices().map((gpu) => {
          const fit = fitOf(peak, gpu);
          const most = largestBatchOn(options, gpu);
          return (
            <tr key={gpu.name} data-chosen={gpu.name === chosen?.name || undefined}>
              <td>
                <button type="button" className="link" onClick={() => setGpu(gpu.name)}>
                  {gpu.name}
                </button>
              </td>
              <td>{sizeText(gpu.bytes)}</td>
              <td>
                <meter
                  min={0}
                  max={gpu.bytes}
                  value={Math.min(peak.value, gpu.bytes)}
                  aria-label={`Tensors, ${sizeText(peak.value)} of ${sizeText(gpu.bytes)}`}
                />
              </td>
              <td data-mark={fit?.isBeyond ? 'crash' : undefined}>
                {fit?.isBeyond ? (
                  <>
                    <Icon name="cross" size={14} /> does not fit
                  </>
                ) : (
                  sizeText(fit?.leaves ?? 0)
                )}
              </td>
              <td>
                {most === null ? (
                  '–'
                ) : (
                  <button
                    type="button"
                    className="link"
                    aria-label={`Set batch size to ${most}`}
                    onClick={() => setField(['batch_size'], most)}
                  >
                    {grouped(most)}
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
