export type ParsedJson =
  | { readonly kind: 'json'; readonly value: unknown }
  /** Broken off or broken: what could be read up to there. */
  | { readonly kind: 'cut'; readonly value: unknown; readonly line: number }
  | { readonly kind: 'not-json' };

/** Parses JSON; of a text that breaks off, what was whole before that. */
export function parseJson(text: string): ParsedJson {
  const whole = attempt(text);
  if (whole !== undefined) return { kind: 'json', value: whole };
  const cut = closeAtLastWhole(text);
  const value = cut === undefined ? undefined : attempt(cut.text);
  return value === undefined || cut === undefined
    ? { kind: 'not-json' }
    : { kind: 'cut', value, line: text.slice(0, cut.end).split('\n').length };
}

function attempt(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Cuts after the last object or array that is whole, and closes what is open there. */
function closeAtLastWhole(text: string): { readonly text: string; readonly end: number } | undefined {
  const open: string[] = [];
  let best: { readonly text: string; readonly end: number } | undefined;
  const token = /"(?:[^"\\]|\\.)*"|[[\]{}]/g;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found] = match;
    if (found === '{') open.push('}');
    else if (found === '[') open.push(']');
    else if (found === '}' || found === ']') {
      if (open.pop() !== found) break;
      best = { text: text.slice(0, token.lastIndex) + open.toReversed().join(''), end: token.lastIndex };
    }
  }
  return best;
}
