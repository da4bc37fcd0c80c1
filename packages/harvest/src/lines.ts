/** Decodes UTF-8 chunks and yields lines without their line ends; the last line needs none. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/** Lines as UTF-8 chunks of about 256 kB. */
export async function* chunksOf(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let buffered: string[] = [];
  let length = 0;
  for await (const line of lines) {
    buffered.push(line, '\n');
    length += line.length + 1;
    if (length < 262_144) continue;
    yield Buffer.from(buffered.join(''));
    buffered = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(buffered.join(''));
}
