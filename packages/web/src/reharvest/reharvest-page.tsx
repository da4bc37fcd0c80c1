/** @jsxRuntime automatic @jsxImportSource preact */
import type { Municipality } from '@lanskatalog/core';
import { documentOf } from '../pages/document.tsx';
import { Path } from '../pages/parts.tsx';
import type { View } from '../view.ts';

/** How far somebody has come with a new harvest of a municipality's sources. */
export type ReharvestStep =
  | { readonly kind: 'sent' | 'not-sent' | 'unavailable' | 'confirm' }
  | { readonly kind: 'too-soon'; readonly until: string }
  | { readonly kind: 'requested'; readonly sources: readonly string[] };

export function reharvestPage(view: View, municipality: Municipality, step: ReharvestStep): string {
  const { say } = view;
  const title = say('Ny hämtning', 'A new harvest');
  const { code, officialName } = municipality;
  const path = `/kommuner/${code}`;
  return documentOf(
    view,
    { title, section: '/kommuner' },
    <div class="wide page">
      <Path view={view} steps={[[path, officialName]]} />
      <h1>{title}</h1>
      <p class="lead">{textOf(view, municipality, step)}</p>
      {step.kind === 'confirm' ? (
        <form method="post" action={view.href(view.path)}>
          <p>
            <button class="button" type="submit">
              {say('Hämta källorna nu', 'Harvest the sources now')}
            </button>
          </p>
        </form>
      ) : (
        <p>
          <a href={view.href(path)}>{officialName}</a>
        </p>
      )}
    </div>,
  );
}

function textOf(view: View, { officialName }: Municipality, step: ReharvestStep): string {
  const { say } = view;
  switch (step.kind) {
    case 'sent':
      return say(
        'Ett mejl med en länk är på väg till kommunens kontakt. Länken gäller en gång och i en timme.',
        'A mail with a link is on its way to the contact of the municipality. The link is valid once, and for an hour.',
      );
    case 'not-sent':
      return say(
        'Mejlet kunde inte skickas. Försök igen om en kvart.',
        'The mail could not be sent. Try again in a quarter of an hour.',
      );
    case 'unavailable':
      return say(
        'Ny hämtning kan inte beställas här: kommunen har ingen kontakt hos oss, eller så kan webbplatsen inte skicka mejl. Källorna hämtas i natt ändå.',
        'A new harvest can’t be asked for here: the municipality has no contact with us, or the website can’t send mail. The sources are harvested tonight anyway.',
      );
    case 'too-soon':
      return say(
        `Någon bad om det alldeles nyss, och mejlet är redan skickat. Det går att be igen ${view.time(step.until)}.`,
        `Somebody has asked just now, and the mail has been sent. It can be asked for again at ${view.time(step.until)}.`,
      );
    case 'confirm':
      return say(
        `Källorna för ${officialName} hämtas på nytt, och det som ändrats publiceras sedan. Länken gäller en gång.`,
        `The sources of ${officialName} are harvested anew, and what has changed is published after that. The link is valid once.`,
      );
    case 'requested':
      return step.sources.length === 0
        ? say(
            'Kommunens källor är pausade, så inget hämtas nu. Skriv till oss.',
            'The sources of the municipality are paused, so nothing is harvested now. Write to us.',
          )
        : say(
            `Tack! ${step.sources.join(', ')} hämtas nu. Resultatet syns på kommunens sida om några minuter.`,
            `Thank you! ${step.sources.join(', ')} is being harvested now. The result shows on the page of the municipality in some minutes.`,
          );
  }
}

/** The link has been used, or its hour is over. */
export function spentReharvestPage(view: View): string {
  const { say, href } = view;
  const title = say('Länken gäller inte', 'The link is not valid');
  return documentOf(
    view,
    { title, section: '/kommuner' },
    <div class="wide page">
      <h1>{title}</h1>
      <p class="lead">
        {say(
          'Den gäller en gång och i en timme. Be om en ny på kommunens sida.',
          'It is valid once, and for an hour. Ask for another on the page of the municipality.',
        )}
      </p>
      <p>
        <a href={href('/kommuner')}>{say('Kommuner', 'Municipalities')}</a>
      </p>
    </div>,
  );
}
