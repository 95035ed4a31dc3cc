/** JSON with whole numbers of any size, which `JSON.stringify` refuses. */

/** Begins the text in the place of a `bigint`; no value can know it. */
const EXACT = `exact ${Math.random()} `;
const MARKED = new RegExp(`"${EXACT.replaceAll('.', '\\.')}(-?\\d+)"`, 'g');

/** As `JSON.stringify`, with a `bigint` written as the number that it is. */
export function jsonText(data: unknown, indent?: number): string {
  let found = false;
  const text = JSON.stringify(
    data,
    (_key, value: unknown) => {
      if (typeof value !== 'bigint') return value;
      found = true;
      return EXACT + value;
    },
    indent,
  );
  return found ? text.replace(MARKED, '$1') : text;
}
