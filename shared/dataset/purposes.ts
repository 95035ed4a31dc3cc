/** What the arrays of a dataset are for (SPEC 5), in their usual order. */
export interface Purpose {
  readonly name: string;
  readonly use: string;
  /** PtychoPINN cannot go on without it. */
  readonly required?: true;
  readonly oldName?: string;
}

export const PURPOSES: readonly Purpose[] = [
  {
    name: 'diffraction',
    use: 'measured amplitudes, one pattern a position',
    required: true,
    oldName: 'diff3d',
  },
  { name: 'probeGuess', use: 'first guess of the probe; its size is N', required: true },
  { name: 'objectGuess', use: 'first guess of the object' },
  { name: 'xcoords', use: 'scan positions along x, pixels', required: true },
  { name: 'ycoords', use: 'scan positions along y, pixels', required: true },
  { name: 'xcoords_start', use: 'nominal positions along x' },
  { name: 'ycoords_start', use: 'nominal positions along y' },
  { name: 'scan_index', use: 'which scan each pattern belongs to' },
  { name: '_metadata', use: 'what the file says of itself, below' },
  { name: 'Y', use: 'labels, for supervised training' },
];
