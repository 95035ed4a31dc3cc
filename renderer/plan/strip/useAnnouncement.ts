import { useEffect, useState } from 'react';

/** A pause of this length ends a change: nobody wants each key read out. */
const PAUSE_MS = 1000;

/** The text, 1 s after it changed and after the last key. */
export function useAnnouncement(text: string): string {
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    const announce = () => setAnnounced(text);
    let timer = setTimeout(announce, PAUSE_MS);
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(announce, PAUSE_MS);
    };
    window.addEventListener('keydown', wait);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', wait);
    };
  }, [text]);
  return announced;
}
