/** Looking at the disk again and again: files change while they are shown. */

const EVERY_MS = 3000;

/** Looks now, every three seconds, and when the window gets the focus; returns what ends it. */
export function watch(look: (isEnded: () => boolean) => Promise<void>): () => void {
  let ended = false;
  // A network share that hangs answers late; it is not asked again meanwhile.
  let looking = false;
  const again = () => {
    if (looking) return;
    looking = true;
    void look(() => ended).finally(() => {
      looking = false;
    });
  };
  again();
  const timer = setInterval(again, EVERY_MS);
  window.addEventListener('focus', again);
  return () => {
    ended = true;
    clearInterval(timer);
    window.removeEventListener('focus', again);
  };
}
