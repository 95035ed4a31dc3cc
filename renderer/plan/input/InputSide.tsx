import { FactTable } from '../FactTable';
import { usePlanned } from '../planned';
import { Counts } from './Counts';
import css from './Input.module.css';
import { useChecksState } from './store';

/** Counts per pattern, and what a batch holds. */
export function InputSide() {
  const { checks } = useChecksState();
  const { inputs } = usePlanned();
  return (
    <>
      {checks && <Counts totals={checks.totals} count={checks.count} />}
      {inputs ? <Shapes /> : <p className={css.empty}>Nothing is planned yet.</p>}
    </>
  );
}

function Shapes() {
  const { inputs } = usePlanned();
  const known = (value: number | null | undefined) => value ?? '?';
  const [batch, C, N] = [known(inputs?.batchSize), known(inputs?.C), known(inputs?.N)];
  const shape = (...sides: (number | string)[]) => sides.join(' × ');
  return (
    <FactTable
      title="Shapes in a batch"
      rows={[
        { name: 'images', code: true, about: 'float32', value: shape(batch, C, N, N) },
        { name: 'coords_relative', code: true, about: 'float32', value: shape(batch, C, 1, 2) },
        { name: 'probe', code: true, about: 'complex64', value: shape(batch, C, 1, N, N) },
      ]}
    />
  );
}
