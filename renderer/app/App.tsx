import { DatasetPanel } from '../dataset/DatasetPanel';
import { SafeFixes } from '../findings/SafeFixes';
import { FormPanel } from '../form/FormPanel';
import { Header } from '../header/Header';
import { Loading } from '../overlays/Loading';
import { Palette } from '../overlays/Palette';
import { Shortcuts } from '../overlays/Shortcuts';
import { Later } from '../parts/Later';
import { HAND_OVER, IMPORT, PRESETS, REFERENCE, SWEEP } from '../parts/parts';
import { useStore } from '../store/store';
import { isUntargeted } from '../store/target';
import { ChooseTarget } from '../target/ChooseTarget';
import css from './App.module.css';
import { Columns } from './Columns';
import { DropLayer } from './DropLayer';
import { Footer } from './Footer';
import { Notices } from './Notices';
import { Tabs } from './Tabs';
import { Title } from './Title';
import { useFocusKept } from './useFocusKept';
import { usePastedText } from './usePastedText';
import { useShortcuts } from './useShortcuts';

/** The window. */
export function App() {
  useShortcuts();
  useFocusKept();
  return (
    <>
      <Title />
      <Content />
      <DropLayer />
    </>
  );
}

/** The work, the question what it is for, or nothing while main has not said which. */
function Content() {
  const question = useStore((state) => state.targetQuestion);
  const untargeted = useStore(isUntargeted);
  if (question) return <ChooseTarget question={question} />;
  return untargeted ? null : <Workbench />;
}

function Workbench() {
  usePastedText();
  return (
    <div className={css.window}>
      <Header />
      <Notices />
      <Place />
      <Footer />
      <Overlay />
    </div>
  );
}

function Place() {
  const place = useStore((state) => state.place);
  if (place === 'sweep') return <Later part={SWEEP}>{({ SweepView }) => <SweepView />}</Later>;
  return <Columns left={<DatasetPanel />} middle={<FormPanel />} right={<Tabs />} />;
}

function Overlay() {
  const overlay = useStore((state) => state.overlay);
  const loading = <Loading />;
  if (overlay === 'palette') return <Palette />;
  if (overlay === 'safe-fixes') return <SafeFixes />;
  if (overlay === 'reference')
    return (
      <Later part={REFERENCE} meanwhile={loading}>
        {({ Reference }) => <Reference />}
      </Later>
    );
  if (overlay === 'handover')
    return (
      <Later part={HAND_OVER} meanwhile={loading}>
        {({ HandOverSheet }) => <HandOverSheet />}
      </Later>
    );
  if (overlay === 'import')
    return (
      <Later part={IMPORT} meanwhile={loading}>
        {({ ImportSheet }) => <ImportSheet />}
      </Later>
    );
  if (overlay === 'presets')
    return (
      <Later part={PRESETS} meanwhile={loading}>
        {({ Presets }) => <Presets />}
      </Later>
    );
  if (overlay === 'sweep-write')
    return (
      <Later part={SWEEP} meanwhile={loading}>
        {({ WriteDialog }) => <WriteDialog />}
      </Later>
    );
  return overlay === 'shortcuts' ? <Shortcuts /> : null;
}
