/** What the preload put there; undefined when the page is opened outside Pinnboard. */
export const bridge = window.pinnboard;
