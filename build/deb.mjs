// @ts-check
/** A Debian package of the unpacked app, by dpkg-deb: desktop entry, icon, file association, sandbox helper. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { iconPng } from './icon.mjs';
import { ROOT } from './paths.mjs';

const MIME = 'application/vnd.pinnboard.payload+json';

/** The theme hicolor, where icons are looked up, knows no larger ones. */
const ICON_SIZES = [64, 128, 256, 512];

const DESKTOP = `[Desktop Entry]
Name=Pinnboard
Comment=Workbench for configuring PtychoPINN runs
Exec=/opt/Pinnboard/pinnboard %f
Icon=pinnboard
Type=Application
Categories=Science;
MimeType=${MIME};
StartupWMClass=pinnboard
`;

const TYPES = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${MIME}">
    <comment>Pinnboard payload</comment>
    <sub-class-of type="application/json"/>
    <glob pattern="*.pinnboard"/>
    <glob pattern="*.pinnboard.json"/>
  </mime-type>
</mime-info>
`;

/** `pinnboard payload …` and the like run on Node and need no display; files and nothing at all are for the window. */
const COMMAND = `#!/bin/sh
case "\${1-}" in
  -h | --help | -V | --version) cli=yes ;;
  '' | -* | */* | *.*) cli=no ;;
  *) if [ -e "$1" ]; then cli=no; else cli=yes; fi ;;
esac
if [ "$cli" = no ]; then exec /opt/Pinnboard/pinnboard "$@"; fi
if ! command -v node >/dev/null; then
  echo "The command line of Pinnboard runs on Node 20.19 or newer, which is not installed: apt-get install nodejs" >&2
  exit 127
fi
exec node /opt/Pinnboard/resources/cli/bin/pinnboard.cjs "$@"
`;

/** What is told anew after installing and removing, where the tools are there. */
const REFRESH = `#!/bin/sh
set -e
if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q; fi
`;

/** Writes the package into \`release\`; returns its path. @param {string} app the unpacked app @param {string} release */
export function makeDeb(app, release) {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const root = path.join(release, 'deb');
  rmSync(root, { recursive: true, force: true });
  /** @param {string} name @param {string | Buffer} text @param {number} [mode] */
  const write = (name, text, mode = 0o644) => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, mode);
  };
  cpSync(app, path.join(root, 'opt/Pinnboard'), { recursive: true });
  // Chromium's sandbox needs its helper to be root's, where unprivileged namespaces are switched off.
  chmodSync(path.join(root, 'opt/Pinnboard/chrome-sandbox'), 0o4755);
  write('usr/share/applications/pinnboard.desktop', DESKTOP);
  write('usr/share/mime/packages/pinnboard.xml', TYPES);
  for (const size of ICON_SIZES)
    write(`usr/share/icons/hicolor/${size}x${size}/apps/pinnboard.png`, iconPng(size));
  write('usr/share/doc/pinnboard/copyright', readFileSync(path.join(ROOT, 'LICENSE'), 'utf8'));
  write('usr/bin/pinnboard', COMMAND, 0o755);
  write('DEBIAN/control', control(version));
  write('DEBIAN/postinst', REFRESH, 0o755);
  write('DEBIAN/postrm', REFRESH, 0o755);
  const deb = path.join(release, `pinnboard_${version}_amd64.deb`);
  const made = spawnSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z1', '--build', root, deb], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`dpkg-deb failed: ${made.stderr || made.error}`);
  rmSync(root, { recursive: true, force: true });
  return deb;
}

/** @param {string} version */
const control = (version) => `Package: pinnboard
Version: ${version}
Architecture: amd64
Maintainer: Pinnboard <pinnboard@localhost>
Section: science
Priority: optional
Depends: libgtk-3-0, libnss3, libasound2, libgbm1, xdg-utils
Recommends: nodejs (>= 20.19)
Description: Workbench for configuring PtychoPINN runs
 Opens a dataset, runs the configuration factory at every keystroke, says what will go
 wrong later, and exports payloads that PtychoPINN runs.
`;
