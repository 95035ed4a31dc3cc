import type { ExportFormat } from './format';

/** Whether `pinnboard_payload.py` is of use beside the form. */
export const hasLoader = ({ id }: Pick<ExportFormat, 'id'>): boolean => id === 'python';
