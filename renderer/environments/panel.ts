/** What a panel in the right column of the Environments view is about. */
export interface PanelProps {
  /** Name of the selected environment; null where a built-in target is selected, or nothing. */
  readonly environment: string | null;
  /** The selected target, or the one that the selected environment equals or is nearest to; null where none is known. */
  readonly target: string | null;
}
