/** The JSON object that a text is; null for any other text. */
import { parseJson, withoutByteOrderMark } from '../json/read';
export function jsonObject(text: string): object | null {
  // Texts of other forms are asked about at every key press; few begin like an object.
  if (!/^\s*\{/.test(text)) return null;
  try {
    const data: unknown = parseJson(withoutByteOrderMark(text));
    return typeof data === 'object' ? data : null;
  } catch {
    return null;
  }
}
