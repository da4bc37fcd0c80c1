export type TextEncoding = 'utf8' | 'utf8-bom' | 'cp1252' | 'utf16le' | 'utf16be';

/** The signs that windows-1252 has where ISO-8859-1 has control codes, as far as our texts use them. */
const cp1252: Readonly<Record<string, string>> = {
  '–': '\u0096',
  '’': '\u0092',
  '”': '\u0094',
  '…': '\u0085',
  '€': '\u0080',
};

/** Text as bytes. UTF-16 begins with its byte order mark. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  switch (encoding) {
    case 'utf8-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf8');
    case 'cp1252':
      return Buffer.from(
        text.replaceAll(/[–’”…€]/g, (sign) => cp1252[sign] ?? sign),
        'latin1',
      );
    case 'utf16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'utf8':
      return Buffer.from(text, 'utf8');
    default:
      return encoding satisfies never;
  }
}
