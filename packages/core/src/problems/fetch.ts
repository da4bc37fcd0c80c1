import { defineProblems } from './define-problems.ts';

/** Asking a server: packages/http and the page fetcher of packages/harvest. */
export const fetchProblems = defineProblems({
  'fetch.unreachable': {
    severity: 'error',
    title: { sv: 'Källan svarar inte', en: 'The source does not answer' },
    message: {
      sv: '{subject} gick inte att hämta: {detail}',
      en: '{subject} could not be fetched: {detail}',
    },
    remedy: {
      sv: 'Kontrollera att adressen fungerar i en webbläsare. Det som redan är publicerat ligger kvar och nästa skördning försöker igen.',
      en: 'Check that the address works in a browser. What is already published stays, and the next harvest tries again.',
    },
  },
  'fetch.refused': {
    severity: 'error',
    title: { sv: 'Adressen får inte hämtas', en: 'The address may not be fetched' },
    message: { sv: '{subject} hämtades inte: {detail}', en: '{subject} was not fetched: {detail}' },
    remedy: {
      sv: 'Rätta källans adress, eller tillåt den i konfigurationen (http.allowHosts, http.maxBytes) om den ska få hämtas.',
      en: 'Correct the address of the source, or allow it in the configuration (http.allowHosts, http.maxBytes) if it should be fetched.',
    },
  },
});
