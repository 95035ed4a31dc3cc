import { seal } from '../store/edit';
import { useDocument } from '../store/store';
import { changeSweep, clearSweep } from './edit';
import { openSweepFile, saveSweep } from './files';
import { leaveSweep } from './open';
import { Progress } from './Progress';
import { countShown } from './points/rows';
import css from './SweepBar.module.css';
import type { Planned } from './store';
import { openWriting } from './write/write';

/** Back to the form, number of points, progress, and actions. */
export function SweepBar({ planned }: { planned: Planned | null }) {
  const name = useDocument((doc) => doc.sweep.name);
  const axes = useDocument((doc) => doc.sweep.axes.length);
  const count = planned?.plan.count ?? 0;
  return (
    <div className={css.bar}>
      <button
        type="button"
        className="btn"
        title="Back to the form; the sweep is kept"
        onClick={leaveSweep}
      >
        ← Form
      </button>
      <h2>Sweep</h2>
      <input
        type="text"
        aria-label="Sweep name"
        title="Name of the sweep and of its cluster job"
        placeholder="name"
        spellCheck={false}
        value={name}
        onChange={({ target }) =>
          changeSweep((sweep) => ({ ...sweep, name: target.value }), 'sweep name')
        }
        onBlur={seal}
      />
      <Counts planned={planned} />
      <Progress planned={planned} />
      <span className={css.actions}>
        {axes > 0 && (
          <button
            type="button"
            className="btn"
            title="Remove all axes and conditions; undo restores them"
            onClick={clearSweep}
          >
            Clear
          </button>
        )}
        <button
          type="button"
          className="btn"
          title="Open a sweep description, or the sweep.json of an exported sweep"
          onClick={() => void openSweepFile()}
        >
          Open…
        </button>
        <button
          type="button"
          className="btn"
          disabled={!planned}
          title="Save the sweep description for pinnboard sweep"
          onClick={() => void saveSweep()}
        >
          Save…
        </button>
        <button
          type="button"
          className="btn primary"
          disabled={count === 0}
          title="Write one payload per point, a manifest and run scripts"
          onClick={openWriting}
        >
          Export sweep…
        </button>
      </span>
    </div>
  );
}

/** `60 points · 12 excluded · 4 will crash · 2 blocked`. */
function Counts({ planned }: { planned: Planned | null }) {
  if (!planned) return <p className={css.counts}>no points yet</p>;
  const { count, candidates } = planned.plan;
  const { refused, warned, 'will-crash': crashing } = countShown(planned.facts);
  const left = count > 0 ? candidates - count : 0;
  return (
    <p className={css.counts}>
      <b data-testid="point-count">{count.toLocaleString('en')}</b>{' '}
      {count === 1 ? 'point' : 'points'}
      {left > 0 && <span> · {left.toLocaleString('en')} excluded</span>}
      {crashing > 0 && <span data-mark="crash"> · {crashing.toLocaleString('en')} will crash</span>}
      {refused > 0 && <span data-mark="blocked"> · {refused.toLocaleString('en')} blocked</span>}
      {warned > 0 && (
        <span data-mark="wrong-result">
          {' '}
          · {warned.toLocaleString('en')} with point-specific warnings
        </span>
      )}
    </p>
  );
}
