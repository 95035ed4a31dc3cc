/** What the window needs of the Plan view, loaded on demand. */
export { Flow } from './flow/Flow';
export { PlanSide } from './PlanSide';
export { PlanTabs } from './PlanTabs';
export { showGroups } from './view';
