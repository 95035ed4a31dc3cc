// @ts-check
/** Whether Chromium's sandbox holds the pages of an app that runs. */
import { readdirSync, readFileSync } from 'node:fs';

/** @param {string} file @returns {string} nothing when the process has ended meanwhile */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** How many processes with a page `executable` has, and in how many a filter of system calls is on. @param {string} executable */
export function pagesOf(executable) {
  const pages = readdirSync('/proc').filter((pid) => {
    const command = /^\d+$/.test(pid) ? read(`/proc/${pid}/cmdline`) : '';
    return command.startsWith(executable) && command.includes('--type=renderer');
  });
  // seccomp's mode 2, see proc(5)
  const filtered = pages.filter((pid) => /^Seccomp:\s*2$/m.test(read(`/proc/${pid}/status`)));
  return { pages: pages.length, filtered: filtered.length };
}
