import { Select } from '../../kit/Select';
import { setGpu, useGpu, useGpuChoices } from '../gpus';
import css from './Strip.module.css';

/** The GPU that the plan is measured against; remembered on this machine. */
export function GpuChooser() {
  const chosen = useGpu();
  const choices = useGpuChoices();
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
          ...choices.map(({ name, gigabytes }) => ({
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
