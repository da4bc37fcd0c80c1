import { defineProblems } from './define-problems.ts';

/** Reading the configuration file. `{property}` is the key, as a path; `{before}` the value as it stands there. */
export const configProblems = defineProblems({
  'config.repeated-key': {
    severity: 'error',
    title: { sv: 'Nyckeln står två gånger', en: 'The key stands twice' },
    message: {
      sv: 'Samma nyckel står två gånger på samma nivå.',
      en: 'The same key stands twice at the same level.',
    },
    remedy: { sv: 'Ta bort den ena.', en: 'Remove one of them.' },
  },
  'config.unknown-key': {
    severity: 'error',
    title: { sv: 'Okänd nyckel', en: 'Unknown key' },
    message: { sv: 'Nyckeln {property} finns inte.', en: 'There is no key {property}.' },
    remedy: { sv: 'Här får stå: {allowed}.', en: 'What may stand here: {allowed}.' },
  },
  'config.misspelt-key': {
    severity: 'error',
    title: { sv: 'Okänd nyckel', en: 'Unknown key' },
    message: { sv: 'Nyckeln {property} finns inte.', en: 'There is no key {property}.' },
    remedy: { sv: 'Menade du {suggestion}?', en: 'Did you mean {suggestion}?' },
  },
  'config.missing-key': {
    severity: 'error',
    title: { sv: 'Nyckel saknas', en: 'Missing key' },
    message: { sv: 'Nyckeln {property} saknas.', en: 'The key {property} is missing.' },
    remedy: { sv: 'Lägg till den här. {hint}', en: 'Add it here. {hint}' },
  },
  'config.not-text': {
    severity: 'error',
    title: { sv: 'Fel slags värde', en: 'Wrong kind of value' },
    message: {
      sv: '{property} ska vara en text, men är {before}.',
      en: '{property} should be a text, but is {before}.',
    },
    remedy: {
      sv: 'Sätt citattecken om värdet om det är en text.',
      en: 'Put quotes around the value if it is a text.',
    },
  },
  'config.not-number': {
    severity: 'error',
    title: { sv: 'Fel slags värde', en: 'Wrong kind of value' },
    message: {
      sv: '{property} ska vara ett heltal, men är {before}.',
      en: '{property} should be a whole number, but is {before}.',
    },
    remedy: {
      sv: 'Skriv bara siffror, utan enhet och citattecken.',
      en: 'Write digits only, without a unit or quotes.',
    },
  },
  'config.not-boolean': {
    severity: 'error',
    title: { sv: 'Fel slags värde', en: 'Wrong kind of value' },
    message: {
      sv: '{property} ska vara true eller false, men är {before}.',
      en: '{property} should be true or false, but is {before}.',
    },
    remedy: { sv: 'Skriv true eller false.', en: 'Write true or false.' },
  },
  'config.not-list': {
    severity: 'error',
    title: { sv: 'Fel slags värde', en: 'Wrong kind of value' },
    message: {
      sv: '{property} ska vara en lista, men är {before}.',
      en: '{property} should be a list, but is {before}.',
    },
    remedy: {
      sv: 'Skriv ett värde per rad, varje med ett streck framför.',
      en: 'Write one value a line, each with a dash before it.',
    },
  },
  'config.not-mapping': {
    severity: 'error',
    title: { sv: 'Fel slags värde', en: 'Wrong kind of value' },
    message: {
      sv: '{property} ska bestå av nycklar med värden, men är {before}.',
      en: '{property} should consist of keys with values, but is {before}.',
    },
    remedy: {
      sv: 'Skriv nycklarna indragna på raderna under, en per rad.',
      en: 'Write the keys indented on the lines below, one a line.',
    },
  },
  'config.out-of-range': {
    severity: 'error',
    title: { sv: 'Värdet är för stort eller för litet', en: 'The value is too large or too small' },
    message: { sv: '{property} är {before}.', en: '{property} is {before}.' },
    remedy: { sv: 'Gränsen är {limit}.', en: 'The limit is {limit}.' },
  },
  'config.empty': {
    severity: 'error',
    title: { sv: 'Värdet är tomt', en: 'The value is empty' },
    message: { sv: '{property} är tomt.', en: '{property} is empty.' },
    remedy: { sv: 'Skriv ett värde.', en: 'Write a value.' },
  },
  'config.not-a-choice': {
    severity: 'error',
    title: { sv: 'Värdet finns inte att välja', en: 'The value is not one of the choices' },
    message: { sv: '{property} kan inte vara {before}.', en: '{property} cannot be {before}.' },
    remedy: { sv: 'Välj bland: {allowed}.', en: 'Choose among: {allowed}.' },
  },
  'config.bad-id': {
    severity: 'error',
    title: { sv: 'Ogiltigt id', en: 'Invalid id' },
    message: { sv: '{property} är {before}.', en: '{property} is {before}.' },
    remedy: {
      sv: 'Använd små bokstäver a–z, siffror, bindestreck, punkt och understreck, och börja med en bokstav eller siffra.',
      en: 'Use lower-case letters a–z, digits, hyphen, full stop and underscore, beginning with a letter or digit.',
    },
  },
  'config.bad-url': {
    severity: 'error',
    title: { sv: 'Ogiltig webbadress', en: 'Invalid web address' },
    message: {
      sv: '{property} är ingen webbadress: {before}.',
      en: '{property} is not a web address: {before}.',
    },
    remedy: {
      sv: 'Skriv hela adressen, med http:// eller https:// och utan användarnamn och lösenord.',
      en: 'Write the whole address, with http:// or https:// and without user name and password.',
    },
  },
  'config.bad-base-uri': {
    severity: 'error',
    title: { sv: 'Ogiltig bas-URI', en: 'Invalid base URI' },
    message: {
      sv: '{property} duger inte som bas för URI:er: {before}.',
      en: '{property} cannot be the base of URIs: {before}.',
    },
    remedy: {
      sv: 'Skriv en adress ni råder över, med http:// eller https:// och / på slutet, utan ? och #: https://oppnadata.example.se/',
      en: 'Write an address you control, with http:// or https:// and ending in /, without ? and #: https://oppnadata.example.se/',
    },
  },
  'config.bad-email': {
    severity: 'error',
    title: { sv: 'Ogiltig e-postadress', en: 'Invalid e-mail address' },
    message: {
      sv: '{property} är ingen e-postadress: {before}.',
      en: '{property} is not an e-mail address: {before}.',
    },
    remedy: {
      sv: 'Skriv en funktionsbrevlåda, till exempel oppnadata@example.se.',
      en: 'Write a functional mailbox, such as oppnadata@example.se.',
    },
  },
  'config.bad-orgnr': {
    severity: 'error',
    title: { sv: 'Ogiltigt organisationsnummer', en: 'Invalid organisation number' },
    message: {
      sv: '{property} är inget organisationsnummer: {before} har fel antal siffror eller fel kontrollsiffra.',
      en: '{property} is not an organisation number: {before} has the wrong number of digits or a wrong check digit.',
    },
    remedy: {
      sv: 'Skriv de tio siffrorna, med eller utan bindestreck: 212000-1967.',
      en: 'Write the ten digits, with or without a hyphen: 212000-1967.',
    },
  },
  'config.bad-cron': {
    severity: 'error',
    title: { sv: 'Ogiltigt schema', en: 'Invalid schedule' },
    message: { sv: '{property} är inget schema: {before}.', en: '{property} is not a schedule: {before}.' },
    remedy: {
      sv: 'Skriv minut, timme, dag, månad och veckodag med blanksteg mellan: "15 2 * * *" är varje natt klockan 02.15.',
      en: 'Write minute, hour, day, month and weekday with spaces between: "15 2 * * *" is every night at 02:15.',
    },
  },
  'config.bad-allow-host': {
    severity: 'error',
    title: { sv: 'Ogiltig värd', en: 'Invalid host' },
    message: { sv: '{property} är ingen värd: {before}.', en: '{property} is not a host: {before}.' },
    remedy: {
      sv: 'Skriv ett värdnamn, värdnamn:port, en IP-adress eller ett nät som 10.0.0.0/8, utan http:// och sökväg.',
      en: 'Write a host name, host:port, an IP address or a range such as 10.0.0.0/8, without http:// and path.',
    },
  },
  'config.bad-header': {
    severity: 'error',
    title: { sv: 'Ogiltigt HTTP-huvud', en: 'Invalid HTTP header' },
    message: {
      sv: '{property} går inte att skicka som HTTP-huvud.',
      en: '{property} cannot be sent as an HTTP header.',
    },
    remedy: {
      sv: 'Namnet får bara ha bokstäver, siffror och bindestreck, värdet inga radbrytningar eller tecken utanför ASCII.',
      en: 'The name may have letters, digits and hyphens only, the value no line breaks and nothing outside ASCII.',
    },
  },
  'config.bad-municipality-code': {
    severity: 'error',
    title: { sv: 'Ogiltig kommunkod', en: 'Invalid municipality code' },
    message: {
      sv: '{property} är ingen kommunkod: {before}.',
      en: '{property} is not a municipality code: {before}.',
    },
    remedy: {
      sv: 'Skriv de fyra siffrorna inom citattecken: "1880".',
      en: 'Write the four digits in quotes: "1880".',
    },
  },
  'config.license-not-cc0': {
    severity: 'error',
    title: { sv: 'Katalogens licens måste vara CC0', en: "The catalogue's licence must be CC0" },
    message: { sv: '{property} är {before}.', en: '{property} is {before}.' },
    remedy: {
      sv: 'Ta bort raden: CC0 är förvalt. Det gäller beskrivningarna; datamängderna behåller sina egna licenser.',
      en: 'Remove the line: CC0 is the default. It is about the descriptions; the datasets keep their own licences.',
    },
    clause: 'DCAT-AP-SE 3.0.1, Catalog dct:license',
  },
  'config.repeated-source-id': {
    severity: 'error',
    title: { sv: 'Två källor har samma id', en: 'Two sources have the same id' },
    message: {
      sv: 'Id {before} är redan taget av {earlier}.',
      en: 'The id {before} is already taken by {earlier}.',
    },
    remedy: { sv: 'Ge källan ett eget id.', en: 'Give the source an id of its own.' },
  },
  'config.repeated-municipality': {
    severity: 'error',
    title: { sv: 'Kommunen står två gånger', en: 'The municipality stands twice' },
    message: {
      sv: 'Kommunkoden {before} står redan i {earlier}.',
      en: 'The municipality code {before} stands already in {earlier}.',
    },
    remedy: { sv: 'Ta bort den ena, eller rätta koden.', en: 'Remove one of them, or correct the code.' },
  },
  'config.misspelt-municipality': {
    severity: 'error',
    title: { sv: 'Okänd kommun', en: 'Unknown municipality' },
    message: {
      sv: 'Kommunen {before} står inte under municipalities.',
      en: 'The municipality {before} is not under municipalities.',
    },
    remedy: { sv: 'Menade du {suggestion}?', en: 'Did you mean {suggestion}?' },
  },
  'config.unknown-municipality': {
    severity: 'error',
    title: { sv: 'Okänd kommun', en: 'Unknown municipality' },
    message: {
      sv: 'Kommunen {before} står inte under municipalities.',
      en: 'The municipality {before} is not under municipalities.',
    },
    remedy: {
      sv: 'Lägg till den där, eller välj bland dem som finns: {allowed}.',
      en: 'Add it there, or choose among those that are: {allowed}.',
    },
  },
  'config.odd-municipality': {
    severity: 'warning',
    title: { sv: 'Okänd kommun', en: 'Unknown municipality' },
    message: {
      sv: 'Ingen kommun i Sverige heter {before}; källan får en egen avsändare med det namnet.',
      en: 'No municipality in Sweden is called {before}; the source gets a publisher of its own with that name.',
    },
    remedy: { sv: 'Menade du {suggestion}?', en: 'Did you mean {suggestion}?' },
  },
  'config.repeated-url': {
    severity: 'warning',
    title: { sv: 'Två källor har samma adress', en: 'Two sources have the same address' },
    message: {
      sv: 'Adressen {before} hämtas redan som {earlier}, så varje datamängd kommer två gånger.',
      en: 'The address {before} is already harvested as {earlier}, so every dataset comes twice.',
    },
    remedy: {
      sv: 'Ta bort den ena källan, om de inte skiljer sig i vad de tar med (include och exclude).',
      en: 'Remove one of the sources, unless they differ in what they take (include and exclude).',
    },
  },
  'config.bad-quiet-hours': {
    severity: 'error',
    title: { sv: 'Ogiltiga tysta timmar', en: 'Invalid quiet hours' },
    message: {
      sv: '{property} är inga tysta timmar: {before}.',
      en: '{property} are no quiet hours: {before}.',
    },
    remedy: {
      sv: 'Skriv tider som "07:00-17:00", med veckodagar framför om det inte gäller alla: "mon-fri 07:00-17:00" eller "sat,sun 00:00-24:00".',
      en: 'Write times as "07:00-17:00", with weekdays before them unless it is every day: "mon-fri 07:00-17:00" or "sat,sun 00:00-24:00".',
    },
  },
  'config.always-quiet': {
    severity: 'error',
    title: { sv: 'De tysta timmarna tar aldrig slut', en: 'The quiet hours never end' },
    message: {
      sv: '{property} täcker hela veckan, så källan kan aldrig skördas.',
      en: '{property} cover the whole week, so the source can never be harvested.',
    },
    remedy: {
      sv: 'Lämna någon tid fri, eller sätt paused: true.',
      en: 'Leave some time free, or set paused: true.',
    },
  },
});
