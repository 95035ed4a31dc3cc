/** The JSON object in a text; null for any other text. */
import { parseJson, withoutByteOrderMark } from '../json/read';
export function jsonObject(text: string): object | null {
  // Called at every key press for texts of all formats, few of which begin like an object.
  if (!/^\s*\{/.test(text)) return null;
  try {
    const data: unknown = parseJson(withoutByteOrderMark(text));
    return typeof data === 'object' ? data : null;
  } catch {
    return null;
  }
}
