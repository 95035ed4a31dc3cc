/** What is wrong with a condition, and where. */
export class ConditionProblem extends Error {
  override readonly name = 'ConditionProblem';

  constructor(
    /** The rest of a sentence: `the text that starts here has no end`. */
    readonly what: string,
    /** Offset in the condition's text. */
    readonly at: number,
    /** What would be right there; empty where nothing in particular. */
    readonly expected = '',
  ) {
    super(what);
  }
}
