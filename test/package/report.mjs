// @ts-check
/** One line a check, and how many passed and failed. */

/** Cannot be tried on this machine or with this Electron, and why: neither passed nor failed. */
export class CannotBeTried extends Error {
  /** @override */
  name = 'CannotBeTried';
}

export class Report {
  passed = 0;
  failed = 0;

  /**
   * Runs a check, which throws when something is wrong; what it returns is said besides.
   * @param {string} title @param {() => Promise<string | void> | string | void} work
   * @returns {Promise<boolean>} whether it passed
   */
  async check(title, work) {
    const started = performance.now();
    try {
      const said = await work();
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      this.passed += 1;
      console.log(`ok      ${title}${said ? `: ${said}` : ''} (${seconds} s)`);
      return true;
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      if (error instanceof CannotBeTried) {
        console.log(`--      ${title}: cannot be tried here: ${words}`);
        return false;
      }
      this.failed += 1;
      console.log(`FAILED  ${title}: ${words}`);
      return false;
    }
  }
}

/** Throws when it is not so. @param {unknown} so @param {string} otherwise @returns {asserts so} */
export function expect(so, otherwise) {
  if (!so) throw new Error(otherwise);
}
