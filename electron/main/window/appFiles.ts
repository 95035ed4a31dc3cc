/** Which file of the renderer a URL of the app scheme names. */
import path from 'node:path';
import { isWithin } from '../../node/files/within';

export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://pinnboard`;
/** The only page. */
export const PAGE = `${ORIGIN}/index.html`;

/** Whether a window may navigate there: only to the page itself, on reload. */
export const isOwnPage = (url: string): boolean => url.replace(/[?#].*$/s, '') === PAGE;

const LOCAL = new Set([`${SCHEME}:`, 'blob:', 'data:']);
/** The developer tools, which a packaged app does not have. */
const TOOLS = new Set(['devtools:', 'chrome-extension:']);

/** Whether a page may load a URL: nothing that needs the network or the disk. */
export function mayRequest(url: string, packaged: boolean): boolean {
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(url)?.[0].toLowerCase() ?? '';
  return LOCAL.has(scheme) || (!packaged && TOOLS.has(scheme));
}

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
  '.json': 'application/json',
};

/** Media type by extension; undefined for files that the renderer does not serve. */
export const mediaType = (file: string): string | undefined => TYPES[path.extname(file)];

/** Absolute path inside `root` that `url` names; undefined for another host or anything outside. */
export function fileOf(url: string, root: string): string | undefined {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (protocol !== `${SCHEME}:` || host !== 'pinnboard') return undefined;
    const wanted = decodeURIComponent(pathname);
    if (wanted.includes('\0') || wanted.includes('\\')) return undefined;
    const file = path.join(root, wanted === '/' ? 'index.html' : wanted);
    return path.relative(root, file) !== '' && isWithin(file, root) ? file : undefined;
  } catch {
    return undefined;
  }
}

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No pop-ups, downloads, printing, script dialogs, nor ways out of the page.
  'sandbox allow-scripts allow-same-origin allow-forms',
].join('; ');
