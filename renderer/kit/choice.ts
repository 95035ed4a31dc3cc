/** What one chooses from a list. */
export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
  /** A second line in grey. */
  readonly detail?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Code, in the font of code. */
  readonly code?: boolean | undefined;
}
