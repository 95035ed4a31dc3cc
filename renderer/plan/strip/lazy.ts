/** The strip of the run plan, loaded after the first resolution. */
export { focusStrip, Strip } from './Strip';
