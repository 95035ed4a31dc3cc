import { errorText } from '../../shared/errors/words';
import type { Outcome } from '../../shared/ipc/contract';
import { Button } from '../kit/Button';
import { Dialog } from '../kit/Dialog';
import { applyFix } from '../kit/findings/applyFix';
import { PreviewBody } from '../kit/findings/PreviewBody';
import { askSafePreview, type SafePreview } from '../kit/findings/preview';
import { counted } from '../kit/format';
import { useAnswer } from '../kit/useAnswer';
import { useDocument, useStore } from '../store/store';
import css from './SafeFixes.module.css';

/** Previews all safe fixes and applies them as one step. */
export function SafeFixes() {
  const draft = useDocument((doc) => doc.draft);
  const outcome = useAnswer(draft, askSafePreview);
  const close = () => useStore.setState({ overlay: null });
  const fixes = outcome?.ok ? outcome.value.plan.fixes : [];
  const apply = () => {
    if (!outcome?.ok || fixes.length === 0) return;
    close();
    applyFix(counted(fixes.length, 'safe fix', 'safe fixes'), outcome.value.plan.edits);
  };
  return (
    <Dialog label="Apply all safe fixes">
      <form
        className={css.sheet}
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <h2>Apply all safe fixes</h2>
        <div className={css.content}>
          <Content outcome={outcome} />
        </div>
        <footer>
          <Button onClick={close}>Cancel</Button>
          <Button
            data-first-focus
            type="submit"
            variant="primary"
            aria-disabled={fixes.length === 0}
          >
            Apply {counted(fixes.length, 'fix', 'fixes')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function Content({ outcome }: { outcome: Outcome<SafePreview> | null }) {
  if (outcome === null) return <p>Resolving…</p>;
  if (!outcome.ok) return <p>No preview: {errorText(outcome.error)}</p>;
  const { plan, preview } = outcome.value;
  if (plan.fixes.length === 0) return <p>No safe fixes to apply.</p>;
  return (
    <>
      <p>
        The fixes are applied in one step, together with any that become available along the way.
        One undo reverts them all.
      </p>
      <PreviewBody preview={preview} limit={100} />
    </>
  );
}
