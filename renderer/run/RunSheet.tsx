import { Dialog, Sheet } from '../kit/Dialog';
import { useInterpreter } from '../kit/environments/useInterpreter';
import { useStore } from '../store/store';
import { Before } from './Before';
import { Files } from './Files';
import { Foot } from './Foot';
import { Hosts } from './Hosts';
import css from './RunSheet.module.css';
import { useSheeted } from './sheeted';
import { useRun } from './store';
import { useHosts } from './usePreview';
import { Verify } from './Verify';
import { aboutText } from './words';

/** Where the run goes, what it gets there, and every file of it before it is written. */
export function RunSheet() {
  const hosts = useHosts();
  const wanted = useRun(({ host }) => host);
  const chosen = hosts.find(({ id }) => id === wanted) ?? hosts[0] ?? null;
  const workflow = useStore(({ history }) => history.present.draft.workflow);
  const python = useInterpreter();
  const sheeted = useSheeted(chosen, python[0]);
  return (
    <Dialog label="Run it" wide>
      <Sheet
        title="Run it"
        head={<p className={css.about}>{aboutText(workflow, sheeted?.preview.value ?? null)}</p>}
        className={css.sheet}
        columns
        foot={sheeted && <Foot {...sheeted} />}
      >
        <Hosts hosts={hosts} chosen={chosen} sheeted={sheeted} python={python} />
        {sheeted && (
          <>
            <Before {...sheeted} />
            <section className={css.result} aria-label="What is run">
              <Files {...sheeted} />
              <Verify {...sheeted} />
            </section>
          </>
        )}
      </Sheet>
    </Dialog>
  );
}
