/** Whether the request can leave the window: exported, or run. */
import { type Finding, isBlocking, isCertainCrash } from '../../shared/findings/finding';
import { counted } from '../kit/format';
import { pendingWhy } from '../store/pending';
import { useDocument, useStore } from '../store/store';

interface Readiness {
  readonly ready: boolean;
  /** What is wrong first, and how many there are of it; null for nothing. */
  readonly mark: 'text' | 'blocked' | 'crash' | null;
  readonly count: number;
  /** Why it is not ready, or what will be asked; null without either. */
  readonly why: string | null;
}

/** `what` is named as blocked: `Export`. */
export function useReadiness(what: string): Readiness {
  const findings = useStore((state) => state.resolution.findings);
  const failure = useStore((state) => state.failure);
  // The resolution may still be of an earlier draft.
  const isResolved = useStore(
    ({ resolution, resolvedDocument, history }) =>
      resolution.payload !== null && resolvedDocument.draft === history.present.draft,
  );
  const pending = useDocument(pendingWhy);
  const ready = isResolved && pending === null;
  if (pending !== null)
    return {
      ready,
      mark: 'text',
      count: 1,
      why: `${what} is blocked: ${pending}. Click to go there.`,
    };
  const [block, ...blocks] = findings.filter(isBlocking);
  if (block)
    return {
      ready,
      mark: 'blocked',
      count: blocks.length + 1,
      why: `${what} is blocked by ${counted(blocks.length + 1, 'problem')}. First: ${block.message} Click to go there.`,
    };
  const [crash, ...crashes] = findings.filter(isCertainCrash);
  if (crash) return { ready, mark: 'crash', count: crashes.length + 1, why: crashWhy(crash) };
  return { ready, mark: null, count: 0, why: ready ? null : (failure ?? 'Resolving…') };
}

const crashWhy = ({ message }: Finding): string =>
  `The run will crash: ${message} You will be asked before anything is written.`;
