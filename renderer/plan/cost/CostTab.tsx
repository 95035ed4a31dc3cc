import { planOf } from '../../../shared/plan/plan';
import { sizeText } from '../../../shared/values/bytes';
import { Button } from '../../kit/Button';
import { CodeText } from '../../kit/CodeText';
import { copyText } from '../../store/files';
import { useFinished } from '../finished';
import { useGroups } from '../groups/store';
import { useScaling } from '../input/scaling';
import { percentText } from '../numbers';
import { usePlanned } from '../planned';
import { BatchSizes } from './BatchSizes';
import css from './CostTab.module.css';
import { GpuTable } from './GpuTable';
import { LearningRate } from './LearningRate';
import { MemoryBar } from './MemoryBar';
import { planTable } from './table';

/** The memory of the GPU, and what a batch costs. */
export function CostTab() {
  const { figures, reason, isEmpty } = usePlanned();
  if (isEmpty || !figures)
    return (
      <p className={css.empty}>
        <CodeText
          text={reason ?? 'Open or prepare a dataset to see groups, steps, memory and time.'}
        />
      </p>
    );
  const { peak } = figures;
  return (
    <div className={css.tab}>
      <Rates />
      <section aria-label="GPU memory">
        <header>
          <h2>GPU memory</h2>
          <p>
            {peak.value === null ? (
              <CodeText text={peak.reason} />
            ) : (
              `tensors of one step, at most ${sizeText(peak.value)} ± ${percentText(peak.relativeError)}`
            )}
          </p>
        </header>
        <MemoryBar />
      </section>
      <BatchSizes />
      <GpuTable />
    </div>
  );
}

function Rates() {
  const { figures, schedule } = usePlanned();
  const steps = figures?.steps.value ?? null;
  const perEpoch = figures?.stepsPerEpoch.value ?? null;
  if (!figures || !schedule) return null;
  return (
    <section aria-label="Learning rate">
      <header>
        <h2>Learning rate</h2>
        <p>
          <CodeText text={'reason' in schedule ? schedule.reason : schedule.why} />
        </p>
      </header>
      {'rates' in schedule && steps !== null && perEpoch !== null && steps > 0 && (
        <LearningRate schedule={schedule} steps={steps} stepsPerEpoch={perEpoch} />
      )}
      {figures.steps.value === null && (
        <p className={css.unknown}>
          <CodeText text={figures.steps.reason} />
        </p>
      )}
    </section>
  );
}

/** Copies every figure under its name in `pinnboard plan`. */
export function CostTools() {
  const { inputs, gpu } = usePlanned();
  const copy = () => {
    if (!inputs) return;
    const known = {
      groups: useGroups.getState().drawn,
      sums: useScaling.getState().sums,
      gpu,
      finished: useFinished.getState().runs,
    };
    void copyText(planTable(planOf(inputs.request, inputs, known)), 'Plan copied as a table');
  };
  return (
    <Button small icon="copy" disabled={inputs === null} onClick={copy}>
      Copy as table
    </Button>
  );
}
