import { Select } from '../../kit/Select';
import { GPU_CHOICES, setGpu, useGpu } from '../gpus';
import css from './Strip.module.css';

/** The GPU that the plan is measured against; remembered on this machine. */
export function GpuChooser() {
  const chosen = useGpu();
  return (
    <span className={css.gpu}>
      on
      <Select
        small
        label="GPU"
        className={css.chooser ?? ''}
        value={chosen?.name ?? ''}
        choices={[
          { value: '', label: 'any GPU' },
          ...GPU_CHOICES.map(({ name, gigabytes }) => ({
            value: name,
            label: name,
            detail: `${gigabytes} GB`,
          })),
        ]}
        onChange={(name) => setGpu(name === '' ? null : name)}
      />
    </span>
  );
}
