/** Opening the Environments view from anywhere, and returning to the form. */
import { useStore } from '../store/store';

export const toggleEnvironments = (): void =>
  useStore.setState(({ place }) => ({
    place: place === 'environments' ? 'form' : 'environments',
    overlay: null,
  }));
