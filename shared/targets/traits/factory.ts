/** Traits of the configuration factory: how the targets' factories differ from each other. */
export interface FactoryTraits {
  /** How the request's paths reach the payload: as given, or as Python's pathlib writes them. */
  readonly paths: 'as-given' | 'pathlib';
}
