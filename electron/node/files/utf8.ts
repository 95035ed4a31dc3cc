/** The text of UTF-8 bytes without their byte order mark; null for bytes in any other encoding, which would be guessed. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What is said of bytes that are no text. */
export const NOT_UTF8 = 'is not UTF-8 text. Save it as UTF-8.';
