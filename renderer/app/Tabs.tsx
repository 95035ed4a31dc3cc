import { type ComponentType, Suspense } from 'react';
import { ConsistencyTab } from '../consistency/ConsistencyTab';
import { DiffTab } from '../diff/DiffTab';
import { ExplainTab } from '../explain/ExplainTab';
import { FindingsTab } from '../findings/FindingsTab';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { useMarks } from '../kit/findings/useMarks';
import { keyOf } from '../kit/keyText';
import { Menu, MenuItem } from '../kit/Menu';
import { TabList } from '../kit/TabList';
import { LegacyTab, PayloadTab } from '../payload/PayloadTab';
import { showTab } from '../store/showTab';
import { useStore } from '../store/store';
import type { Tab } from '../store/viewState';
import { ExportTab } from './lazyModules';
import css from './Tabs.module.css';

const CONTENT: { readonly [tab in Tab]: { title: string; Content: ComponentType } } = {
  findings: { title: 'Findings', Content: FindingsTab },
  explain: { title: 'Explain', Content: ExplainTab },
  'used-values': { title: 'Used values', Content: ConsistencyTab },
  diff: { title: 'Diff', Content: DiffTab },
  payload: { title: 'Payload', Content: PayloadTab },
  params: { title: 'params.cfg', Content: LegacyTab },
  export: { title: 'Export as', Content: ExportTab },
};

/** Always in the line; the others are in its menu, and in the line while they are shown. */
const LINE: readonly Tab[] = ['findings', 'explain', 'used-values', 'diff', 'payload'];

/** The right column: views of the resolved configuration. */
export function Tabs() {
  const tab = useStore((state) => state.tab);
  const { Content } = CONTENT[tab];
  const shown = LINE.includes(tab) ? LINE : [...LINE.slice(0, -1), tab];
  return (
    <section className={css.panel} aria-label="Result" data-column data-result>
      <TabList
        label="Result views"
        value={tab}
        onChange={showTab}
        tabs={shown.map((value) => ({
          value,
          title: CONTENT[value].title,
          badge: value === 'findings' && <Count />,
        }))}
        end={<More shown={shown} />}
      >
        <Suspense>
          <Content />
        </Suspense>
      </TabList>
    </section>
  );
}

const KEYS = { payload: 'show-payload', params: 'show-params', export: 'show-export' } as const;

/** The views that have no room in the line. */
const More = ({ shown }: { shown: readonly Tab[] }) => (
  <Menu align="end" trigger={<Button small variant="ghost" icon="more" label="More views" />}>
    {(['payload', 'params', 'export'] as const)
      .filter((name) => !shown.includes(name))
      .map((name) => (
        <MenuItem key={name} keys={keyOf(KEYS[name])} onSelect={() => showTab(name)}>
          {CONTENT[name].title}
        </MenuItem>
      ))}
    <MenuItem keys={keyOf('reference')} onSelect={() => dispatch('reference')}>
      Reference
    </MenuItem>
  </Menu>
);

/** How many findings are open. */
function Count() {
  const marks = useMarks();
  const count = marks.reduce((sum, { count: here }) => sum + here, 0);
  if (count === 0) return null;
  return (
    <em className={css.count} data-mark={marks[0]?.mark}>
      {count}
    </em>
  );
}
