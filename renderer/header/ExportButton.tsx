import { Button } from '../kit/Button';
import { plainText } from '../kit/CodeText';
import { keyOf } from '../kit/keyText';
import { exportPayload } from '../store/files';
import css from './Header.module.css';
import { useReadiness } from './useReadiness';

/** Export, or what blocks it: while the request is blocked, the button goes to the first problem. */
export function ExportButton() {
  const { ready, why } = useReadiness('Export');
  return (
    <Button
      data-export=""
      aria-label="Export payload"
      aria-disabled={!ready}
      tip={plainText(why ?? 'Save the payload as a JSON file')}
      keys={keyOf('export-payload')}
      onClick={() => void exportPayload()}
    >
      <span>
        Export<span className={css.payload}> payload</span>
      </span>
    </Button>
  );
}
