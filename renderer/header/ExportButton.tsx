import { isBlocking, isCertainCrash } from '../../shared/findings/finding';
import { Button } from '../kit/Button';
import { plainText } from '../kit/CodeText';
import { OutcomeIcon } from '../kit/findings/OutcomeMark';
import { MARK_FACTS, type Mark } from '../kit/findings/outcomes';
import { counted } from '../kit/format';
import { keyOf } from '../kit/keyText';
import { exportPayload } from '../store/files';
import { pendingWhy } from '../store/pending';
import { useDocument, useStore } from '../store/store';
import css from './Header.module.css';

/** Export, or what blocks it: while the request is blocked, the button goes to the first problem. */
export function ExportButton() {
  const findings = useStore((state) => state.resolution.findings);
  const failure = useStore((state) => state.failure);
  // The resolution may still be of an earlier draft.
  const ready = useStore(
    ({ resolution, resolvedDocument, history }) =>
      resolution.payload !== null && resolvedDocument.draft === history.present.draft,
  );
  const pending = useDocument(pendingWhy);
  const isSweep = useStore((state) => state.place === 'sweep');
  const blocking = findings.filter(isBlocking);
  const crashes = findings.filter(isCertainCrash);
  const [block] = blocking;
  const [crash] = crashes;
  const why = pending
    ? `Export is blocked: ${pending}. Click to go there.`
    : block
      ? `Export is blocked by ${counted(blocking.length, 'problem')}. First: ${block.message} Click to go there.`
      : crash
        ? `The run will crash: ${crash.message} You will be asked before the payload is saved.`
        : ready
          ? 'Save the payload as a JSON file'
          : (failure ?? 'Resolving…');
  return (
    <Button
      // The sweep view has its own filled button.
      variant={isSweep ? 'plain' : 'primary'}
      data-export=""
      aria-disabled={!ready || pending !== null}
      tip={plainText(why)}
      keys={keyOf('export-payload')}
      onClick={() => void exportPayload()}
    >
      Export payload
      {pending !== null ? (
        <span className={css.count} data-mark="blocked">
          <OutcomeIcon mark="blocked" />
          <span className={css.word}>text not understood</span>
        </span>
      ) : block ? (
        <Count mark="blocked" count={blocking.length} />
      ) : (
        crash && <Count mark="crash" count={crashes.length} />
      )}
    </Button>
  );
}

function Count({ mark, count }: { mark: Mark; count: number }) {
  return (
    <span className={css.count} data-mark={mark}>
      <OutcomeIcon mark={mark} />
      {count}
      <span className={css.word}> {MARK_FACTS[mark].count(count).replace(/^\d+ /, '')}</span>
    </span>
  );
}
