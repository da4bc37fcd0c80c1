const markup = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)([^\s<>/]+)([^<>]*)>/g;

/**
 * Makes closing tags match opening ones: a misspelt closing tag closes what is open, one that closes more than the
 * innermost closes what is between, and one too many is taken away.
 */
export function balanceTags(text: string): string {
  const open: string[] = [];
  const opened = new Set<string>();
  return text.replace(markup, (whole: string, ...groups: (string | undefined)[]) => {
    const [slash, name, rest] = groups;
    if (name === undefined) return whole;
    if (slash === '') {
      opened.add(name);
      if (rest?.endsWith('/') !== true) open.push(name);
      return whole;
    }
    const depth = open.lastIndexOf(name);
    if (depth !== -1) return open.splice(depth).toReversed().map(closing).join('');
    return opened.has(name) ? '' : closing(open.pop());
  });
}

const closing = (name: string | undefined): string => (name === undefined ? '' : `</${name}>`);
