import { Button } from '../../kit/Button';
import { CodeText } from '../../kit/CodeText';
import { JobState } from '../../kit/JobState';
import { PatternBrowser } from '../../pictures/PatternBrowser';
import { usePictures } from '../../pictures/store';
import { ChecksTable } from './ChecksTable';
import css from './Input.module.css';
import { Planes } from './Planes';
import { Scatter } from './Scatter';
import { useScaling } from './scaling';
import { type InputDataset, useChecks, useInputDataset, useInputPattern } from './store';

/** What the network sees of a pattern, and whether the dataset holds what it should. */
export function InputTab() {
  const dataset = useInputDataset();
  if (!dataset)
    return <p className={css.empty}>Open a dataset with patterns to see the network’s input.</p>;
  return <Input key={`${dataset.grant} ${dataset.fingerprint}`} dataset={dataset} />;
}

function Input({ dataset }: { dataset: InputDataset }) {
  const pattern = useInputPattern(dataset);
  const checks = useChecks(dataset);
  const index = usePictures((state) => Math.min(state.index, dataset.count - 1));
  const factor = useScaling(({ scaling }) => scaling?.inputScale.value ?? null);
  return (
    <div className={css.tab}>
      <div className={css.tools}>
        <span>Pattern {index}</span>
        <PatternBrowser count={dataset.count} />
      </div>
      {pattern.problem === null ? (
        pattern.value && (
          <Planes pattern={pattern.value} array={dataset.array.name} factor={factor} />
        )
      ) : (
        <p className={css.problem}>
          Pattern {index} cannot be read: <CodeText text={pattern.problem} />
        </p>
      )}
      {checks.value && <ChecksTable checks={checks.value} dataset={dataset} />}
      {checks.busy && (
        <p className={css.busy} role="status">
          Checking a sample of the patterns…
          <Button small onClick={checks.cancel}>
            Cancel
          </Button>
        </p>
      )}
      {!checks.busy && <JobState job={checks} what="the patterns" />}
      {checks.value && <Scatter checks={checks.value} />}
    </div>
  );
}
