/** Something to tell the user in just these words. */
export class Problem extends Error {
  override readonly name = 'Problem';
}
