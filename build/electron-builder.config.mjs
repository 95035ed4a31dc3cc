// @ts-check
/** What electron-builder packs: the bundle alone, with the files that belong to Pinnboard. */
import { rm } from 'node:fs/promises';
import path from 'node:path';

/** What the resolver's own copy of Electron holds besides Electron. */
const STRAY = ['.complete', 'resources/app', 'resources/app-update.yml'];

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.pinnboard.Pinnboard',
  productName: 'Pinnboard',
  copyright: 'MIT licence',
  directories: { output: 'release', buildResources: 'build' },
  // Everything is bundled into dist/, so no package of node_modules goes along.
  files: [
    'dist/**',
    '!dist/**/*.map',
    '!dist/cli/**',
    '!dist/sources/plugins/**',
    'package.json',
    '!node_modules/**',
  ],
  extraResources: [
    { from: 'release/LICENSES.txt', to: 'LICENSES.txt' },
    // The command line stands outside the archive, for the system's Node: Electron's own is fused off.
    { from: 'dist/cli/pinnboard.cjs', to: 'cli/bin/pinnboard.cjs' },
    // Beside the filters, which are loaded from files, not out of the archive; the app uses the same ones.
    { from: 'dist/sources', to: 'cli/sources', filter: ['!**/*.map'] },
    ...['pinnboard_payload.py', 'pinnboard_factory.py'].map((name) => ({
      from: `dist/resources/${name}`,
      to: `cli/resources/${name}`,
    })),
  ],
  asar: true,
  npmRebuild: false,
  afterPack: async ({ appOutDir }) => {
    for (const name of STRAY)
      await rm(path.join(appOutDir, name), { recursive: true, force: true });
  },
  // The fuses come from fuses.mjs, as far as the Electron at hand has them.
  fileAssociations: [
    {
      ext: 'pinnboard',
      name: 'Pinnboard document',
      description: 'PtychoPINN configuration: a request or payload',
      mimeType: 'application/vnd.pinnboard.payload+json',
      role: 'Editor',
    },
  ],
  linux: {
    target: ['AppImage', 'deb'],
    icon: 'build/icon.png',
    category: 'Science',
    synopsis: 'Workbench for configuring PtychoPINN runs',
    executableName: 'pinnboard',
    maintainer: 'Pinnboard',
  },
  mac: {
    target: ['dmg'],
    icon: 'build/icon.png',
    category: 'public.app-category.developer-tools',
    // Signed and notarised where CSC_LINK and the Apple credentials are set; not signed otherwise.
    hardenedRuntime: true,
  },
  win: { target: ['nsis'], icon: 'build/icon.png' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
};
