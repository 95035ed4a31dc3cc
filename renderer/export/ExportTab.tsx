import { ExportView } from './ExportView';

/** In the right column, where it follows every edit. */
export const ExportTab = () => <ExportView />;
