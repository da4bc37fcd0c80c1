import { setImmediate } from 'node:timers/promises';
import type { Graph, Problem, Severity } from '@lanskatalog/core';
import { compact, namedNode, prefixes, problem } from '@lanskatalog/core';
import { DataFactory, Parser, Store } from 'n3';
import type { ValidationResult } from 'shacl-engine';
import { Validator } from 'shacl-engine';
import { shorten } from '../validate/findings.ts';
import { storeOf } from './graph-store.ts';

/**
 * Judges a graph by SHACL shapes in Turtle; an unreadable shapes file is a Problem, too. `background` is what the shapes take
 * for known, such as vocabularies and subclasses (`conceptGraph`); it is not judged itself.
 */
export async function validateWithShapes(
  graph: Graph,
  shapes: { readonly turtle: string; readonly background?: Graph },
  signal: AbortSignal,
): Promise<Problem[]> {
  const read = readShapes(shapes.turtle);
  if ('problem' in read) return [read.problem];
  const { background } = shapes;
  const dataset = background === undefined ? storeOf(graph) : storeOf(graph, background);
  // The engine looks for subclasses among the shapes only, where SHACL (section 3.2) has them in the data.
  read.store.addQuads(dataset.getQuads(null, subClassOf, null, null));
  const validator = new Validator(read.store, { factory: DataFactory });
  const isJudged = ({ focusNode }: ValidationResult): boolean => {
    const [focus] = focusNode.terms;
    const subject = focus?.termType === 'NamedNode' ? namedNode(focus.value) : undefined;
    return (
      subject === undefined ||
      background?.describe(subject) === undefined ||
      graph.describe(subject) !== undefined
    );
  };
  const problems: Problem[] = [];
  // Shape by shape, since the engine itself never lets others have a turn.
  for (const { ptr } of validator.shapes.values()) {
    await setImmediate();
    signal.throwIfAborted();
    const { results } = await validator.validate({ dataset }, [ptr]);
    problems.push(...results.filter(isJudged).map(findingOf));
  }
  return problems;
}

const subClassOf = `${prefixes.rdfs}subClassOf`;

function readShapes(turtle: string): { readonly store: Store } | { readonly problem: Problem } {
  try {
    return { store: new Store(new Parser({ baseIRI: 'urn:shapes' }).parse(turtle)) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { problem: problem('quality.shapes-unreadable', { params: { detail } }) };
  }
}

const severities: Readonly<Record<string, Severity>> = {
  [`${prefixes.sh}Violation`]: 'error',
  [`${prefixes.sh}Warning`]: 'warning',
  [`${prefixes.sh}Info`]: 'info',
};

function findingOf(result: ValidationResult): Problem {
  const [focus] = result.focusNode.terms;
  const value = result.value?.terms[0]?.value;
  const shape = result.shape.ptr.terms[0];
  const constraint = compact(result.constraintComponent.value).replace(/ConstraintComponent$/, '');
  const inLanguage = (lang: string): string | undefined =>
    result.message.find(({ language }) => language === lang)?.value ?? result.message[0]?.value;
  return problem('quality.shape-broken', {
    severity: severities[result.severity.value] ?? 'error',
    subject: focus?.termType === 'BlankNode' ? `_:${focus.value}` : (focus?.value ?? ''),
    property: pathText(result),
    ...(value === undefined ? {} : { before: shorten(value) }),
    params: {
      'detail.sv': inLanguage('sv') ?? constraint,
      'detail.en': inLanguage('en') ?? constraint,
      shape: shape?.termType === 'NamedNode' ? shape.value : constraint,
      constraint,
    },
  });
}

/** The path in the notation of SPARQL: `^dcat:inSeries`, `dct:hasPart/dct:hasPart`. */
const pathText = ({ path }: ValidationResult): string =>
  (path ?? [])
    .map(
      ({ start, predicates }) =>
        `${start === 'object' ? '^' : ''}${predicates.map(({ value }) => compact(value)).join('|')}`,
    )
    .join('/');
