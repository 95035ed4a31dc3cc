import type { ExportFormat } from './format';

/** Whether `pinnboard_payload.py` is useful together with the format. */
export const hasLoader = ({ id }: Pick<ExportFormat, 'id'>): boolean => id === 'python';
