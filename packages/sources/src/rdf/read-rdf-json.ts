import type { Term } from '@lanskatalog/core';
import { z } from 'zod';
import type { GraphBuilder } from './graph-builder.ts';

const valueSchema = z.object({
  type: z.enum(['uri', 'literal', 'bnode', 'typed-literal']),
  value: z.coerce.string(),
  lang: z.string().nullish(),
  datatype: z.string().nullish(),
});
const description = z.record(z.string(), z.array(z.unknown()));

/** RDF/JSON by its shape: subject → predicate → list of typed values. https://www.w3.org/TR/rdf-json/ */
export function isRdfJson(document: unknown): document is Record<string, unknown> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return false;
  const entries = Object.entries(document);
  return (
    entries.length > 0 &&
    entries.every(
      ([subject, properties]) => subject.includes(':') && description.safeParse(properties).success,
    ) &&
    entries.some(([, properties]) =>
      Object.values(properties as object).some(
        (list) => valueSchema.safeParse((list as unknown[])[0]).success,
      ),
    )
  );
}

/** Reads what EntryStore answers when asked for JSON. */
export function readRdfJson(document: Record<string, unknown>, builder: GraphBuilder): void {
  for (const [subjectText, properties] of Object.entries(document)) {
    const subject = subjectText.startsWith('_:')
      ? builder.blank(subjectText.slice(2))
      : builder.iri(subjectText);
    for (const [predicate, values] of Object.entries(description.parse(properties))) {
      for (const item of values) {
        const parsed = valueSchema.safeParse(item);
        if (parsed.success) builder.add(subject, builder.predicate(predicate), termOf(parsed.data, builder));
        else
          builder.log.report('rdf.json-not-understood', {
            subject: subjectText,
            property: predicate,
            before: JSON.stringify(item).slice(0, 200),
          });
      }
    }
  }
}

function termOf({ type, value, lang, datatype }: z.infer<typeof valueSchema>, builder: GraphBuilder): Term {
  if (type === 'uri') return builder.resource(value);
  if (type === 'bnode') return builder.blank(value.replace(/^_:/, ''));
  return builder.literal(value, lang ?? '', datatype ?? '');
}
