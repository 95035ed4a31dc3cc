import { useEffect, useEffectEvent, useState } from 'react';

/** What `ask` answers about `subject`, asked again when that changes; null until the answer is there. */
export function useAnswer<T>(subject: object | undefined, ask: () => Promise<T>): T | null {
  const [answer, setAnswer] = useState<{ subject: object; value: T }>();
  const askLatest = useEffectEvent(ask);
  useEffect(() => {
    if (!subject) return;
    let wanted = true;
    void askLatest().then((value) => {
      if (wanted) setAnswer({ subject, value });
    });
    return () => {
      wanted = false;
    };
  }, [subject]);
  return answer && answer.subject === subject ? answer.value : null;
}
