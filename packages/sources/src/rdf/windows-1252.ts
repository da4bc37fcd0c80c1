/** What Windows-1252 has at 0x80–0x9F, where Latin-1 has control characters. https://encoding.spec.whatwg.org/#windows-1252 */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes Windows-1252. TextDecoder of several Node versions takes it for Latin-1, and loses dashes and quotes. */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (control) => upper[control.charCodeAt(0) - 0x80] ?? control);

/** The bytes of a text in Windows-1252; undefined where it has a character that encoding lacks. */
export function encodeWindows1252(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const byte =
      code < 0x80 || (code >= 0xa0 && code < 0x100) ? code : 0x80 + upper.indexOf(text.charAt(index));
    if (byte < 0x80 && byte !== code) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}
