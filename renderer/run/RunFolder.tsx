import { useId, useState } from 'react';
import type { Host } from '../../shared/hosts/host';
import type { RunPreview } from '../../shared/ipc/hosts';
import { sizeText } from '../../shared/values/bytes';
import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
import field from '../kit/field.module.css';
import { Icon } from '../kit/Icon';
import { tip } from '../kit/Tip';
import { ask } from '../store/ask';
import css from './Before.module.css';
import type { Sheeted } from './sheeted';
import { useRun } from './store';

/** Asks for the folder of runs; false when the user cancels. */
export async function chooseRuns(): Promise<boolean> {
  const chosen = await ask(bridge?.chooseRuns());
  if (chosen) useRun.setState({ runs: chosen });
  return Boolean(chosen);
}

interface Props {
  preview: RunPreview;
  host: Host;
  answers: Sheeted['answers'];
}

/** The folder that the run gets: its name can be typed, its place chosen. */
export function RunFolder({ preview, host, answers }: Props) {
  const title = useId();
  const { runs, folder, name, taken, freeBytes, plan } = preview;
  const typedBefore = useRun((state) => state.name);
  const [typed, setTyped] = useState(typedBefore);
  const isLocal = host.reach.kind === 'local';
  const { free = null } = answers.value ?? {};
  const freeThere = free && 'value' in free ? free.value : null;
  const bytes = isLocal ? freeBytes : freeThere;
  return (
    <section aria-labelledby={title}>
      <h3 id={title}>Run folder</h3>
      <div className={css.folder}>
        <span className={field.field}>
          <input
            aria-label="Name of the run folder"
            value={typed ?? name}
            spellCheck={false}
            data-own-undo
            onChange={({ target }) => {
              setTyped(target.value);
              useRun.setState({ name: target.value.trim() || null });
            }}
            onBlur={() => {
              if (typed?.trim() === '') setTyped(null);
            }}
          />
          <span className={css.unit} {...tip('The first digits of the payload hash')}>
            {folder.startsWith(name) ? folder.slice(name.length) : ''}
          </span>
        </span>
        <Button
          icon="folder"
          label="Choose the folder of runs…"
          onClick={() => void chooseRuns()}
        />
      </div>
      {runs === null ? (
        <p className={css.note}>
          This configuration was never saved, so that no folder of runs is beside it. You are asked
          for one.
        </p>
      ) : (
        <p className={css.note}>
          <span className={css.good}>
            <Icon name="ok" size={14} /> new folder
          </span>{' '}
          in <code>{isLocal ? runs : host.runs}</code>
          {!isLocal && ` on ${host.name}`}
          {bytes !== null && ` · ${diskText(plan.diskBytes, bytes)}`}
          {!isLocal && (
            <>
              {' · '}recorded here in <code>{runs}</code>
            </>
          )}
        </p>
      )}
      {taken !== null && (
        <p className={css.warning}>
          <Icon name="triangle" size={14} />
          <span>
            <code>{taken}</code> holds a run of this configuration: this one gets another folder.
          </span>
        </p>
      )}
    </section>
  );
}

const diskText = (needed: number | null, free: number): string =>
  needed === null ? `${sizeText(free)} free` : `${sizeText(needed)} of ${sizeText(free)} free`;
