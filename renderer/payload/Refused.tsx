import { Button } from '../kit/Button';
import { counted } from '../kit/format';
import { showTab } from '../store/showTab';
import { useStore } from '../store/store';
import css from './PayloadTab.module.css';

/** Why there is nothing to show, with a link to the findings. */
export function Refused({ what }: { what: string }) {
  const blocking = useStore(
    (state) => state.resolution.findings.filter(({ outcome }) => outcome === 'blocked').length,
  );
  if (blocking === 0) return <p className={css.refused}>Resolving…</p>;
  return (
    <div className={css.refused}>
      <p>
        No {what}: PtychoPINN rejects this configuration ({counted(blocking, 'problem')}).
      </p>
      <Button small onClick={() => showTab('findings')}>
        Show findings
      </Button>
    </div>
  );
}
