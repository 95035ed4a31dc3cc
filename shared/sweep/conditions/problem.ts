/** What is wrong with a condition, and where. */
export class ConditionProblem extends Error {
  override readonly name = 'ConditionProblem';

  constructor(
    /** A clause: `unterminated string; expected a closing quote`. */
    readonly what: string,
    /** Offset in the condition's text. */
    readonly at: number,
    /** What could be there; empty where nothing in particular. */
    readonly expected = '',
  ) {
    super(what);
  }
}
