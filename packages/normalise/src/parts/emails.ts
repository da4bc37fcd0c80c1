import type { Value } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import { emailsIn } from '../values/email.ts';
import type { Reader } from '../work.ts';
import { note } from '../work.ts';

/** Mail addresses as mailto IRIs. */
export const readEmails: Reader = (terms, { property, work }) =>
  terms.flatMap((term): Value[] => {
    const [first] =
      term.termType === 'BlankNode' ? (work.run.graph.objects(term, expand('vcard:hasValue')) ?? []) : [term];
    const written = first?.value ?? '';
    const iris = emailsIn(written).map((email) => ({ iri: `mailto:${email}` }));
    if (iris.length === 0)
      note(work, 'normalise.value-left-out', { property: property.name, before: written });
    else if (iris[0]?.iri !== written) {
      note(work, 'normalise.value-repaired', {
        property: property.name,
        before: written,
        after: iris.map(({ iri }) => iri).join(' '),
      });
    }
    return iris;
  });
