import type { DatasetRecord, Entity, Value } from '@lanskatalog/core';
import { irisOf, isIri, isLiteral, isNode, isText } from '@lanskatalog/core';
import type { DatasetChanged } from './run-details.ts';

type FieldsChanged = Pick<DatasetChanged, 'fields' | 'fieldsLeftOut'>;

const fieldsAtMost = 40;
const valuesAtMost = 20;
const charactersAtMost = 300;

/** What two versions of a dataset say differently, property by property, in the order of properties. */
export function diffFields(before: DatasetRecord, after: DatasetRecord): FieldsChanged {
  const [old, next] = [fieldsOf(before), fieldsOf(after)];
  const properties = [...new Set([...old.keys(), ...next.keys()])].sort();
  const fields = properties.flatMap((property) => {
    const [was, is] = [old.get(property) ?? new Set<string>(), next.get(property) ?? new Set<string>()];
    const gone = [...was].filter((value) => !is.has(value));
    const come = [...is].filter((value) => !was.has(value));
    return gone.length + come.length === 0 ? [] : [{ property, before: shown(gone), after: shown(come) }];
  });
  const leftOut = fields.length - fieldsAtMost;
  return { fields: fields.slice(0, fieldsAtMost), ...(leftOut > 0 ? { fieldsLeftOut: leftOut } : {}) };
}

const shown = (values: readonly string[]): string[] =>
  values
    .toSorted()
    .slice(0, valuesAtMost)
    .map((value) => (value.length > charactersAtMost ? `${value.slice(0, charactersAtMost)}…` : value));

type FieldValues = Map<string, Set<string>>;

/** Every value as text, by its property; a distribution's, and an agent's, with its address in front. */
function fieldsOf({ uri, entity, agents }: DatasetRecord): FieldValues {
  const fields: FieldValues = new Map([['@id', new Set([uri])]]);
  collect(fields, entity, '');
  for (const agent of agents) collect(fields, agent, `${agent.id} `);
  return fields;
}

function collect(fields: FieldValues, entity: Entity, prefix: string): void {
  for (const [property, values] of Object.entries(entity.properties)) {
    for (const value of values) {
      if (isNode(value) && value.node.types.includes('dcat:Distribution')) {
        const address = addressOf(value.node);
        add(fields, `${prefix}${property}`, address);
        collect(fields, value.node, `${address} `);
      } else add(fields, `${prefix}${property}`, textOfValue(value));
    }
  }
}

function add(fields: FieldValues, property: string, text: string): void {
  const values = fields.get(property);
  if (values === undefined) fields.set(property, new Set([text]));
  else values.add(text);
}

const addressOf = (distribution: Entity): string =>
  irisOf(distribution, 'dcat:downloadURL')[0] ?? irisOf(distribution, 'dcat:accessURL')[0] ?? distribution.id;

function textOfValue(value: Value): string {
  if (isIri(value)) return value.iri;
  if (isText(value)) return `${value.text}@${value.lang}`;
  if (isLiteral(value)) return value.literal;
  return partText(value.node);
}

/** A contact, a period or another part in one line. */
const partText = ({ id, properties }: Entity): string =>
  [
    ...(id === '' ? [] : [id]),
    ...Object.entries(properties)
      .map(([property, values]) => `${property} ${values.map(textOfValue).toSorted().join(', ')}`)
      .toSorted(),
  ].join('; ');
