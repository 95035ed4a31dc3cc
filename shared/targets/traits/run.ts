/** Traits of the program that runs: what its entry points, loaders, networks and trainers do. */
export interface RunTraits {
  /** Whether a PtychoPINN of this target can be installed and run; false for a design document. */
  readonly runs: boolean;
}
