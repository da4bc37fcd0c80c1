import { defineProblems } from './define-problems.ts';

export const tablesProblems = defineProblems({
  // Screening, matching and publishing.
  'tables.partition-removed': {
    severity: 'info',
    title: { sv: 'Data är borttagna hos källan', en: 'Data were removed at the source' },
    message: {
      sv: 'Källan {source} publicerar inte längre {table} för {municipality}, perioden {period}. Regionens {rows} rader är borttagna.',
      en: 'The source {source} no longer publishes {table} for {municipality}, period {period}. The {rows} rows of the region are removed.',
    },
    remedy: {
      sv: 'Ingenting behöver göras om det är avsiktligt. Annars lägger kommunen upp filen igen, så kommer raderna tillbaka vid nästa skördning.',
      en: 'Nothing needs doing if this is on purpose. Otherwise the municipality publishes the file again, and the next harvest brings the rows back.',
    },
  },
  'tables.partition-shrunk': {
    severity: 'warning',
    title: { sv: 'En ny version har mycket färre rader', en: 'A new version has far fewer rows' },
    message: {
      sv: '{subject} har nu {rows} rader mot {lastRows} förut ({table}, {municipality}, {period}). Den senaste hela versionen ligger kvar.',
      en: '{subject} now has {rows} rows against {lastRows} before ({table}, {municipality}, {period}). The last whole version stays.',
    },
    remedy: {
      sv: 'Fråga kommunen om det stämmer. Är det rätt, godkänn versionen; är den trasig räcker det att kommunen lägger upp en hel fil.',
      en: 'Ask the municipality whether this is right. If so, accept the version; if it is broken, a whole file from the municipality is enough.',
    },
  },
  'tables.column-emptied': {
    severity: 'warning',
    title: { sv: 'En viktig kolumn har tömts', en: 'A key column was emptied' },
    message: {
      sv: 'I {subject} är {now} av {column} tomt mot {was} förut ({table}, {municipality}, {period}). Den senaste hela versionen ligger kvar.',
      en: 'In {subject} {now} of {column} is empty against {was} before ({table}, {municipality}, {period}). The last whole version stays.',
    },
    remedy: {
      sv: 'Se efter om kolumnen har bytt namn i filen, och peka i så fall ut den. Är det rätt att den är tom, godkänn versionen.',
      en: 'See whether the column has a new name in the file, and if so point it out. If it is right that it is empty, accept the version.',
    },
  },
  'tables.partition-kept': {
    severity: 'warning',
    title: { sv: 'En ny fil kunde inte användas', en: 'A new file could not be used' },
    message: {
      sv: '{subject} gick inte att läsa in ({table}, {municipality}, {period}). De senast inlästa raderna ligger kvar.',
      en: '{subject} could not be read in ({table}, {municipality}, {period}). The rows read last stay.',
    },
    remedy: {
      sv: 'Kommunen rättar filen. Nästa skördning läser den på nytt.',
      en: 'The municipality corrects the file. The next harvest reads it again.',
    },
  },
  'tables.personal-data-in-output': {
    severity: 'error',
    title: {
      sv: 'En fil stoppades av personuppgiftskontrollen',
      en: 'A file was stopped by the screen for personal data',
    },
    message: {
      sv: 'Kontrollen fann {count} misstänkta personuppgifter i kolumnen {column} i {subject} (regel: {rule}). Ingen ny utgåva görs; den förra ligger kvar.',
      en: 'The screen found {count} suspected personal data in column {column} of {subject} (rule: {rule}). No new release is made; the last one stays.',
    },
    remedy: {
      sv: 'Se raderna i operatörsvyn. Lägg till det som saknas i config/tables/screening.yaml och kör om, eller be kommunen rätta källan.',
      en: 'Look at the rows in the operator view. Add what is missing to config/tables/screening.yaml and run again, or ask the municipality to correct the source.',
    },
  },
  'tables.suppliers-masked': {
    severity: 'info',
    title: { sv: 'Leverantörer har maskerats', en: 'Suppliers were masked' },
    message: {
      sv: '{values} leverantörer i {subject} visas inte, på {rows} rader (regel: {rule}). Beloppen är kvar.',
      en: '{values} suppliers in {subject} are not shown, in {rows} rows (rule: {rule}). The amounts are kept.',
    },
    remedy: {
      sv: 'Ingenting om det är personer. Är det företag eller föreningar: publicera organisationsnumret i filen, eller lägg till namnet i config/tables/screening.yaml.',
      en: 'Nothing if they are persons. If they are firms or associations: publish the organisation number in the file, or add the name to config/tables/screening.yaml.',
    },
  },
  'tables.cells-masked': {
    severity: 'warning',
    title: { sv: 'Personuppgifter i andra kolumner', en: 'Personal data in other columns' },
    message: {
      sv: '{values} värden i kolumnen {column} i {subject} såg ut att innehålla personuppgifter (regel: {rule}) och har tömts.',
      en: '{values} values of column {column} in {subject} looked as if they held personal data (rule: {rule}) and were emptied.',
    },
    remedy: {
      sv: 'Kommunen ser över filen före nästa publicering: uppgifterna ligger öppet hos källan.',
      en: 'The municipality goes over the file before it is published next: the data are open at the source.',
    },
  },
  'tables.invalid-numbers': {
    severity: 'warning',
    title: { sv: 'Felaktiga organisationsnummer', en: 'Wrong organisation numbers' },
    message: {
      sv: '{count} leverantörer i {subject} har ett nummer som inte är ett giltigt organisationsnummer, t.ex. {example}.',
      en: '{count} suppliers in {subject} have a number that is no valid organisation number, for instance {example}.',
    },
    remedy: {
      sv: 'Rätta numren i kommunens leverantörsregister.',
      en: 'Correct the numbers in the supplier register of the municipality.',
    },
  },
  'tables.number-with-several-names': {
    severity: 'info',
    title: { sv: 'Ett organisationsnummer med flera namn', en: 'One organisation number with several names' },
    message: {
      sv: '{count} organisationsnummer i {subject} har mer än ett namn, t.ex. {example}.',
      en: '{count} organisation numbers in {subject} have more than one name, for instance {example}.',
    },
    remedy: {
      sv: 'Slå ihop posterna i leverantörsregistret. Regionens tabell räknar dem redan som en leverantör.',
      en: 'Merge the entries in the supplier register. The table of the region counts them as one supplier already.',
    },
  },
  'tables.name-with-several-numbers': {
    severity: 'info',
    title: { sv: 'Ett namn med flera organisationsnummer', en: 'One name with several organisation numbers' },
    message: {
      sv: '{count} namn i {subject} har mer än ett organisationsnummer, t.ex. {example}. De räknas som olika leverantörer.',
      en: '{count} names in {subject} have more than one organisation number, for instance {example}. They count as different suppliers.',
    },
    remedy: {
      sv: 'Kontrollera vilket nummer som gäller. Är det olika företag behöver ingenting göras.',
      en: 'Check which number is right. If they are different firms nothing needs doing.',
    },
  },
  'tables.duplicate-rows': {
    severity: 'info',
    title: { sv: 'Rader som är exakt lika', en: 'Rows that are exactly alike' },
    message: {
      sv: '{count} rader i {subject} är exakta kopior av en annan rad. De är kvar och märkta i kolumnen dubblett.',
      en: '{count} rows in {subject} are exact copies of another row. They are kept and marked in the column dubblett.',
    },
    remedy: {
      sv: 'Kontrollera om filen innehåller samma poster två gånger.',
      en: 'Check whether the file holds the same entries twice.',
    },
  },
  'tables.rows-noted': {
    severity: 'info',
    title: { sv: 'Rader med anmärkning', en: 'Rows with a remark' },
    message: {
      sv: '{count} rader i {subject} har anmärkningen {note}. De är kvar och märkta i kolumnen anm.',
      en: '{count} rows in {subject} have the remark {note}. They are kept and marked in the column anm.',
    },
    remedy: {
      sv: 'Kontrollera raderna hos källan: date-outside-period är datum utanför filens period, outside-municipality en punkt utanför kommunen.',
      en: 'Check the rows at the source: date-outside-period is a date outside the period of the file, outside-municipality a point outside the municipality.',
    },
  },
  'tables.sources-disagree': {
    severity: 'info',
    title: { sv: 'Två källor säger olika', en: 'Two sources disagree' },
    message: {
      sv: 'Om {subject} säger källorna olika i {column}: {values}. Regeln {rule} gav {chosen}.',
      en: 'The sources disagree about {column} of {subject}: {values}. The rule {rule} chose {chosen}.',
    },
    remedy: {
      sv: 'Rätta den källa som har fel, eller ändra ordningen mellan källorna i konfigurationen.',
      en: 'Correct the source that is wrong, or change the order of the sources in the configuration.',
    },
  },
});
