/** The Python in which PtychoPINN is installed, as the user chose it without naming an environment. */
import { useEffect, useState } from 'react';
import { bridge } from '../../bridge/bridge';
import { ask } from '../../store/ask';

/** The path, null before the user chose one; and what asks for another. */
export function useInterpreter(): [string | null, () => void] {
  const [python, setPython] = useState<string | null>(null);
  useEffect(() => {
    void bridge?.interpreter().then((outcome) => {
      if (outcome.ok) setPython((chosen) => chosen ?? outcome.value);
    });
  }, []);
  const choosePython = async () => {
    const chosen = await ask(bridge?.chooseInterpreter());
    if (chosen) setPython(chosen);
  };
  return [python, () => void choosePython()];
}
