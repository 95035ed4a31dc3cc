/** The pictures of the runs that are compared. */
import { useEffect, useMemo, useState } from 'react';
import { errorText } from '../../../shared/errors/words';
import { pictureNames, type RunPicture } from '../../../shared/runs/compare/pictures';
import { bridge } from '../../bridge/bridge';
import { useCompare } from './store';
import type { Compared } from './useCompared';

interface Listed {
  readonly pictures: readonly RunPicture[];
  readonly problem: string | null;
}

/** The picture that is shown of a run; null where it has none of that name. */
export interface Shown {
  readonly of: Compared;
  readonly picture: RunPicture | null;
}

interface ComparedPictures {
  /** All of the runs have been asked. */
  readonly isRead: boolean;
  readonly names: readonly string[];
  /** null where there is none. */
  readonly name: string | null;
  readonly shown: readonly Shown[];
  readonly problems: readonly string[];
}

export function usePictures(compared: readonly Compared[]): ComparedPictures {
  const asked = useCompare((state) => state.picture);
  const [listed, setListed] = useState<ReadonlyMap<string, Listed>>(new Map());
  const ids = compared.map(({ id }) => id).join(' ');
  useEffect(() => {
    let isWanted = true;
    for (const id of ids.split(' '))
      void bridge?.runPictures(id).then((outcome) => {
        const one: Listed = outcome.ok
          ? { pictures: outcome.value, problem: null }
          : { pictures: [], problem: errorText(outcome.error) };
        if (isWanted) setListed((before) => new Map(before).set(id, one));
      });
    return () => {
      isWanted = false;
    };
  }, [ids]);
  return useMemo(() => {
    const lists = compared.map(({ id }) => listed.get(id));
    const names = pictureNames(lists.map((list) => list?.pictures ?? []));
    const name = asked !== null && names.includes(asked) ? asked : (names[0] ?? null);
    return {
      isRead: lists.every((list) => list !== undefined),
      names,
      name,
      shown: compared.map((of, at) => ({
        of,
        // Of several, the last: MLflow's artifacts are by epoch, inferences by folder.
        picture: lists[at]?.pictures.findLast((one) => one.name === name) ?? null,
      })),
      problems: lists.flatMap((list, at) =>
        list?.problem ? [`${compared[at]?.name ?? ''}: ${list.problem}`] : [],
      ),
    };
  }, [compared, listed, asked]);
}
