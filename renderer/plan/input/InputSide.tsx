import { useEffect } from 'react';
import type { Figure } from '../../../shared/plan/network/figure';
import { Button } from '../../kit/Button';
import { useDocument } from '../../store/store';
import { FactTable, figureRow } from '../FactTable';
import { usePlanned } from '../planned';
import { Counts } from './Counts';
import css from './Input.module.css';
import { useInputState } from './inputState';
import { digits } from './numbers';
import { useScaling, useWantedSums } from './scaling';

/** Scaling constants, counts per pattern, and what a batch holds. */
export function InputSide() {
  const { checks } = useInputState();
  const { inputs } = usePlanned();
  return (
    <>
      <Normalisation />
      {checks && <Counts totals={checks.totals} count={checks.count} />}
      {inputs ? <Shapes /> : <p className={css.empty}>Nothing is planned yet.</p>}
    </>
  );
}

function Normalisation() {
  const { scaling, isWaiting, busy } = useScaling();
  const reading = useDocument(({ dataset }) => dataset?.reading);
  useEffect(() => useInputState.setState({ scaling }), [scaling]);
  if (!scaling) return null;
  const row = (name: string, figure: Figure) => ({
    ...figureRow(name, figure, (value) => digits(value)),
    about: figure.value === null ? '' : (figure.terms.at(-1)?.expression ?? ''),
  });
  return (
    <>
      <FactTable
        title="Normalisation"
        {...(busy ? { note: 'reading the patterns…' } : {})}
        rows={[
          row('Input scale', scaling.inputScale),
          row('Intensity scale', scaling.intensityScale),
          row('Physics scale', scaling.physicsScale),
          row('Mean measured intensity', scaling.meanMeasuredIntensity),
        ]}
      />
      {isWaiting && reading?.status === 'ok' && (
        <p className={css.empty}>
          The dataset is large.{' '}
          <Button small onClick={() => useWantedSums.setState({ of: reading.fingerprint })}>
            Read all patterns
          </Button>
        </p>
      )}
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
