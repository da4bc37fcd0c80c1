/** @jsxRuntime automatic @jsxImportSource preact */
import type { View } from '../view.ts';
import { documentOf } from './document.tsx';
import { OutLink } from './parts.tsx';

/** The statement that the Swedish act on accessibility to digital public service (2018:1937) asks for. */
export function accessibilityPage(view: View): string {
  const { say, site } = view;
  const { contact, publisher } = site.config.region;
  const title = say('Tillgänglighetsredogörelse', 'Accessibility statement');
  return documentOf(
    view,
    { title, section: '' },
    <div class="wide page prose">
      <h1>{title}</h1>
      <p class="lead">
        {say(
          `${publisher.name} står bakom den här webbplatsen. Vi vill att alla ska kunna använda den.`,
          `${publisher.name} is behind this website. We want everyone to be able to use it.`,
        )}
      </p>
      <h2>{say('Hur tillgänglig är den?', 'How accessible is it?')}</h2>
      <p>
        {say(
          'Webbplatsen är byggd för att följa WCAG 2.2 på nivå AA och lagen om tillgänglighet till digital offentlig service. Varje sida prövas automatiskt, med tangentbord, utan JavaScript och på 320 punkters bredd. Någon utomstående granskning är inte gjord.',
          'The website is built to follow WCAG 2.2 at level AA and the Swedish act on accessibility to digital public service. Each page is tested automatically, by keyboard, without JavaScript and at a width of 320 pixels. No outside review has been made.',
        )}
      </p>
      <h2>{say('Det vi vet brister', 'What we know falls short')}</h2>
      <ul>
        <li>
          {say(
            'Titlar och beskrivningar kommer från kommunerna. De kan vara på ett annat språk än sidan, eller skrivna med fackord.',
            'Titles and descriptions come from the municipalities. They may be in another language than the page, or written in jargon.',
          )}
        </li>
        <li>
          {say(
            'Filer som man hämtar hos kommunerna ligger utanför vår webbplats.',
            'Files that are fetched from the municipalities are outside our website.',
          )}
        </li>
        <li>
          {say(
            'Kartan visar lägen. Allt som står i den finns också i listan bredvid.',
            'The map shows places. All that it says is in the list beside it too.',
          )}
        </li>
      </ul>
      <h2>{say('Säg till oss', 'Tell us')}</h2>
      <p>
        {say('Hittar du ett hinder? Skriv till ', 'Have you met an obstacle? Write to ')}
        {contact === undefined ? (
          publisher.name
        ) : (
          <OutLink address={`mailto:${contact.email}`}>{contact.email}</OutLink>
        )}
        .{' '}
        {say(
          'Om vi inte hjälper dig kan du anmäla det till Myndigheten för digital förvaltning (Digg), som har tillsyn.',
          'If we do not help you, you can report it to the Agency for Digital Government (Digg), which supervises.',
        )}
      </p>
    </div>,
  );
}
