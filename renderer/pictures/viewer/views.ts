/** What the viewer shows, loaded with it. */
export { PatternView, ProbeView } from './ArrayViews';
export { ScanView } from './ScanView';
