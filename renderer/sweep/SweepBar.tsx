import { Button } from '../kit/Button';
import { JobState } from '../kit/JobState';
import { Menu, MenuItem } from '../kit/Menu';
import { TextBox } from '../kit/TextBox';
import { useDocument } from '../store/store';
import view from '../theme/view.module.css';
import { changeSweep } from './edit';
import { openSweepFile, saveSweep } from './files';
import { MOST_RESOLVED, planAgain, stopPlanning } from './planner';
import css from './SweepView.module.css';
import { type Planned, useSweep } from './store';
import { exportSweep } from './write/write';

/** Name, number of points, progress, and actions. */
export function SweepBar({ planned }: { planned: Planned | null }) {
  const name = useDocument((doc) => doc.sweep.name);
  const isResults = useSweep((state) => state.view === 'results');
  return (
    <div className={view.bar}>
      <span className={css.name}>
        <TextBox
          label="Sweep name"
          placeholder="name of the sweep"
          value={name}
          onText={(text) => changeSweep((sweep) => ({ ...sweep, name: text }), 'sweep name')}
        />
      </span>
      <Counts planned={planned} />
      {planned && <Progress planned={planned} />}
      <span className={view.actions}>
        <Menu trigger={<Button variant="ghost" icon="more" label="Sweep menu" />} align="end">
          <MenuItem
            icon="folder"
            detail="A description, or the sweep.json of an exported sweep"
            onSelect={() => void openSweepFile()}
          >
            Open sweep…
          </MenuItem>
          <MenuItem
            icon="save"
            detail="A description that pinnboard sweep reads"
            disabled={planned ? undefined : 'Add an axis with values first'}
            onSelect={() => void saveSweep()}
          >
            Save sweep…
          </MenuItem>
        </Menu>
        <Button
          // The results have a button of their own that leads on.
          variant={isResults ? 'plain' : 'primary'}
          disabled={planned?.plan.count ? false : 'There are no points yet'}
          tip="Write one payload per point, a manifest and run scripts"
          onClick={exportSweep}
        >
          Export sweep…
        </Button>
      </span>
    </div>
  );
}

/** `60 points · 12 excluded`; what becomes of them is beside the table's filters. */
function Counts({ planned }: { planned: Planned | null }) {
  if (!planned) return <p>no points yet</p>;
  const { count, candidates } = planned.plan;
  return (
    <p>
      <b data-testid="point-count">{count.toLocaleString('en')}</b>{' '}
      {count === 1 ? 'point' : 'points'}
      {count > 0 &&
        candidates > count &&
        ` · ${(candidates - count).toLocaleString('en')} excluded`}
    </p>
  );
}

/** Progress of resolving the points, with a way to stop it and to resume. */
function Progress({ planned: { facts, plan } }: { planned: Planned }) {
  const { busy, stopped, problem } = useSweep();
  if (plan.count > MOST_RESOLVED)
    return <p>more than {MOST_RESOLVED.toLocaleString('en')} points: resolved on export</p>;
  if (stopped && facts.length < plan.count)
    return (
      <>
        <p>stopped after {facts.length.toLocaleString('en')}</p>
        <Button small onClick={planAgain}>
          Resolve all
        </Button>
      </>
    );
  const done = busy ? facts.length / plan.count : null;
  const job = { problem, done, cancel: stopPlanning, retry: planAgain };
  return <JobState job={job} what="the points" />;
}
