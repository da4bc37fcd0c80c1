/** @jsxRuntime automatic @jsxImportSource preact */
import type { Municipality } from '@lanskatalog/core';
import type { View } from '../view.ts';

/** How a municipality has its sources harvested anew, without an operator: or why that can't be done here. */
export function AskAnew({ view, municipality }: { view: View; municipality: Municipality }) {
  const { say, href, site } = view;
  const { code, contact } = municipality;
  return (
    <section class="box no-print">
      <h2>{say('Rättat något?', 'Corrected something?')}</h2>
      {site.mayAskAnew && contact !== undefined ? (
        <form method="post" action={href(`/kommuner/${code}/ny-hamtning`)}>
          <p>
            {say(
              `Vi mejlar en länk till kommunens kontakt (${contact.name}). Den som öppnar den får källorna hämtade på nytt genast.`,
              `We mail a link to the contact of the municipality (${contact.name}). Whoever opens it has the sources harvested anew at once.`,
            )}
          </p>
          <p>
            <button class="button" type="submit">
              {say('Be om ny hämtning', 'Ask for a new harvest')}
            </button>
          </p>
        </form>
      ) : (
        <p>{unavailable(view, municipality)}</p>
      )}
    </section>
  );
}

function unavailable({ say, site }: View, { contact }: Municipality): string {
  const whom = site.config.region.contact?.email;
  const instead =
    whom === undefined
      ? say('Källorna hämtas varje natt.', 'The sources are harvested every night.')
      : say(
          `Skriv till ${whom}, eller vänta till natten: då hämtas källorna ändå.`,
          `Write to ${whom}, or wait for the night: the sources are harvested then anyway.`,
        );
  const why =
    contact === undefined
      ? say(
          'Kommunen har inte sagt vem som är dess kontakt för öppna data, så ny hämtning kan inte beställas här.',
          'The municipality has not said who its contact for open data is, so a new harvest can’t be asked for here.',
        )
      : say(
          'Den här webbplatsen kan inte skicka mejl, så ny hämtning kan inte beställas här.',
          'This website can’t send mail, so a new harvest can’t be asked for here.',
        );
  return `${why} ${instead}`;
}
