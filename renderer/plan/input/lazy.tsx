/** The tab of the network input, loaded when it is shown first. */
export { InputSide } from './InputSide';
export { InputTab } from './InputTab';
