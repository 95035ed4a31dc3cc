declare const __PINNBOARD_VERSION__: string | undefined;

/** Pinnboard's version, written in by the bundler. */
export const VERSION =
  typeof __PINNBOARD_VERSION__ === 'string' ? __PINNBOARD_VERSION__ : 'development';
