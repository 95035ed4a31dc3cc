import { type ComponentType, lazy, useEffect, useState } from 'react';
import { useStore } from '../store/store';
import { type LazyModule, reportLoadFailure } from './lazyModule';

/**
 * A component of a lazy module, to be used below `<Suspense>`. It renders at once when the module is loaded, where
 * `React.lazy` alone shows the fallback for 300 ms.
 */
export function lazyComponent<T>(
  module: LazyModule<T>,
  pick: (module: T) => ComponentType,
): ComponentType {
  const defer = () =>
    lazy(async () => {
      try {
        return { default: pick(await module.load()) };
      } catch (error) {
        reportLoadFailure(error);
        // React keeps the outcome of a lazy component: the next attempt needs another one.
        Deferred = defer();
        return { default: LoadFailed };
      }
    });
  let Deferred = defer();
  return function LazyComponent() {
    // Fixed at the first render: another component in its place would lose its state.
    const [Part] = useState((): ComponentType => {
      const loaded = module.loaded();
      return loaded === undefined ? Deferred : pick(loaded);
    });
    return <Part />;
  };
}

/** In the place of what could not be loaded: back to the form. */
function LoadFailed() {
  useEffect(() => useStore.setState({ overlay: null, place: 'form' }), []);
  return null;
}
