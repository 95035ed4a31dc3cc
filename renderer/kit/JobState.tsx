import { Button } from './Button';
import { CodeText } from './CodeText';
import css from './JobState.module.css';
import type { Job } from './job';

interface Props {
  job: Pick<Job<unknown>, 'problem' | 'done' | 'cancel' | 'retry'>;
  what: string;
  doing?: string;
}

/** Progress of a long job, with a Cancel button; or why it failed. */
export function JobState({ job, what, doing = 'Reading' }: Props) {
  if (job.problem !== null)
    return (
      <p className={css.problem} role="alert">
        <span>
          <CodeText text={job.problem} />
        </span>
        <Button small onClick={job.retry}>
          Try again
        </Button>
      </p>
    );
  if (job.done === null) return null;
  const percent = Math.floor(job.done * 100);
  return (
    <p className={css.busy}>
      <progress value={job.done} max={1} aria-label={`${doing} ${what}`} />
      <span>{percent} %</span>
      <Button small onClick={job.cancel}>
        Cancel
      </Button>
    </p>
  );
}
