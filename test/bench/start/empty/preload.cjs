// @ts-check
/** Nothing but a bridge, as every isolated window has one. */
const { contextBridge } = require('electron');

contextBridge.exposeInMainWorld('empty', {});
