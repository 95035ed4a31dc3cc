import { Suspense } from 'react';
import { CostSide } from './cost/CostSide';
import { GroupsSide } from './groups/GroupsSide';
import { InputSide } from './lazyInput';
import css from './PlanTabs.module.css';
import { type PlanTab, usePlanView } from './view';

const TITLES: { readonly [tab in PlanTab]: string } = {
  groups: 'Groups in detail',
  input: 'Network input in detail',
  cost: 'Cost in detail',
};

/** The right column of the Plan view: what belongs to the tab in the middle. */
export function PlanSide() {
  const tab = usePlanView((state) => state.tab);
  return (
    <section className={css.side} aria-label={TITLES[tab]} data-column data-result>
      <Suspense>
        {tab === 'groups' ? <GroupsSide /> : tab === 'input' ? <InputSide /> : <CostSide />}
      </Suspense>
    </section>
  );
}
