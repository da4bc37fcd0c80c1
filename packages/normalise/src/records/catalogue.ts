import type { Problem, Subject } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import type { NormalisedCatalogue } from '../normalise-graph.ts';
import { readProperties } from '../read-properties.ts';
import { isLastingName } from '../values/address.ts';
import type { Run, Work } from '../work.ts';
import { keyOf } from '../work.ts';

const parts = [expand('dct:hasPart'), expand('dcat:catalog')];
/** What a catalogue lists is told by the records themselves. */
const listings = new Set(
  ['dcat:dataset', 'dcat:service', 'dct:hasPart', 'dct:isPartOf', 'dcat:catalog', 'dcat:record'].map(expand),
);

/** The main catalogue's own description. */
export function readCatalogue(run: Run): NormalisedCatalogue {
  const problems: Problem[] = [...run.survey.problems];
  const subject = mainCatalogue(run);
  const description = subject === undefined ? undefined : run.graph.describe(subject);
  const rules = run.rules.classNamed('dcat:Catalog');
  if (subject === undefined || description === undefined) {
    return { catalogue: undefined, agents: [], problems };
  }
  const id = subject.termType === 'NamedNode' && isLastingName(subject.value) ? subject.value : '';
  const work: Work = { run, subject: id, problems, agents: new Map(), above: [keyOf(subject)] };
  const properties = readProperties({ description, rules }, work, { others: 'all', except: listings });
  return {
    catalogue: { id, types: ['dcat:Catalog'], properties },
    agents: [...work.agents.values()],
    problems,
  };
}

/** The one that is no part of another; of several the first by name. */
function mainCatalogue({ graph, survey }: Run): Subject | undefined {
  const inner = new Set(
    survey.catalogues
      .flatMap((one) => parts.flatMap((predicate) => graph.objects(one, predicate)))
      .flatMap((term) => (term.termType === 'Literal' ? [] : [keyOf(term)])),
  );
  const main = survey.catalogues.filter((one) => !inner.has(keyOf(one)));
  return [...(main.length > 0 ? main : survey.catalogues)].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))[0];
}
