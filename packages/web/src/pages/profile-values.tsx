/** @jsxRuntime automatic @jsxImportSource preact */
import type { Entity, ProfileClass, ProfileProperty, Value } from '@lanskatalog/core';
import { isLiteral, isNode, isText, textOf, valuesOf } from '@lanskatalog/core';
import { conceptLabel } from '../labels.ts';
import { readable } from '../release/readable.ts';
import type { View } from '../view.ts';
import { OutLink } from './parts.tsx';

interface Props {
  readonly view: View;
  readonly entity: Entity;
  /** Descriptions of what is referenced: publishers and the like. */
  readonly agents: readonly Entity[];
  /** Properties that the page shows elsewhere. */
  readonly except: ReadonlySet<string>;
}

/** Everything the profile says of an entity, in its words and order. */
export function ProfileValues({ view, entity, agents, except }: Props) {
  const profileClass = classOf(view, entity);
  const shown = (profileClass?.properties ?? []).filter(
    ({ name }) => !except.has(name) && valuesOf(entity, name).length > 0,
  );
  if (shown.length === 0) return null;
  return (
    <dl class="facts-list">
      {shown.map((property) => (
        <>
          <dt>{view.inLang(property.label)}</dt>
          <dd>
            <Values {...{ view, agents, property }} values={valuesOf(entity, property.name)} />
          </dd>
        </>
      ))}
    </dl>
  );
}

const classOf = ({ site }: View, { types }: Entity): ProfileClass | undefined =>
  site.profileData.profile.classes.find(
    ({ name, alternatives }) => types.includes(name) || alternatives.some((other) => types.includes(other)),
  );

const valuesShown = 40;

function Values({
  values,
  ...props
}: Pick<Props, 'view' | 'agents'> & { property: ProfileProperty; values: readonly Value[] }) {
  const inLang = chosenLanguage(values, props.view.lang).slice(0, valuesShown);
  const more =
    values.length > valuesShown ? <li>… {props.view.number(values.length - valuesShown)}</li> : null;
  if (inLang.length === 1) return <One {...props} value={inLang[0] as Value} />;
  return (
    <ul>
      {inLang.map((value) => (
        <li>
          <One {...props} value={value} />
        </li>
      ))}
      {more}
    </ul>
  );
}

/** Texts in the page's language where there are any, and everything that has no language. */
function chosenLanguage(values: readonly Value[], lang: string): readonly Value[] {
  const inLang = values.filter((value) => !isText(value) || value.lang === lang);
  return inLang.some(isText) || !values.some(isText) ? inLang : values;
}

function One({
  view,
  agents,
  property,
  value,
}: { value: Value; property: ProfileProperty } & Pick<Props, 'view' | 'agents'>) {
  if (isText(value)) return <bdi lang={value.lang}>{readable(value.text, 1000)}</bdi>;
  if (isLiteral(value)) {
    const text = readable(value.literal, 500);
    return <bdi>{property.type === 'date' ? view.date(text) : (conceptLabel(view, text) ?? text)}</bdi>;
  }
  if (isNode(value)) return <NodeText view={view} node={value.node} agents={agents} />;
  const label = conceptLabel(view, value.iri);
  if (label !== undefined) return <>{label}</>;
  const agent = agents.find(({ id }) => id === value.iri);
  if (agent !== undefined) return <NodeText view={view} node={agent} agents={agents} />;
  return <OutLink address={value.iri} />;
}

/** A described part in one line: its name, or its values side by side. */
function NodeText({ view, node, agents }: { node: Entity } & Pick<Props, 'view' | 'agents'>) {
  const name = ['dct:title', 'foaf:name', 'vcard:fn', 'rdfs:label', 'skos:prefLabel']
    .map((property) => textOf(node, property, view.lang))
    .find((text) => text !== undefined);
  if (name !== undefined) return <bdi>{readable(name, 200)}</bdi>;
  const profileClass = classOf(view, node);
  const known = Object.entries(node.properties).flatMap(([property, values]) => {
    const described = profileClass?.properties.find((one) => one.name === property);
    return described === undefined ? [] : values.map((value) => ({ described, value }));
  });
  if (known.length === 0) return node.id === '' ? <>–</> : <OutLink address={node.id} />;
  return (
    <>
      {known.map(({ described, value }, i) => (
        <>
          {i === 0 ? '' : ' · '}
          {view.inLang(described.label)}:{' '}
          <One view={view} agents={agents} property={described} value={value} />
        </>
      ))}
    </>
  );
}
