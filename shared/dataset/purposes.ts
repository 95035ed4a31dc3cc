/** What the arrays of a dataset are for, in their usual order. */
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
    use: 'diffraction amplitudes, one pattern per scan position',
    required: true,
    oldName: 'diff3d',
  },
  { name: 'probeGuess', use: 'initial probe; its size is N', required: true },
  { name: 'objectGuess', use: 'initial object' },
  { name: 'xcoords', use: 'scan positions along x, pixels', required: true },
  { name: 'ycoords', use: 'scan positions along y, pixels', required: true },
  { name: 'xcoords_start', use: 'nominal positions along x' },
  { name: 'ycoords_start', use: 'nominal positions along y' },
  { name: 'scan_index', use: 'scan that each pattern belongs to' },
  { name: '_metadata', use: 'metadata, see below' },
  { name: 'Y', use: 'labels, for supervised training' },
];
