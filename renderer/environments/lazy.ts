/** What the window needs of the Environments view, loaded on demand. */
export { AddEnvironment } from './AddEnvironment';
export { EnvironmentsView } from './EnvironmentsView';
