/** Files that macOS opens with the app: they come by an event, also before anything is ready for them. */
import { app } from 'electron';

const waiting: string[] = [];
let open: ((file: string) => void) | undefined;

/** Must run before Electron is ready, or the file that the app is started with is missed. */
export function listenToFinder(): void {
  app.on('open-file', (event, file) => {
    event.preventDefault();
    if (open) open(file);
    else waiting.push(file);
  });
}

export const isFileWaiting = (): boolean => waiting.length > 0;

/** Opens what has come so far, and from now on each file as it comes. */
export function answerFinder(opener: (file: string) => void): void {
  open = opener;
  waiting.splice(0).forEach(open);
}
