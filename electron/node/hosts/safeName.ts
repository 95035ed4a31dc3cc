/** Whether a name from another machine is one of a file below a folder here. */

/** What Windows does not allow in a name, or reads as another name. */
const WINDOWS = /[<>:"\\|?*\p{Cc}]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** Relative, with `/`, without a way up; and readable as text: other names cannot be written as they are. */
export function isSafeName(name: string, platform: NodeJS.Platform = process.platform): boolean {
  return name
    .split('/')
    .every(
      (part) =>
        !['', '.', '..'].includes(part) &&
        !/[\0\ufffd]/.test(part) &&
        !(platform === 'win32' && WINDOWS.test(part)),
    );
}
