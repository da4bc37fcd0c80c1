export type ParsedJson =
  /** `around`: what stands before or after the document and is no part of it; '' as it should be. */
  | { readonly kind: 'json'; readonly value: unknown; readonly around: string }
  /** Broken off or broken: what could be read up to there. */
  | { readonly kind: 'cut'; readonly value: unknown; readonly line: number }
  | { readonly kind: 'not-json' };

/** Parses JSON; of a text that breaks off, what was whole before that. */
export function parseJson(text: string): ParsedJson {
  const whole = attempt(text);
  if (whole !== undefined) return { kind: 'json', value: whole, around: '' };
  const cut = lastWhole(text);
  const value = cut === undefined ? undefined : attempt(text.slice(cut.start, cut.end) + cut.closing);
  if (value === undefined || cut === undefined) return { kind: 'not-json' };
  if (cut.closing !== '') return { kind: 'cut', value, line: text.slice(0, cut.end).split('\n').length };
  return { kind: 'json', value, around: `${text.slice(0, cut.start)} ${text.slice(cut.end)}`.trim() };
}

function attempt(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

interface Cut {
  readonly start: number;
  /** After the last object or array that is whole. */
  readonly end: number;
  /** What closes the ones that are open there; '' where the document itself is whole. */
  readonly closing: string;
}

function lastWhole(text: string): Cut | undefined {
  const open: string[] = [];
  const start = text.search(/[[{]/);
  let best: Cut | undefined;
  const token = /"(?:[^"\\]|\\.)*"|[[\]{}]/g;
  token.lastIndex = Math.max(start, 0);
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found] = match;
    if (found === '{') open.push('}');
    else if (found === '[') open.push(']');
    else if (found === '}' || found === ']') {
      if (open.pop() !== found) break;
      best = { start, end: token.lastIndex, closing: open.toReversed().join('') };
      if (open.length === 0) break;
    }
  }
  return best;
}
