import { DatasetPanel } from '../dataset/DatasetPanel';
import { ExportMenu } from '../export/ExportMenu';
import { SafeFixes } from '../findings/SafeFixes';
import { FormPanel } from '../form/FormPanel';
import { Header } from '../header/Header';
import { Lazy } from '../kit/Lazy';
import { Loading } from '../kit/Loading';
import { Pictures } from '../pictures/Pictures';
import { useStore } from '../store/store';
import { isUntargeted } from '../store/target';
import { ChooseTarget } from '../target/ChooseTarget';
import css from './App.module.css';
import { Columns } from './Columns';
import { DropLayer } from './DropLayer';
import { Footer } from './Footer';
import { EXPORT, IMPORT, PRESETS, REFERENCE, SWEEP } from './lazyModules';
import { Notices } from './Notices';
import { Palette } from './palette/Palette';
import { Shortcuts } from './Shortcuts';
import { Tabs } from './Tabs';
import { Title } from './Title';
import { useFocusRestore } from './useFocusRestore';
import { usePastedText } from './usePastedText';
import { useShortcuts } from './useShortcuts';

/** The window. */
export function App() {
  useShortcuts();
  useFocusRestore();
  return (
    <>
      <Title />
      <Content />
      <DropLayer />
    </>
  );
}

/** The workbench, the question for the target, or nothing until main has answered. */
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
      <Header>
        <ExportMenu />
      </Header>
      <Notices />
      <Place />
      <Footer />
      <Overlay />
    </div>
  );
}

function Place() {
  const place = useStore((state) => state.place);
  if (place === 'sweep') return <Lazy part={SWEEP}>{({ SweepView }) => <SweepView />}</Lazy>;
  return (
    <Columns left={<DatasetPanel Pictures={Pictures} />} middle={<FormPanel />} right={<Tabs />} />
  );
}

function Overlay() {
  const overlay = useStore((state) => state.overlay);
  const loading = <Loading />;
  if (overlay === 'palette') return <Palette />;
  if (overlay === 'safe-fixes') return <SafeFixes />;
  if (overlay === 'reference')
    return (
      <Lazy part={REFERENCE} meanwhile={loading}>
        {({ Reference }) => <Reference />}
      </Lazy>
    );
  if (overlay === 'export')
    return (
      <Lazy part={EXPORT} meanwhile={loading}>
        {({ ExportSheet }) => <ExportSheet />}
      </Lazy>
    );
  if (overlay === 'import')
    return (
      <Lazy part={IMPORT} meanwhile={loading}>
        {({ ImportSheet }) => <ImportSheet />}
      </Lazy>
    );
  if (overlay === 'presets')
    return (
      <Lazy part={PRESETS} meanwhile={loading}>
        {({ Presets }) => <Presets />}
      </Lazy>
    );
  if (overlay === 'sweep-write')
    return (
      <Lazy part={SWEEP} meanwhile={loading}>
        {({ WriteDialog }) => <WriteDialog />}
      </Lazy>
    );
  return overlay === 'shortcuts' ? <Shortcuts /> : null;
}
