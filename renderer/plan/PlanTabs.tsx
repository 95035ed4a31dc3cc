import { Suspense } from 'react';
import { TabList } from '../kit/TabList';
import { CostTab, CostTools } from './cost/CostTab';
import { GroupsTab, GroupsTools } from './groups/GroupsTab';
import { InputTab } from './lazyInput';
import css from './PlanTabs.module.css';
import { type PlanTab, usePlanView } from './view';

const TABS: readonly { readonly value: PlanTab; readonly title: string }[] = [
  { value: 'groups', title: 'Groups' },
  { value: 'input', title: 'Network input' },
  { value: 'cost', title: 'Cost and schedule' },
];

/** The middle of the Plan view. */
export function PlanTabs() {
  const tab = usePlanView((state) => state.tab);
  return (
    <section className={css.tabs} aria-label="Plan" data-column>
      <TabList
        label="Plan views"
        value={tab}
        onChange={(value) => usePlanView.setState({ tab: value })}
        tabs={TABS}
        end={tab === 'groups' ? <GroupsTools /> : tab === 'cost' ? <CostTools /> : null}
      >
        <Suspense>
          {tab === 'groups' ? <GroupsTab /> : tab === 'input' ? <InputTab /> : <CostTab />}
        </Suspense>
      </TabList>
    </section>
  );
}
