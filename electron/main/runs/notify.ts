/** A notification of the desktop when a run has ended. */
import { Notification } from 'electron';

/** Those that are shown: one that is collected as garbage answers no click. */
const shown = new Set<Notification>();

/** Shows it; a click on it calls `onClick`. A desktop without notifications shows none. */
export function notify(title: string, body: string, onClick: () => void): void {
  const notification = new Notification({ title, body });
  shown.add(notification);
  notification.once('click', () => {
    shown.delete(notification);
    onClick();
  });
  notification.once('close', () => shown.delete(notification));
  notification.show();
}
