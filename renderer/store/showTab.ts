import { useStore } from './store';
import type { Tab } from './viewState';

/** Shows a view of the result column, also where a narrow window has the column closed. */
export const showTab = (tab: Tab) => useStore.setState({ tab, panelOpen: true });
