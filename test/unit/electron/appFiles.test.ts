import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, fileOf, mediaType } from '../../../electron/main/window/appFiles';

describe('files of the app scheme', () => {
  it.each([
    ['app://pinnboard/', '/app/dist/index.html'],
    ['app://pinnboard/index.html', '/app/dist/index.html'],
    ['app://pinnboard/assets/a.js?x#y', '/app/dist/assets/a.js'],
    ['app://pinnboard/a%20b.css', '/app/dist/a b.css'],
    ['app://pinnboard/..a/b.css', '/app/dist/..a/b.css'],
  ])('%s', (url, file) => {
    expect(fileOf(url, '/app/dist')).toBe(file);
  });

  it.each([
    'app://pinnboard/..%2f..%2fetc/passwd',
    'app://pinnboard/%2e%2e%2fmain/main.cjs',
    'app://pinnboard/assets/..%5c..%5cmain.cjs',
    'app://pinnboard/a%00.js',
    'app://elsewhere/index.html',
    'file:///app/dist/index.html',
    'https://pinnboard/index.html',
    'app://pinnboard/%',
    'nonsense',
  ])('refuses %s', (url) => {
    expect(fileOf(url, '/app/dist')).toBeUndefined();
  });

  it('serves only the types that the renderer is made of', () => {
    expect(mediaType('a.js')).toMatch('text/javascript');
    expect(mediaType('a.cjs')).toBeUndefined();
    expect(mediaType('passwd')).toBeUndefined();
  });

  it('has a policy without unsafe sources', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
  });
});
