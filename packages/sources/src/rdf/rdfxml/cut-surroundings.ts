import type { ProblemLog } from '../problem-log.ts';

const beginning = /<\?xml\s|<!DOCTYPE\s+[\w-]*:?RDF|<(?:[\w-]+:)?RDF[\s>]/;
const ending = /<\/(?:[\w-]+:)?RDF\s*>/g;
const insignificant = /^(?:\s|<!--[\s\S]*?-->|<\?(?!xml\s)[\s\S]*?\?>)*$/;

/** Takes away what stands around the document, such as a server's warnings before it or a page's end after it. */
export function cutSurroundings(text: string, log: ProblemLog): string {
  const start = beginning.exec(text)?.index ?? 0;
  const end = [...text.matchAll(ending)].at(-1);
  const after = end === undefined ? text.length : end.index + end[0].length;
  const around = [text.slice(0, start), text.slice(after)];
  const strange = around.filter((part) => !insignificant.test(part));
  if (strange.length === 0) return text;
  log.report('rdf.text-around', { before: strange.join(' … ').trim().slice(0, 200) });
  return text.slice(start, after);
}
