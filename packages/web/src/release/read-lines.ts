import { open } from 'node:fs/promises';

/** A line of a text, and where it stands: in bytes, without its end. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly length: number;
}

const newline = 0x0a;

/** The lines of a stream of UTF-8. An empty last line is none. */
export async function* readLines(content: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let start = 0;
  const lineOf = (bytes: Buffer): Line => ({ text: bytes.toString('utf8'), start, length: bytes.length });
  for await (const chunk of content) {
    let bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline)) {
      yield lineOf(bytes.subarray(0, end));
      start += end + 1;
      bytes = bytes.subarray(end + 1);
    }
    rest = bytes;
  }
  if (rest.length > 0) yield lineOf(rest);
}

/** Parts of a file, in the order asked for. Rejects where the file is shorter. */
export async function readParts(
  path: string,
  parts: readonly (readonly [start: number, length: number])[],
): Promise<readonly string[]> {
  if (parts.length === 0) return [];
  const file = await open(path);
  try {
    const texts: string[] = [];
    for (const [start, length] of parts) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
      if (bytesRead < length) throw new Error(`${path} ends before ${start + length}`);
      texts.push(buffer.toString('utf8'));
    }
    return texts;
  } finally {
    await file.close();
  }
}
