/** What the window needs of preparing a dataset, loaded on demand: steps and recipes are checked by schemas. */
export { isSourceName } from '../../shared/prepare/sourceNames';
export { PrepareSheet } from './PrepareSheet';
export { addSources, chooseAndPrepare, prepareSources } from './sources';
