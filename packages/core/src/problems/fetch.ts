import { defineProblems } from './define-problems.ts';

const stays = {
  sv: 'Det som redan är publicerat ligger kvar, och nästa skördning försöker igen.',
  en: 'What is already published stays, and the next harvest tries again.',
};

/** Asking a server: one for each way in which it fails. `{detail}` is what network or server said, in English. */
export const fetchProblems = defineProblems({
  'fetch.dns': {
    severity: 'error',
    title: { sv: 'Värdnamnet finns inte', en: 'The host name does not exist' },
    message: {
      sv: '{subject} gick inte att hämta: namnet {host} finns inte i DNS ({detail}).',
      en: '{subject} could not be fetched: the name {host} is not in DNS ({detail}).',
    },
    remedy: {
      sv: `Kontrollera stavningen av adressen, och med kommunen om den har flyttat. ${stays.sv}`,
      en: `Check the spelling of the address, and with the municipality whether it has moved. ${stays.en}`,
    },
  },
  'fetch.connect': {
    severity: 'error',
    title: { sv: 'Servern tar inte emot', en: 'The server does not accept connections' },
    message: {
      sv: '{subject} gick inte att hämta: {host} tar inte emot anslutningar ({detail}).',
      en: '{subject} could not be fetched: {host} accepts no connections ({detail}).',
    },
    remedy: {
      sv: `Kontrollera att servern är igång och att ingen brandvägg stänger ute oss. ${stays.sv}`,
      en: `Check that the server is running and that no firewall shuts us out. ${stays.en}`,
    },
  },
  'fetch.tls': {
    severity: 'error',
    title: { sv: 'Certifikatet går inte att lita på', en: 'The certificate cannot be trusted' },
    message: {
      sv: '{subject} gick inte att hämta säkert: certifikatet hos {host} godtas inte ({detail}).',
      en: '{subject} could not be fetched securely: the certificate of {host} is not accepted ({detail}).',
    },
    remedy: {
      sv: `Den som sköter servern behöver förnya eller rätta certifikatet och skicka med hela certifikatkedjan. ${stays.sv}`,
      en: `Whoever runs the server needs to renew or correct the certificate and send its whole chain. ${stays.en}`,
    },
  },
  'fetch.timeout': {
    severity: 'error',
    title: { sv: 'Servern svarar för långsamt', en: 'The server answers too slowly' },
    message: {
      sv: '{subject} kom inte inom den tid som är satt ({detail}).',
      en: '{subject} did not come within the time allowed ({detail}).',
    },
    remedy: {
      sv: `Prova adressen i en webbläsare. Är den alltid långsam, höj http.readTimeoutMs eller http.totalTimeoutMs, eller be kommunen lägga upp katalogen som en färdig fil. ${stays.sv}`,
      en: `Try the address in a browser. If it is always slow, raise http.readTimeoutMs or http.totalTimeoutMs, or ask the municipality to publish the catalogue as a ready-made file. ${stays.en}`,
    },
  },
  'fetch.reset': {
    severity: 'error',
    title: { sv: 'Servern bröt förbindelsen', en: 'The server broke the connection' },
    message: {
      sv: '{subject} gick inte att hämta: {host} lade på innan svaret kom ({detail}).',
      en: '{subject} could not be fetched: {host} hung up before answering ({detail}).',
    },
    remedy: {
      sv: `Händer det varje natt stänger troligen en brandvägg ute vår User-Agent; be kommunen släppa in den. ${stays.sv}`,
      en: `If it happens every night, a firewall probably shuts out our User-Agent; ask the municipality to let it in. ${stays.en}`,
    },
  },
  'fetch.not-found': {
    severity: 'error',
    title: { sv: 'Sidan finns inte', en: 'The page does not exist' },
    message: {
      sv: '{subject} finns inte: servern svarade {status}.',
      en: '{subject} does not exist: the server answered {status}.',
    },
    remedy: {
      sv: `Har katalogen flyttat, ändra källans adress. Har kommunen ingen katalog än är detta väntat. ${stays.sv}`,
      en: `If the catalogue has moved, change the address of the source. If the municipality has no catalogue yet, this is to be expected. ${stays.en}`,
    },
  },
  'fetch.forbidden': {
    severity: 'error',
    title: { sv: 'Servern släpper inte in oss', en: 'The server does not let us in' },
    message: {
      sv: '{subject} kräver inloggning eller är spärrad: servern svarade {status}.',
      en: '{subject} wants a login or is blocked: the server answered {status}.',
    },
    remedy: {
      sv: `Be kommunen öppna adressen för vår User-Agent, eller sätt den nyckel som behövs i källans overrides.headers. ${stays.sv}`,
      en: `Ask the municipality to open the address to our User-Agent, or set the key it needs in overrides.headers of the source. ${stays.en}`,
    },
  },
  'fetch.busy': {
    severity: 'error',
    title: { sv: 'Servern är överlastad', en: 'The server is overloaded' },
    message: {
      sv: '{subject} gick inte att hämta: servern bad oss återkomma ({status}).',
      en: '{subject} could not be fetched: the server asked us to come back ({status}).',
    },
    remedy: {
      sv: `Händer det ofta, höj http.perHostDelayMs eller flytta källans schedule till en lugnare tid. ${stays.sv}`,
      en: `If it happens often, raise http.perHostDelayMs or move the schedule of the source to a quieter time. ${stays.en}`,
    },
  },
  'fetch.status': {
    severity: 'error',
    title: { sv: 'Servern svarar med ett fel', en: 'The server answers with an error' },
    message: {
      sv: '{subject} gick inte att hämta: servern svarade {status} ({detail}).',
      en: '{subject} could not be fetched: the server answered {status} ({detail}).',
    },
    remedy: {
      sv: `Prova adressen i en webbläsare och hör med den som sköter servern. ${stays.sv}`,
      en: `Try the address in a browser and ask whoever runs the server. ${stays.en}`,
    },
  },
  'fetch.body-broken': {
    severity: 'error',
    title: { sv: 'Svaret kom inte helt fram', en: 'The answer did not arrive whole' },
    message: {
      sv: '{subject} bröts av eller är trasigt packad ({detail}). Inget av det används.',
      en: '{subject} was cut off or is wrongly compressed ({detail}). Nothing of it is used.',
    },
    remedy: {
      sv: `Händer det varje gång är det fel på serverns Content-Length eller Content-Encoding; hör med den som sköter den. ${stays.sv}`,
      en: `If it happens every time, the server's Content-Length or Content-Encoding is wrong; ask whoever runs it. ${stays.en}`,
    },
  },
  'fetch.protocol': {
    severity: 'error',
    title: { sv: 'Svaret följer inte HTTP', en: 'The answer is not proper HTTP' },
    message: {
      sv: 'Det som {host} svarade för {subject} går inte att tolka ({detail}).',
      en: 'What {host} answered for {subject} makes no sense ({detail}).',
    },
    remedy: {
      sv: `Kontrollera att adressen leder till en webbserver, med rätt port. ${stays.sv}`,
      en: `Check that the address leads to a web server, with the right port. ${stays.en}`,
    },
  },
  'fetch.address-invalid': {
    severity: 'error',
    title: { sv: 'Adressen är ogiltig', en: 'The address is invalid' },
    message: { sv: '{subject} hämtades inte: {detail}.', en: '{subject} was not fetched: {detail}.' },
    remedy: {
      sv: 'Rätta adressen där den står: i källans url, eller hos kommunen om katalogen pekar dit.',
      en: 'Correct the address where it stands: in the url of the source, or at the municipality if its catalogue points there.',
    },
  },
  'fetch.address-private': {
    severity: 'error',
    title: { sv: 'Adressen är intern', en: 'The address is private' },
    message: {
      sv: '{subject} hämtades inte, eftersom den leder in i ett internt nät ({detail}).',
      en: '{subject} was not fetched, as it leads into a private network ({detail}).',
    },
    remedy: {
      sv: 'Är det meningen, lägg till {host} under http.allowHosts i konfigurationen. Annars har någon annan skrivit dit adressen; låt den vara.',
      en: 'If that is intended, add {host} to http.allowHosts in the configuration. Otherwise somebody else put the address there; leave it.',
    },
  },
  'fetch.scheme': {
    severity: 'error',
    title: { sv: 'Adressen är ingen webbadress', en: 'The address is not a web address' },
    message: { sv: '{subject} hämtades inte: {detail}.', en: '{subject} was not fetched: {detail}.' },
    remedy: {
      sv: 'Bara http och https hämtas. Be kommunen lägga upp filen på webben.',
      en: 'Only http and https are fetched. Ask the municipality to put the file on the web.',
    },
  },
  'fetch.redirects': {
    severity: 'error',
    title: { sv: 'Omdirigeringen tar inte slut', en: 'The redirects do not end' },
    message: {
      sv: '{subject} leder vidare utan att komma fram ({detail}).',
      en: '{subject} leads on without arriving ({detail}).',
    },
    remedy: {
      sv: 'Prova adressen i en webbläsare utan kakor, och skriv den adress du hamnar på i källans url.',
      en: 'Try the address in a browser without cookies, and put the address you arrive at in the url of the source.',
    },
  },
  'fetch.too-large': {
    severity: 'error',
    title: { sv: 'Svaret är för stort', en: 'The answer is too large' },
    message: { sv: '{subject} hämtades inte: {detail}.', en: '{subject} was not fetched: {detail}.' },
    remedy: {
      sv: 'Ska den vara så stor, höj http.maxBytes i konfigurationen.',
      en: 'If it should be that large, raise http.maxBytes in the configuration.',
    },
  },
  'fetch.unpacked-too-large': {
    severity: 'error',
    title: { sv: 'Svaret är för stort uppackat', en: 'The answer is too large when unpacked' },
    message: {
      sv: '{subject} hämtades inte: {detail}. Så packade svar kan vara gjorda för att fälla en server.',
      en: '{subject} was not fetched: {detail}. Answers packed like this can be made to bring a server down.',
    },
    remedy: {
      sv: 'Ska den vara så stor, höj http.maxUnpackedBytes i konfigurationen.',
      en: 'If it should be that large, raise http.maxUnpackedBytes in the configuration.',
    },
  },
  'fetch.robots': {
    severity: 'error',
    title: { sv: 'Webbplatsen ber oss hålla oss borta', en: 'The site asks us to stay away' },
    message: { sv: '{subject} hämtades inte: {detail}.', en: '{subject} was not fetched: {detail}.' },
    remedy: {
      sv: 'Be kommunen tillåta adressen i robots.txt, för alla eller för User-agent: lanskatalog. Det gäller inom en timme.',
      en: 'Ask the municipality to allow the address in robots.txt, for all or for User-agent: lanskatalog. It takes effect within an hour.',
    },
  },
});
