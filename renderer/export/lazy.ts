/** What the window needs of the export, loaded on demand. */
export { ExportSheet } from './ExportSheet';
export { ExportView as ExportTab } from './ExportView';
