import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { counted } from '../kit/format';
import type { reveal } from '../store/reveal';
import { showTab } from '../store/showTab';
import { useStore } from '../store/store';
import css from './ExportView.module.css';

/** Why nothing can be exported, with a link to the first problem. */
export function Refused({ go }: { go: typeof reveal }) {
  const findings = useStore((state) => state.resolution.findings);
  const blocking = findings.filter(({ outcome }) => outcome === 'blocked');
  const [first] = blocking;
  if (!first) return <p className={css.empty}>Resolving…</p>;
  return (
    <div className={css.refused}>
      <p>
        Export is blocked: PtychoPINN rejects this configuration.{' '}
        {counted(blocking.length, 'problem')}, the first: <CodeText text={first.message} />
      </p>
      <span>
        <Button small variant="primary" onClick={() => go(first.fields)}>
          Go to the first problem
        </Button>
        <Button
          small
          onClick={() => {
            useStore.setState({ overlay: null });
            showTab('findings');
          }}
        >
          Show findings
        </Button>
      </span>
    </div>
  );
}
