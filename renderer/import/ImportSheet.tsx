import { Button } from '../kit/Button';
import { Dialog } from '../kit/Dialog';
import { useDocument, useStore } from '../store/store';
import { applyImport } from './apply';
import css from './ImportSheet.module.css';
import { ModeSwitch } from './ModeSwitch';
import { Proposed } from './Proposed';
import { Source } from './Source';
import { useImport } from './store';
import { useProposal } from './useProposal';
import { changesAnything } from './words';

/** A text of another tool on the left, the resulting request on the right; imported as one step of undo. */
export function ImportSheet() {
  const name = useImport((state) => state.name);
  const current = useDocument((work) => work);
  const proposal = useProposal();
  const merged = proposal?.merged ?? null;
  const ready = merged !== null && changesAnything(current, merged.work);
  const submit = () => {
    if (!ready || !proposal?.imported.ok) return;
    const label = name === '' ? (proposal.format?.title ?? 'text') : name;
    applyImport(label, merged, proposal.imported.findings);
  };
  return (
    <Dialog label="Import" wide>
      <form
        className={css.sheet}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2>Import</h2>
        <div className={css.columns}>
          <Source />
          <section className={css.proposed} aria-label="Preview">
            <Proposed proposal={proposal} />
          </section>
        </div>
        <footer>
          {merged && <ModeSwitch mode={merged.mode} />}
          <span className={css.space} />
          <Button onClick={() => useStore.setState({ overlay: null })}>Cancel</Button>
          <Button type="submit" variant="primary" aria-disabled={!ready}>
            Import
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
