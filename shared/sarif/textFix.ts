/** A fix as an edit of the file's text, where that is exactly what the fix does to the request. */

import type { Fix } from '../findings/finding';
import { parseRequest } from '../formats/parseRequest';
import { pythonJsonLine, typed } from '../formats/pythonJson';
import { removeMember, replacement, setMember } from '../json/edit';
import { locate } from '../json/locate';
import type { Span } from '../json/scan';
import type { Edit } from '../request/edits';
import { applyEdits } from '../request/edits';
import type { Request } from '../request/request';
import { typeOfName } from '../targets/catalogue';
import { sameValue } from '../values/value';

/** The one replacement in a request file that applies the fix; null where the text does not allow it. */
export function textFix(
  text: string,
  request: Request,
  { edits }: Fix,
): { span: Span; text: string } | null {
  let edited: string | null = text;
  for (const edit of edits)
    edited = edited === null ? null : editText(edited, edit, request.target);
  if (edited === null || edited === text) return null;
  const after = parseRequest(edited, request.target);
  return after.ok && isSame(after.request, applyEdits(request, edits))
    ? replacement(text, edited)
    : null;
}

function editText(text: string, edit: Edit, target: string): string | null {
  switch (edit.op) {
    case 'set-override':
      return setMember(
        withObject(text, 'overrides'),
        ['overrides'],
        edit.name,
        valueText(edit, target),
      );
    case 'set-execution':
      return setMember(
        withObject(text, 'execution'),
        ['execution'],
        edit.name,
        valueText(edit, target),
      );
    case 'clear-override':
      return removeMember(text, ['overrides'], edit.name);
    case 'clear-execution':
      return removeMember(text, ['execution'], edit.name);
    case 'set-profile':
      return setMember(text, [], 'profile', JSON.stringify(edit.value));
    case 'set-entry-point':
      return setMember(text, [], 'entry_point', JSON.stringify(edit.value));
  }
}

/** The text with an object under `key`, where there was null or nothing. */
function withObject(text: string, key: string): string {
  const known = locate(text, [key])?.value;
  return known && text[known.start] === '{' ? text : (setMember(text, [], key, '{}') ?? text);
}

const valueText = (
  { name, value }: Extract<Edit, { name: string; value: unknown }>,
  target: string,
) => pythonJsonLine(typed(value, typeOfName(target, name))).trimEnd();

const isSame = (a: Request, b: Request): boolean =>
  sameValue(a.overrides, b.overrides) &&
  sameValue(a.execution ?? {}, b.execution ?? {}) &&
  (a.profile ?? null) === (b.profile ?? null) &&
  a.entry_point === b.entry_point;
