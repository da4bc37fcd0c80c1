import { defineProblems } from './define-problems.ts';

/** Recognising, reading, mapping and cleaning the files of the shared tables. */
export const tablesReadingProblems = defineProblems({
  'tables.file-empty': {
    severity: 'error',
    title: { sv: 'Filen är tom', en: 'The file is empty' },
    message: { sv: '{subject} innehåller inga rader.', en: '{subject} holds no rows.' },
    remedy: {
      sv: 'Kommunen lägger upp filen på nytt. De rader som lästs in tidigare ligger kvar.',
      en: 'The municipality publishes the file again. The rows read before stay.',
    },
  },
  'tables.not-a-table': {
    severity: 'error',
    title: { sv: 'Filen är inte en tabell', en: 'The file is no table' },
    message: {
      sv: '{subject} är {whatSv} och kan inte läsas som tabell.',
      en: '{subject} is {whatEn} and cannot be read as a table.',
    },
    remedy: {
      sv: 'Kontrollera att adressen leder till själva filen och inte till en webbsida eller en beskrivning, och att den är sparad som CSV, XLSX, JSON, XML eller ZIP av sådana.',
      en: 'Check that the address leads to the file itself and not to a web page or a description, and that it is saved as CSV, XLSX, JSON, XML or ZIP of these.',
    },
  },
  'tables.file-broken': {
    severity: 'error',
    title: { sv: 'Filen är trasig', en: 'The file is broken' },
    message: {
      sv: '{subject} gick inte att läsa till slut: {detail}',
      en: '{subject} could not be read to its end: {detail}',
    },
    remedy: {
      sv: 'Öppna filen och spara den på nytt i samma format. De rader som lästs in tidigare ligger kvar.',
      en: 'Open the file and save it again in the same format. The rows read before stay.',
    },
  },
  'tables.archive-refused': {
    severity: 'error',
    title: { sv: 'Arkivet packas inte upp', en: 'The archive is not unpacked' },
    message: { sv: '{subject} är {reasonSv}.', en: '{subject} is {reasonEn}.' },
    remedy: {
      sv: 'Dela upp arkivet, eller publicera filerna var för sig utan lösenord.',
      en: 'Split the archive, or publish the files one by one without a password.',
    },
  },
  'tables.part-skipped': {
    severity: 'info',
    title: { sv: 'En del av filen används inte', en: 'A part of the file is not used' },
    message: { sv: '{subject} används inte: {reasonSv}.', en: '{subject} is not used: {reasonEn}.' },
    remedy: {
      sv: 'Ingenting, om delen inte hör till tabellen. Annars pekas dess kolumner ut i konfigurationen.',
      en: 'Nothing if the part does not belong to the table. Otherwise point out its columns in the configuration.',
    },
  },
  'tables.wrong-kind': {
    severity: 'error',
    title: { sv: 'Filen är något annat än den sägs vara', en: 'The file is something else than it says' },
    message: {
      sv: '{subject} är beskriven som {table} men har kolumnerna {columns}: {reasonSv}.',
      en: '{subject} is described as {table} but has the columns {columns}: {reasonEn}.',
    },
    remedy: {
      sv: 'Rätta datamängdens beskrivning eller länk. Är filen rätt, peka ut kolumnerna i konfigurationen.',
      en: 'Correct the description or the link of the dataset. If the file is right, point out its columns in the configuration.',
    },
  },
  'tables.unknown-kind': {
    severity: 'error',
    title: { sv: 'Filen liknar ingen av tabellerna', en: 'The file is like none of the tables' },
    message: {
      sv: '{subject} har kolumnerna {columns}. Det är varken en leverantörsreskontra, en skollista eller en lista över äldreboenden.',
      en: '{subject} has the columns {columns}. That is neither a supplier ledger nor a list of schools or of care homes.',
    },
    remedy: {
      sv: 'Är det en sådan fil, säg vilken tabell den hör till och peka ut kolumnerna i konfigurationen.',
      en: 'If it is one of them, state which table it belongs to and point out the columns in the configuration.',
    },
  },
  'tables.column-missing': {
    severity: 'warning',
    title: { sv: 'En obligatorisk kolumn saknas', en: 'A mandatory column is missing' },
    message: {
      sv: '{subject} har ingen kolumn för {column}, som specifikationen kräver.',
      en: '{subject} has no column for {column}, which the specification demands.',
    },
    remedy: {
      sv: 'Lägg till kolumnen i filen, eller peka ut den i konfigurationen om den finns under ett annat namn.',
      en: 'Add the column to the file, or point it out in the configuration if it is there under another name.',
    },
    clause: 'https://lankadedata.se/spec/leverantorsreskontra',
  },
  'tables.column-unmapped': {
    severity: 'info',
    title: { sv: 'En kolumn känns inte igen', en: 'A column is not recognised' },
    message: {
      sv: 'Kolumnen ”{column}” i {subject} har ingen plats i tabellen. Exempel på värden: {samples}.',
      en: 'The column “{column}” of {subject} has no place in the table. Sample values: {samples}.',
    },
    remedy: {
      sv: 'Behövs den: skriv raden {line} under källans kolumner i konfigurationen och byt KOLUMN mot tabellens namn.',
      en: 'If it is needed: write the line {line} under overrides.tables.columns of the source in the configuration, below the table’s name, with the name of the table’s column for KOLUMN.',
    },
  },
  'tables.column-of-persons': {
    severity: 'info',
    title: { sv: 'En kolumn om personer tas inte med', en: 'A column about persons is left out' },
    message: {
      sv: 'Kolumnen ”{column}” i {subject} handlar om personer och har inte lästs in.',
      en: 'The column “{column}” of {subject} is about persons and was not read.',
    },
    remedy: {
      sv: 'Ingenting. Fundera på om kolumnen alls ska publiceras öppet.',
      en: 'Nothing. Consider whether the column should be published openly at all.',
    },
  },
  'tables.encoding-repaired': {
    severity: 'info',
    title: { sv: 'Teckenkodningen är lagad', en: 'The text encoding was repaired' },
    message: {
      sv: '{subject} är inte rätt kodad ({encoding}) och har tolkats om till UTF-8.',
      en: '{subject} is not encoded right ({encoding}) and was read over into UTF-8.',
    },
    remedy: { sv: 'Spara filen som UTF-8.', en: 'Save the file as UTF-8.' },
  },
  'tables.rows-set-aside': {
    severity: 'info',
    title: { sv: 'Rader som inte är data', en: 'Rows that are no data' },
    message: {
      sv: '{count} rader i {subject} är inte data ({reasonSv}) och har lagts åt sidan, t.ex. rad {row}.',
      en: '{count} rows of {subject} are no data ({reasonEn}) and were set aside, for instance row {row}.',
    },
    remedy: {
      sv: 'Ingenting. En fil utan summor, noter och upprepade rubriker är lättare för alla.',
      en: 'Nothing. A file without totals, notes and repeated headers is easier for everyone.',
    },
  },
  'tables.total-differs': {
    severity: 'warning',
    title: { sv: 'Summaraden stämmer inte', en: 'The total does not agree' },
    message: {
      sv: 'Summaraden på rad {row} i {subject} säger {total}, men raderna blir {sum}.',
      en: 'The total in row {row} of {subject} says {total}, but the rows make {sum}.',
    },
    remedy: {
      sv: 'Kontrollera om rader saknas i filen, eller om summan är gjord på något annat.',
      en: 'Check whether rows are missing in the file, or whether the total is of something else.',
    },
  },
  'tables.rows-quarantined': {
    severity: 'warning',
    title: { sv: 'Rader i karantän', en: 'Rows in quarantine' },
    message: {
      sv: '{count} rader i {subject} är inte med: värdet i kolumnen {column} gick inte att förstå ({reasonSv}), t.ex. rad {row}.',
      en: '{count} rows of {subject} are left out: the value in column {column} could not be understood ({reasonEn}), for instance row {row}.',
    },
    remedy: {
      sv: 'Rätta värdena i filen. Raderna med sina värden står i karantänlistan.',
      en: 'Correct the values in the file. The rows with their values are in the quarantine list.',
    },
  },
  'tables.rows-shifted': {
    severity: 'warning',
    title: { sv: 'Förskjutna rader är rättade', en: 'Shifted rows were put right' },
    message: {
      sv: '{count} rader i {subject} hade fler eller färre celler än rubriken och har flyttats rätt, t.ex. rad {row}.',
      en: '{count} rows of {subject} had more or fewer cells than the header and were moved into place, for instance row {row}.',
    },
    remedy: {
      sv: 'Sätt citattecken om texter som innehåller skiljetecknet när filen skapas.',
      en: 'Put quotes round texts that contain the delimiter when the file is made.',
    },
  },
  'tables.amounts-guessed': {
    severity: 'warning',
    title: { sv: 'Decimaltecknet är gissat', en: 'The decimal sign is a guess' },
    message: {
      sv: 'Inget värde i kolumnen {column} i {subject} visar om {sign} är decimaltecken eller tusentalsavskiljare. Det har lästs som tusental.',
      en: 'No value of column {column} in {subject} shows whether {sign} is the decimal or the thousands sign. It was read as thousands.',
    },
    remedy: {
      sv: 'Ange decimaltecknet för källan i konfigurationen (decimal) om det är fel.',
      en: 'State the decimal sign of the source in the configuration (decimal) if this is wrong.',
    },
  },
  'tables.dates-guessed': {
    severity: 'warning',
    title: { sv: 'Datumens ordning är gissad', en: 'The order of the dates is a guess' },
    message: {
      sv: 'Inget datum i kolumnen {column} i {subject} visar vad som är dag och månad. De har lästs som {order}.',
      en: 'No date of column {column} in {subject} shows which is day and month. They were read as {order}.',
    },
    remedy: {
      sv: 'Skriv datum som ÅÅÅÅ-MM-DD, eller ange ordningen för källan i konfigurationen (dateOrder).',
      en: 'Write dates as YYYY-MM-DD, or state the order for the source in the configuration (dateOrder).',
    },
  },
  'tables.period-unknown': {
    severity: 'warning',
    title: { sv: 'Perioden är okänd', en: 'The period is unknown' },
    message: {
      sv: '{count} rader i {subject} har varken datum eller period, och inte heller rubriken eller filnamnet nämner någon.',
      en: '{count} rows of {subject} have neither date nor period, and neither title nor file name names one.',
    },
    remedy: {
      sv: 'Ange perioden i filnamnet (till exempel 2026-01) eller i en datumkolumn.',
      en: 'State the period in the file name (2026-01, for instance) or in a column of dates.',
    },
  },
  'tables.answer-incomplete': {
    severity: 'warning',
    title: { sv: 'Svaret är bara en del', en: 'The answer is only a part' },
    message: {
      sv: '{subject} innehåller {rows} rader men säger själv att det finns {announced}.',
      en: '{subject} holds {rows} rows but says itself that there are {announced}.',
    },
    remedy: {
      sv: 'Länka till en nedladdning av hela tabellen, eller ange en adress som hämtar alla rader.',
      en: 'Link to a download of the whole table, or state an address that fetches all rows.',
    },
  },
  'tables.twin-files': {
    severity: 'info',
    title: { sv: 'Samma period finns flera gånger', en: 'The same period is there several times' },
    message: {
      sv: '{subject} har samma innehåll som {other} ({period}) och används inte.',
      en: '{subject} has the same content as {other} ({period}) and is not used.',
    },
    remedy: {
      sv: 'Ingenting, om filerna är lika. Ta annars bort den som inte gäller.',
      en: 'Nothing if the files are alike. Otherwise remove the one that does not apply.',
    },
  },
  'tables.values-dropped': {
    severity: 'warning',
    title: { sv: 'Värden som inte gick att förstå', en: 'Values that could not be understood' },
    message: {
      sv: '{count} värden i kolumnen {column} i {subject} gick inte att förstå och har utelämnats, t.ex. rad {row}. Raderna är med.',
      en: '{count} values of column {column} in {subject} could not be understood and were left out, for instance row {row}. The rows are kept.',
    },
    remedy: {
      sv: 'Rätta värdena i filen. De står i listan över utelämnade värden.',
      en: 'Correct the values in the file. They are in the list of values left out.',
    },
  },
});
