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
import { type Planned, useSweep } from './store';

/** The sweep view: editor, points, and the selected point or an overview. */
export function SweepView() {
  const planned = useSweep((state) => state.planned);
  const selected = useSweep((state) => state.selected);
  const isResults = useSweep((state) => state.view === 'results');
  const results = useShownResults();
  const point = planned && selected !== null && selected < planned.plan.count ? selected : null;
  if (isResults)
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
  return (
    <main className={css.sweep}>
      <SweepBar planned={planned} />
      <Editor />
      <section className={css.points} aria-label="Points of the sweep" data-column>
        <Tools planned={planned} />
        {planned && planned.plan.count > 0 ? (
          <View planned={planned} />
        ) : (
          <Empty planned={planned} />
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

function View({ planned }: { planned: Planned }) {
  const view = useSweep((state) => state.view);
  return view === 'points' ? <PointTable planned={planned} /> : <Coverage planned={planned} />;
}

function Empty({ planned }: { planned: Planned | null }) {
  if (!planned)
    return (
      <p className={parts.empty}>
        Points appear here as soon as an axis has values. Nothing is written until you export.
      </p>
    );
  return (
    <div className={parts.empty}>
      <p>No points:</p>
      <FindingList
        findings={planned.plan.findings.filter(({ severity }) => severity === 'error')}
      />
    </div>
  );
}
