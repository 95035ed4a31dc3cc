/** The command-line argument with which main passes the names of the channels to the preload of a window. */
export const CHANNELS_ARGUMENT = '--pinnboard-channels=';
