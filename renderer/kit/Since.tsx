import { useEffect, useState } from 'react';
import { durationText } from '../../shared/runs/timing';

/** The time since one in ms since 1970: `20 s`, `3 min`, `2 h`. */
export function Since({ at }: { at: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <>{durationText(Math.max(0, Math.floor((now - at) / 1000)))}</>;
}
