/** What the window wants of handing over; read later, see `parts/`. */
export { ExportSheet } from './ExportSheet';
export { ExportTab } from './ExportTab';
