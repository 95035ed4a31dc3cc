/** What the window wants of handing over; read later, see `parts/`. */
export { formatsFor } from '../../shared/exporters';
export { ExportSheet } from './ExportSheet';
export { ExportTab } from './ExportTab';
