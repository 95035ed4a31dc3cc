/** The strip of the run plan, loaded after the first resolution. */
export { readFinished } from '../finished';
export { setGpuChoices } from '../gpus';
export { focusStrip, Strip } from './Strip';
