import { type ComponentType, type KeyboardEvent, Suspense } from 'react';
import { ConsistencyTab } from '../consistency/ConsistencyTab';
import { DiffTab } from '../diff/DiffTab';
import { ExplainTab } from '../explain/ExplainTab';
import { FindingsTab } from '../findings/FindingsTab';
import { useMarks } from '../kit/findings/useMarks';
import { LegacyTab, PayloadTab } from '../payload/PayloadTab';
import { useStore } from '../store/store';
import { TABS, type Tab } from '../store/viewState';
import { ExportTab } from './lazyModules';
import css from './Tabs.module.css';

const CONTENT: { readonly [tab in Tab]: { title: string; Content: ComponentType } } = {
  findings: { title: 'Findings', Content: FindingsTab },
  diff: { title: 'Diff', Content: DiffTab },
  payload: { title: 'Payload', Content: PayloadTab },
  params: { title: 'params.cfg', Content: LegacyTab },
  'used-values': { title: 'Used values', Content: ConsistencyTab },
  explain: { title: 'Explain', Content: ExplainTab },
  export: { title: 'Export as', Content: ExportTab },
};

/** The right column: views of the resolved configuration. */
export function Tabs() {
  const tab = useStore((state) => state.tab);
  const { Content } = CONTENT[tab];
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const at = TABS.indexOf(tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    const next = to === undefined ? undefined : TABS[(to + TABS.length) % TABS.length];
    if (!next) return;
    event.preventDefault();
    useStore.setState({ tab: next });
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <section className={css.panel} aria-label="Result" data-column>
      <div className={css.tabs} role="tablist" aria-label="Result views" onKeyDown={step}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            className={css.tab}
            aria-selected={tab === name}
            aria-controls="tab-panel"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => useStore.setState({ tab: name })}
          >
            {CONTENT[name].title}
            {name === 'findings' && <Count />}
          </button>
        ))}
      </div>
      <div
        className={css.content}
        role="tabpanel"
        id="tab-panel"
        aria-labelledby={`tab-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard.
        tabIndex={0}
      >
        <Suspense>
          <Content />
        </Suspense>
      </div>
    </section>
  );
}

function Count() {
  const marks = useMarks();
  const count = marks.reduce((sum, { count: here }) => sum + here, 0);
  if (count === 0) return null;
  return (
    <span className={css.count} data-mark={marks[0]?.mark}>
      {count}
    </span>
  );
}
