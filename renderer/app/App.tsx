import { CSPProvider } from '@base-ui/react/csp-provider';
import { type ComponentType, Suspense } from 'react';
import { DatasetPanel } from '../dataset/DatasetPanel';
import { SafeFixes } from '../findings/SafeFixes';
import { FormPanel } from '../form/FormPanel';
import { Header } from '../header/Header';
import { Loading } from '../kit/Loading';
import { Pictures } from '../pictures/Pictures';
import { usePictures } from '../pictures/store';
import { useStore } from '../store/store';
import { isUntargeted } from '../store/target';
import type { OverlayName } from '../store/viewState';
import { ChooseTarget } from '../target/ChooseTarget';
import css from './App.module.css';
import { Columns } from './Columns';
import { DropLayer } from './DropLayer';
import { Footer } from './Footer';
import {
  AddEnvironment,
  EnvironmentsView,
  ExportSheet,
  ImportSheet,
  ModelSheet,
  PlanFlow,
  PlanSide,
  PlanTabs,
  PrepareSheet,
  Presets,
  Reference,
  RunSheet,
  RunsView,
  Strip,
  SweepView,
  Tips,
  UpgradeDialog,
  Viewer,
  WriteDialog,
} from './lazyModules';
import { MoreMenu } from './MoreMenu';
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
    <CSPProvider disableStyleElements>
      <Title />
      <Content />
      <DropLayer />
      <Suspense>
        <Tips />
      </Suspense>
    </CSPProvider>
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
      <div>
        <Header menu={<MoreMenu />} />
        <RunPlan />
      </div>
      <Notices />
      <Place />
      <Footer />
      <Overlay />
    </div>
  );
}

/** The strip below the toolbar. It is loaded once there is something to plan; its room is kept until then. */
function RunPlan() {
  const isRuns = useStore((state) => state.place === 'runs');
  const isResolved = useStore((state) => state.resolveMs !== null || state.failure !== null);
  // The line of the Runs view takes its place.
  if (isRuns) return null;
  return (
    <div className={css.strip}>
      {isResolved && (
        <Suspense>
          <Strip />
        </Suspense>
      )}
    </div>
  );
}

function Place() {
  const place = useStore((state) => state.place);
  switch (place) {
    case 'form':
      return (
        <Columns left={<DatasetPanel Pictures={Pictures} />} middle={<Middle />} right={<Tabs />} />
      );
    case 'plan':
      return (
        <Suspense>
          <Columns left={<PlanFlow />} middle={<PlanTabs />} right={<PlanSide />} />
        </Suspense>
      );
    default: {
      const View = VIEWS[place];
      return (
        <Suspense>
          <View />
        </Suspense>
      );
    }
  }
}

const VIEWS = { sweep: SweepView, runs: RunsView, environments: EnvironmentsView };

/** The form, and a picture over it. */
function Middle() {
  const isCovered = usePictures((state) => state.view !== null);
  return (
    <div className={css.middle}>
      <div className={css.under} inert={isCovered}>
        <FormPanel />
      </div>
      {isCovered && (
        <Suspense>
          <Viewer />
        </Suspense>
      )}
    </div>
  );
}

const OVERLAYS: { readonly [name in OverlayName]: ComponentType } = {
  palette: Palette,
  shortcuts: Shortcuts,
  'safe-fixes': SafeFixes,
  reference: Reference,
  export: ExportSheet,
  import: ImportSheet,
  presets: Presets,
  upgrade: UpgradeDialog,
  'sweep-write': WriteDialog,
  'add-environment': AddEnvironment,
  model: ModelSheet,
  run: RunSheet,
  prepare: PrepareSheet,
};

function Overlay() {
  const overlay = useStore((state) => state.overlay);
  if (overlay === null) return null;
  const Content = OVERLAYS[overlay];
  return (
    <Suspense key={overlay} fallback={<Loading />}>
      <Content />
    </Suspense>
  );
}
