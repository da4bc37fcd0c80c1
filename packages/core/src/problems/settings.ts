import { defineProblems } from './define-problems.ts';

/** What a person asks to have changed, and why it can't be: packages/harvest, settings. */
export const settingsProblems = defineProblems({
  'settings.unknown-source': {
    severity: 'error',
    title: { sv: 'Källan finns inte', en: 'There is no such source' },
    message: { sv: 'Det finns ingen källa {source}.', en: 'There is no source {source}.' },
    remedy: { sv: 'Välj bland: {allowed}.', en: 'Choose among: {allowed}.' },
  },
  'settings.source-in-file': {
    severity: 'error',
    title: { sv: 'Källan står i konfigurationsfilen', en: 'The source is in the configuration file' },
    message: {
      sv: 'Källan {source} står i konfigurationsfilen och kan inte ändras härifrån.',
      en: 'The source {source} is in the configuration file and cannot be changed from here.',
    },
    remedy: {
      sv: 'Ändra den i filen och starta om. En källa som lagts till härifrån kan också ändras härifrån.',
      en: 'Change it in the file and start again. A source that was added from here can be changed from here too.',
    },
  },
  'settings.source-id-changed': {
    severity: 'error',
    title: { sv: 'Ett id kan inte ändras', en: 'An id cannot be changed' },
    message: {
      sv: 'Källan {source} kan inte få id {after}: det som är skördat hör till id:t.',
      en: 'The source {source} cannot get the id {after}: what was harvested belongs to the id.',
    },
    remedy: {
      sv: 'Behåll id:t, eller ta bort källan och lägg till en ny.',
      en: 'Keep the id, or remove the source and add a new one.',
    },
  },
  'settings.paused-in-file': {
    severity: 'error',
    title: { sv: 'Pausad i konfigurationsfilen', en: 'Paused in the configuration file' },
    message: {
      sv: 'Källan {source} har paused: true i konfigurationsfilen, så den skördas inte. Det som är publicerat ligger kvar.',
      en: 'The source {source} has paused: true in the configuration file, so it is not harvested. What is published stays.',
    },
    remedy: {
      sv: 'När källan ska skördas igen: ta bort paused ur filen och starta om.',
      en: 'When the source is to be harvested again: remove paused from the file and restart.',
    },
  },
  'settings.source-paused': {
    severity: 'error',
    title: { sv: 'Källan är pausad', en: 'The source is paused' },
    message: {
      sv: 'Källan {source} är pausad och skördas inte.',
      en: 'The source {source} is paused and is not harvested.',
    },
    remedy: { sv: 'Häv pausen först.', en: 'Resume it first.' },
  },
  'settings.everything-paused': {
    severity: 'error',
    title: { sv: 'All skördning är pausad', en: 'All harvesting is paused' },
    message: {
      sv: 'All skördning är pausad, så källan {source} skördas inte.',
      en: 'All harvesting is paused, so the source {source} is not harvested.',
    },
    remedy: { sv: 'Häv pausen för allt först.', en: 'Resume everything first.' },
  },
  'settings.quiet-hours': {
    severity: 'info',
    title: { sv: 'Källan vill inte skördas just nu', en: 'The source does not want to be harvested now' },
    message: {
      sv: 'Källan {source} har tysta timmar till {until}. Den skördas då.',
      en: 'The source {source} has quiet hours until {until}. It is harvested then.',
    },
    remedy: {
      sv: 'Vänta, eller begär skördning ändå om det är brådskande.',
      en: 'Wait, or ask for the harvest all the same if it is urgent.',
    },
  },
  'settings.unknown-release': {
    severity: 'error',
    title: { sv: 'Utgåvan finns inte', en: 'There is no such release' },
    message: {
      sv: 'Utgåva {number} finns inte kvar.',
      en: 'Release {number} is not kept.',
    },
    remedy: { sv: 'Välj bland: {allowed}.', en: 'Choose among: {allowed}.' },
  },
  'settings.release-current': {
    severity: 'error',
    title: { sv: 'Utgåvan gäller redan', en: 'The release is current already' },
    message: { sv: 'Utgåva {number} är den som visas.', en: 'Release {number} is the one shown.' },
    remedy: { sv: 'Välj en annan av: {allowed}.', en: 'Choose another of: {allowed}.' },
  },
  'settings.release-not-whole': {
    severity: 'error',
    title: { sv: 'Utgåvan är inte hel', en: 'The release is not whole' },
    message: {
      sv: 'Utgåva {number} kan inte visas igen: {detail}.',
      en: 'Release {number} cannot be shown again: {detail}.',
    },
    remedy: {
      sv: 'Välj en annan utgåva. Kontrollera lagringen: filer som har publicerats ska inte ändras.',
      en: 'Choose another release. Check the store: files that were published must not change.',
    },
  },
  'settings.moved-meanwhile': {
    severity: 'error',
    title: { sv: 'Någon annan ändrade samtidigt', en: 'Somebody else changed it at the same time' },
    message: {
      sv: 'Det som skulle ändras ändrades av någon annan under tiden.',
      en: 'What was to be changed was changed by somebody else meanwhile.',
    },
    remedy: {
      sv: 'Se efter hur det ser ut nu, och försök igen.',
      en: 'Look at how it is now, and try again.',
    },
  },
  'settings.nothing-found': {
    severity: 'error',
    title: { sv: 'Det finns inget att hålla fast vid', en: 'There is nothing to keep' },
    message: {
      sv: 'För källan {source} har ingen katalog hittats än.',
      en: 'No catalogue has been found for the source {source} yet.',
    },
    remedy: {
      sv: 'Skörda källan först, eller ange slag och adress för hand.',
      en: 'Harvest the source first, or give kind and address by hand.',
    },
  },
  'settings.unknown-move': {
    severity: 'error',
    title: { sv: 'Flytten går inte att godta', en: 'The move cannot be accepted' },
    message: {
      sv: 'Källan {source} har aldrig haft {before}, eller har både den och {after}.',
      en: 'The source {source} never had {before}, or has both it and {after}.',
    },
    remedy: {
      sv: 'Kontrollera de två adresserna mot problemet som föreslog flytten.',
      en: 'Check the two addresses against the problem that proposed the move.',
    },
  },
});
