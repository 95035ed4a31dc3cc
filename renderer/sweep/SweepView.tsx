import { isBlocking } from '../../shared/findings/finding';
import parts from '../theme/view.module.css';
import { Coverage } from './coverage/Coverage';
import { Editor } from './editor/Editor';
import { FindingList } from './FindingList';
import { Overview } from './point/Overview';
import { PointPanel } from './point/PointPanel';
import { PointTable } from './points/PointTable';
import { Tools } from './points/Tools';
import { ResultSide } from './results/ResultSide';
import { ResultsView } from './results/ResultsView';
import { ResultTools } from './results/ResultTools';
import { useShownResults } from './results/shown';
import { SweepBar } from './SweepBar';
import css from './SweepView.module.css';
import { useSweep } from './store';

/** The sweep view: editor, points, and the selected point or an overview. */
export function SweepView() {
  const planned = useSweep((state) => state.planned);
  const selected = useSweep((state) => state.selected);
  const view = useSweep((state) => state.view);
  const results = useShownResults();
  const count = planned?.plan.count ?? 0;
  const point = selected !== null && selected < count ? selected : null;
  if (view === 'results')
    return (
      <main className={css.sweep} data-view="results">
        <SweepBar planned={planned} />
        <section className={css.points} aria-label="Results of the sweep" data-column>
          <Tools planned={planned}>
            <ResultTools shown={results} />
          </Tools>
          <ResultsView shown={results} />
        </section>
        <section className={css.side} aria-label="Best point and importance" data-column>
          {results && <ResultSide shown={results} />}
        </section>
      </main>
    );
  const Points = view === 'points' ? PointTable : Coverage;
  return (
    <main className={css.sweep}>
      <SweepBar planned={planned} />
      <Editor />
      <section className={css.points} aria-label="Points of the sweep" data-column>
        <Tools planned={planned} />
        {planned && count > 0 ? (
          <Points planned={planned} />
        ) : (
          <div className={parts.empty}>
            <p>
              {planned
                ? 'No points:'
                : 'Points appear here as soon as every axis has valid values. Nothing is written until you export.'}
            </p>
            {planned && <FindingList findings={planned.plan.findings.filter(isBlocking)} />}
          </div>
        )}
      </section>
      <section
        className={css.side}
        aria-label={point === null ? 'Findings of the sweep' : `Point ${point + 1}`}
        data-column
      >
        {planned && point !== null ? (
          <PointPanel planned={planned} position={point} />
        ) : (
          <Overview planned={planned} />
        )}
      </section>
    </main>
  );
}
