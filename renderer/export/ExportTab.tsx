import { ExportView } from './ExportView';

/** In the right column; follows every edit. */
export const ExportTab = () => <ExportView />;
