/** What the preload put there; undefined when the page is opened outside Pinnboard, or there is no page at all. */
export const bridge = typeof window === 'undefined' ? undefined : window.pinnboard;
