/** @jsxRuntime automatic @jsxImportSource preact */
import { documentProfile } from '@lanskatalog/quality';
import type { View } from '../view.ts';
import { documentOf } from './document.tsx';
import { Scroll } from './parts.tsx';

const levels = {
  mandatory: { sv: 'obligatorisk', en: 'mandatory' },
  recommended: { sv: 'rekommenderad', en: 'recommended' },
  optional: { sv: 'valfri', en: 'optional' },
} as const;

/** The application profile as we read, judge and write it: made from the same data as all of these. */
export function profilePage(view: View): string {
  const { profile } = view.site.profileData;
  const title = `${profile.title} ${profile.version}`;
  const classes = documentProfile(view.site.profileData, view.lang);
  return documentOf(
    view,
    { title, section: '' },
    <div class="wide page">
      <h1>{title}</h1>
      <p class="lead">
        {view.say(
          'Så beskrivs en katalog. Samma uppgifter styr hur vi läser, bedömer och skriver beskrivningar.',
          'How a catalogue is described. The same facts decide how we read, judge and write descriptions.',
        )}{' '}
        <a href="/profile/shapes.ttl">SHACL</a>
      </p>
      {classes.map(({ name, label, properties }) => (
        <section>
          <h2>
            {label} <code>{name}</code>
          </h2>
          <Scroll label={label}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{view.say('Egenskap', 'Property')}</th>
                  <th scope="col">{view.say('Nivå', 'Level')}</th>
                  <th scope="col">{view.say('Antal', 'Number')}</th>
                  <th scope="col">{view.say('Värde', 'Value')}</th>
                  <th scope="col">{view.say('Exempel', 'Example')}</th>
                </tr>
              </thead>
              <tbody>
                {properties.map((property) => (
                  <tr>
                    <th scope="row">
                      <a href={property.clause}>{property.label}</a> <code>{property.name}</code>
                    </th>
                    <td>{view.inLang(levels[property.level])}</td>
                    <td>{property.cardinality}</td>
                    <td>{[property.value, property.note].filter((text) => text !== '').join('; ')}</td>
                    <td>
                      <code>{property.example}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </section>
      ))}
    </div>,
  );
}
