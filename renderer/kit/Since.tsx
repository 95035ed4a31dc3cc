import { useEffect, useState } from 'react';

/** Seconds since a time in ms since 1970. */
export function Since({ at }: { at: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <>{Math.max(0, Math.floor((now - at) / 1000))} s</>;
}
