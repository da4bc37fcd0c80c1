import { defineProblems } from './define-problems.ts';

/** The configuration as a file: before what it says is looked at. */
export const configFileProblems = defineProblems({
  'config.unreadable': {
    severity: 'error',
    title: { sv: 'Konfigurationen går inte att läsa', en: 'The configuration cannot be read' },
    message: {
      sv: 'Filen {subject} går inte att läsa: {detail}.',
      en: 'The file {subject} cannot be read: {detail}.',
    },
    remedy: {
      sv: 'Kontrollera sökvägen efter --config och att du får läsa filen. config/orebro-lan.yaml är ett färdigt exempel.',
      en: 'Check the path after --config, and that you may read the file. config/orebro-lan.yaml is a complete example.',
    },
  },
  'config.not-utf8': {
    severity: 'error',
    title: { sv: 'Konfigurationen är inte sparad som UTF-8', en: 'The configuration is not saved as UTF-8' },
    message: {
      sv: 'Raden har ett tecken som inte är UTF-8, troligen å, ä eller ö.',
      en: 'The line has a character that is not UTF-8, probably å, ä or ö.',
    },
    remedy: {
      sv: 'Spara filen med teckenkodningen UTF-8 (i Anteckningar: Spara som, Kodning).',
      en: 'Save the file with the encoding UTF-8 (in Notepad: Save as, Encoding).',
    },
  },
  'config.syntax': {
    severity: 'error',
    title: { sv: 'Konfigurationen är inte giltig YAML', en: 'The configuration is not valid YAML' },
    message: {
      sv: 'Raden går inte att tolka som YAML: {detail}.',
      en: 'The line is not valid YAML: {detail}.',
    },
    remedy: {
      sv: 'Kontrollera indrag, kolon och citattecken här och på raden ovanför. Sätt citattecken om värden som innehåller : eller # eller börjar med * & ! % @.',
      en: 'Check indentation, colons and quotes here and on the line above. Put quotes around values that contain : or #, or begin with * & ! % @.',
    },
  },
  'config.asterisk': {
    severity: 'error',
    title: { sv: 'Asterisk utan citattecken', en: 'Asterisk without quotes' },
    message: {
      sv: 'Värdet börjar med *, vilket i YAML betyder en hänvisning till något som inte finns i filen.',
      en: 'The value begins with *, which in YAML is a reference to something that is not in the file.',
    },
    remedy: {
      sv: 'Sätt citattecken om värdet: "*/15 * * * *".',
      en: 'Put quotes around the value: "*/15 * * * *".',
    },
  },
  'config.tab': {
    severity: 'error',
    title: { sv: 'Tabb som indrag', en: 'Tab used for indentation' },
    message: {
      sv: 'Raden är indragen med en tabb, vilket YAML inte tillåter.',
      en: 'The line is indented with a tab, which YAML forbids.',
    },
    remedy: { sv: 'Byt tabben mot blanksteg.', en: 'Replace the tab by spaces.' },
  },
});
