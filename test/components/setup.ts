/** The bridge is there before any module of the renderer is loaded. */
import { main } from './main';

Object.defineProperty(window, 'pinnboard', { value: main.bridge });
