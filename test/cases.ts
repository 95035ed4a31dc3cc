/** Whether every case is tried that a seed draws, and not a few: `PINNBOARD_ALL=1`. */
export const ALL = process.env['PINNBOARD_ALL'] === '1';
