import { type ComponentType, useEffect } from 'react';
import { Button } from '../kit/Button';
import { Dialog } from '../kit/Dialog';
import { useStore } from '../store/store';
import { ApplyView } from './ApplyView';
import { refreshPresets } from './actions';
import { CompareView } from './CompareView';
import { EditView } from './EditView';
import { Finder } from './Finder';
import css from './Presets.module.css';
import { PresetView } from './PresetView';
import { SaveView } from './SaveView';
import { type Mode, usePresets } from './store';

const VIEWS: { readonly [mode in Mode]: ComponentType } = {
  view: PresetView,
  apply: ApplyView,
  save: SaveView,
  edit: EditView,
  compare: CompareView,
};

/** Shared folders may be on network file systems, which do not report changes: they are read this often. */
const LOOK_EVERY_MS = 2000;

/** Presets: the list on the left; view, apply, save and compare on the right. */
export function Presets() {
  const mode = usePresets((state) => state.mode);
  useEffect(() => {
    void refreshPresets();
    // A file system that hangs is not asked again meanwhile.
    let looking = false;
    const look = async () => {
      if (looking) return;
      looking = true;
      await refreshPresets();
      looking = false;
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      usePresets.setState({ message: '', undo: null, problem: null });
    };
  }, []);
  const View = VIEWS[mode];
  return (
    <Dialog label="Presets" wide>
      <div className={css.sheet}>
        <Finder />
        <section className={css.pane} aria-label="Preset">
          <div className={css.top}>
            <Message />
            <Button small onClick={() => useStore.setState({ overlay: null })}>
              Close
            </Button>
          </div>
          <View />
        </section>
      </div>
    </Dialog>
  );
}

/** The last action with Undo, or what went wrong. */
function Message() {
  const message = usePresets((state) => state.message);
  const undo = usePresets((state) => state.undo);
  const problem = usePresets((state) => state.problem);
  return (
    <p className={css.message} role="status">
      {problem === null ? message : <strong className={css.problem}>{problem}</strong>}
      {problem === null && undo && (
        <>
          {' '}
          <button type="button" className="link" onClick={() => void undo()}>
            Undo
          </button>
        </>
      )}
    </p>
  );
}
