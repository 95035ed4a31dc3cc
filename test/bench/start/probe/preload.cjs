// @ts-check
/**
 * Watches the page from its isolated world and tells when it came to what, in milliseconds since 1970. Usable is the
 * frame that shows the export button of a request that was resolved; of the peer, its button.
 */
const { ipcRenderer } = require('electron');

const at = (time = performance.now()) => performance.timeOrigin + time;
/** @type {{ [stage: string]: number }} */
const times = { document: at() };

const exportButton = () => document.querySelector('header button[data-export]');
const resolved = () =>
  document.querySelector('footer')?.textContent?.includes('Resolving') === false;
/** Name of the dataset that must be there. */
const { BENCH_DATASET = '' } = process.env;

function look() {
  if (document.querySelector('[data-bench-empty]')) return done();
  if (!exportButton()) return;
  times['commit'] ??= at();
  if (resolved() && document.title.includes(BENCH_DATASET)) done();
}

function done() {
  observer.disconnect();
  times['content'] = at();
  // The task after the frame: what was changed has been painted.
  // biome-ignore lint/plugin: it waits for no time.
  requestAnimationFrame(() => setTimeout(tell));
}

function tell() {
  times['usable'] = at();
  for (const { name, startTime } of performance.getEntriesByType('mark'))
    times[name] = at(startTime);
  for (const { name, startTime } of performance.getEntriesByType('paint'))
    times[name] = at(startTime);
  ipcRenderer.send('bench:page', times);
}

const observer = new MutationObserver(look);
observer.observe(document, { subtree: true, childList: true, characterData: true });
