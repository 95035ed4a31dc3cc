import css from './Control.module.css';

/** Characters that fit the control beside its folder button. */
const ROOM = 21;

/** The end of a path that is longer than its control: what tells it from others. Shown until the control has the focus. */
export function PathEnd({ text }: { text: string }) {
  const short = endOf(text);
  if (short === text) return null;
  return (
    <span className={css.end} aria-hidden="true">
      {short}
    </span>
  );
}

/** `…/run1084_val.npz`: as many of the last parts as fit, at least the end of the last one. */
export function endOf(path: string, room = ROOM): string {
  if (path.length <= room) return path;
  const parts = path.split(/(?=[/\\])/);
  let end = '';
  for (const part of parts.reverse()) {
    if (1 + part.length + end.length > room) break;
    end = part + end;
  }
  return `…${end === '' ? path.slice(1 - room) : end}`;
}
