import { defineProblems } from './define-problems.ts';

/** What link checks find: packages/quality, `linkProblems`. */
export const linkProblems = defineProblems({
  'links.dead': {
    severity: 'warning',
    title: { sv: 'Död länk', en: 'Dead link' },
    message: {
      sv: '{subject}: {before} i {property} har inte svarat sedan {since} ({reason}).',
      en: '{subject}: {before} in {property} has not answered since {since} ({reason}).',
    },
    remedy: {
      sv: 'Rätta adressen, lägg tillbaka filen, eller ta bort distributionen.',
      en: 'Correct the address, put the file back, or remove the distribution.',
    },
  },
  'links.page-instead-of-file': {
    severity: 'warning',
    title: { sv: 'Webbsida i stället för fil', en: 'A web page instead of a file' },
    message: {
      sv: '{subject}: {before} ska vara {format}, men servern skickar en webbsida.',
      en: '{subject}: {before} is said to be {format}, but the server sends a web page.',
    },
    remedy: {
      sv: 'Ange filens egen adress som dcat:downloadURL; webbsidan hör hemma i dcat:landingPage. Är det en felsida: låt servern svara 404.',
      en: 'Give the file’s own address as dcat:downloadURL; the page belongs in dcat:landingPage. If it is an error page, let the server answer 404.',
    },
  },
});
