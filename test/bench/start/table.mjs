// @ts-check
/** Figures as a Markdown table that the README can take. */

/** @typedef {{ what: string, peer: string, ours: number, theirs: number, unit: string }} Figure */

/** @param {number} value @param {string} unit */
const told = (value, unit) => `${value.toFixed(Math.abs(value) < 10 ? 1 : 0)} ${unit}`;

/** Prints what, peer, ratio, ours, theirs. @param {readonly Figure[]} figures */
export function printTable(figures) {
  console.log('\n| what | peer | ratio | ours | theirs |\n| --- | --- | --- | --- | --- |');
  for (const { what, peer, ours, theirs, unit } of figures)
    console.log(
      `| ${what} | ${peer} | ${(ours / theirs).toFixed(2)} | ${told(ours, unit)} | ${told(theirs, unit)} |`,
    );
}
