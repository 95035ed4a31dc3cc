import { canvasOf } from '../../../shared/plan/groups/canvas';
import type { PlanInputs } from '../../../shared/plan/inputs';
import type { Figure } from '../../../shared/plan/network/figure';
import { modesOf } from '../../../shared/plan/network/fromInputs';
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
      {inputs ? <Shapes inputs={inputs} /> : <p className={css.empty}>Nothing is planned yet.</p>}
    </>
  );
}

function Normalisation() {
  const { scaling, isWaiting, busy } = useScaling();
  const reading = useDocument(({ dataset }) => dataset?.reading);
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

function Shapes({ inputs }: { inputs: PlanInputs }) {
  const known = (value: number | null) => value ?? '?';
  const [batch, C, N] = [known(inputs.batchSize), known(inputs.C), known(inputs.N)];
  const canvas = canvasOf(inputs);
  const row = (name: string, about: string, ...sides: (number | string)[]) => ({
    name,
    code: true,
    about,
    value: sides.join(' × '),
  });
  return (
    <FactTable
      title="Shapes in a batch"
      rows={[
        row('images', 'float32', batch, C, N, N),
        row('coords_relative', 'float32', batch, C, 1, 2),
        row('probe', 'complex64', batch, C, modesOf(inputs), N, N),
        ...(canvas === null
          ? []
          : [
              {
                ...row('', 'complex64', batch, canvas, canvas),
                name: 'object canvas',
                code: false,
              },
            ]),
      ]}
    />
  );
}
