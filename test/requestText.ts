/** A request of somebody else, as text to import. */
export const requestText = (changes: object = {}): string =>
  JSON.stringify({
    target: 'adr-003',
    workflow: 'training',
    train_data_file: '',
    output_dir: 'runs/theirs',
    overrides: { n_groups: 12, gridsize: 2 },
    execution: { learning_rate: 1e-4 },
    ...changes,
  });
