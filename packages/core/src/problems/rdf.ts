import { defineProblems } from './define-problems.ts';

/** Reading RDF: packages/sources, `parseRdf`. */
export const rdfProblems = defineProblems({
  'rdf.empty': {
    severity: 'error',
    title: { sv: 'Svaret är tomt', en: 'The answer is empty' },
    message: { sv: '{subject} svarade utan innehåll.', en: '{subject} answered without content.' },
    remedy: {
      sv: 'Kontrollera att katalogen exporteras till adressen. Det som redan är publicerat ligger kvar.',
      en: 'Check that the catalogue is exported to the address. What is already published stays.',
    },
  },
  'rdf.html-page': {
    severity: 'error',
    title: { sv: 'Adressen ger en webbsida', en: 'The address gives a web page' },
    message: {
      sv: '{subject} svarade med en webbsida (HTML) i stället för en datakatalog, kanske en felsida.',
      en: '{subject} answered with a web page (HTML) instead of a data catalogue, perhaps an error page.',
    },
    remedy: {
      sv: 'Öppna adressen i en webbläsare. Är det en felsida: rätta adressen eller servern. Är det en sida om öppna data: ange källans typ som auto eller psidata-page.',
      en: 'Open the address in a browser. If it is an error page, correct the address or the server. If it is a page about open data, set the kind of the source to auto or psidata-page.',
    },
  },
  'rdf.plain-json': {
    severity: 'error',
    title: { sv: 'Svaret är JSON men ingen datakatalog', en: 'The answer is JSON but no data catalogue' },
    message: {
      sv: '{subject} svarade med JSON som inte är JSON-LD eller RDF/JSON, kanske ett felmeddelande eller ett annat API.',
      en: '{subject} answered with JSON that is neither JSON-LD nor RDF/JSON, perhaps an error message or another API.',
    },
    remedy: {
      sv: 'Rätta adressen, eller sätt källans typ till auto så att systemet bakom känns igen.',
      en: 'Correct the address, or set the kind of the source to auto so that the system behind it is recognised.',
    },
  },
  'rdf.plain-xml': {
    severity: 'error',
    title: { sv: 'Svaret är XML men ingen datakatalog', en: 'The answer is XML but no data catalogue' },
    message: {
      sv: '{subject} svarade med XML som inte är RDF/XML.',
      en: '{subject} answered with XML that is not RDF/XML.',
    },
    remedy: {
      sv: 'Rätta adressen, eller sätt källans typ till auto så att systemet bakom känns igen.',
      en: 'Correct the address, or set the kind of the source to auto so that the system behind it is recognised.',
    },
  },
  'rdf.not-rdf': {
    severity: 'error',
    title: { sv: 'Svaret är ingen datakatalog', en: 'The answer is no data catalogue' },
    message: {
      sv: '{subject} svarade med något annat än RDF ({looksLike}).',
      en: '{subject} answered with something other than RDF ({looksLike}).',
    },
    remedy: {
      sv: 'Rätta adressen så att den leder till katalogen i RDF/XML, Turtle eller JSON-LD.',
      en: 'Correct the address so that it leads to the catalogue in RDF/XML, Turtle or JSON-LD.',
    },
  },
  'rdf.truncated': {
    severity: 'error',
    title: { sv: 'Filen tar slut mitt i', en: 'The file breaks off' },
    message: {
      sv: 'Filen slutar innan den är färdig. Det som fanns före brottet är läst; inget tas bort för att det saknas.',
      en: 'The file ends before it is complete. What came before the break was read; nothing is removed for being absent.',
    },
    remedy: {
      sv: 'Kontrollera att exporten skrivs färdigt och att servern inte bryter stora svar.',
      en: 'Check that the export is written to its end and that the server does not cut large answers.',
    },
  },
  'rdf.syntax-error': {
    severity: 'error',
    title: { sv: 'Fel i filens form', en: 'A fault in the form of the file' },
    message: {
      sv: 'Rad {line}: {detail} Resten av filen är läst.',
      en: 'Line {line}: {detail} The rest of the file was read.',
    },
    remedy: {
      sv: 'Rätta raden i det system som skriver filen. Nationella dataportalen läser inte en fil med sådana fel.',
      en: 'Correct the line in the system that writes the file. The national data portal does not read a file with such faults.',
    },
  },
  'rdf.syntax-too-broken': {
    severity: 'error',
    title: { sv: 'Filen har för många fel', en: 'The file has too many faults' },
    message: {
      sv: '{subject} har så många fel att läsningen avbröts; det som lästes före är kvar.',
      en: '{subject} has so many faults that reading was given up; what was read before is kept.',
    },
    remedy: {
      sv: 'Låt leverantören av systemet kontrollera exporten mot en RDF-validator.',
      en: 'Let the vendor of the system check the export with an RDF validator.',
    },
  },
  'rdf.xml-escaped': {
    severity: 'warning',
    title: { sv: 'Tecken som XML inte tillåter', en: 'Characters that XML does not allow' },
    message: {
      sv: 'Filen innehåller {before} på {count} ställen där XML kräver {after}; det lästes som text.',
      en: 'The file has {before} in {count} places where XML demands {after}; it was read as text.',
    },
    remedy: {
      sv: 'Låt systemet som skriver filen koda & och < i texter och adresser.',
      en: 'Let the system that writes the file escape & and < in texts and addresses.',
    },
  },
  'rdf.text-ignored': {
    severity: 'info',
    title: { sv: 'Text på fel plats', en: 'Text in the wrong place' },
    message: {
      sv: 'Texten ”{before}” står där RDF/XML väntar ett element eller redan har ett värde, och utelämnades.',
      en: 'The text “{before}” stands where RDF/XML expects an element or has a value already, and was left out.',
    },
    remedy: {
      sv: 'Ta bort texten, eller lägg den i en egen egenskap.',
      en: 'Remove the text, or put it into a property of its own.',
    },
  },
  'rdf.text-around': {
    severity: 'warning',
    title: { sv: 'Text utanför dokumentet', en: 'Text outside the document' },
    message: {
      sv: 'Före eller efter RDF-dokumentet står något annat, som hoppades över: {before}',
      en: 'Before or after the RDF document stands something else, which was skipped: {before}',
    },
    remedy: {
      sv: 'Låt servern skicka bara dokumentet; varningar och sidfötter hör inte dit.',
      en: 'Let the server send the document alone; warnings and page footers do not belong there.',
    },
  },
  'rdf.prefix-unknown': {
    severity: 'error',
    title: { sv: 'Okänt prefix', en: 'Unknown prefix' },
    message: {
      sv: 'Prefixet {before} används utan att vara deklarerat, och ingen vet vad det betyder; egenskaper med det utelämnades.',
      en: 'The prefix {before} is used without being declared, and nobody knows what it means; properties with it were left out.',
    },
    remedy: {
      sv: 'Deklarera prefixet i början av filen.',
      en: 'Declare the prefix at the start of the file.',
    },
  },
  'rdf.prefix-undeclared': {
    severity: 'warning',
    title: { sv: 'Prefix som inte är deklarerat', en: 'Prefix not declared' },
    message: {
      sv: 'Prefixet {before} används utan att vara deklarerat; det lästes som {after}.',
      en: 'The prefix {before} is used without being declared; it was read as {after}.',
    },
    remedy: {
      sv: 'Deklarera prefixet i början av filen.',
      en: 'Declare the prefix at the start of the file.',
    },
  },
  'rdf.namespace-repaired': {
    severity: 'warning',
    title: { sv: 'Felskriven namnrymd', en: 'Misspelt namespace' },
    message: {
      sv: 'Namnrymden {before} finns inte; den lästes som {after}.',
      en: 'The namespace {before} does not exist; it was read as {after}.',
    },
    remedy: { sv: 'Rätta namnrymden i filen.', en: 'Correct the namespace in the file.' },
  },
  'rdf.iri-repaired': {
    severity: 'warning',
    title: { sv: 'Felskriven adress', en: 'Misspelt address' },
    message: {
      sv: '{before} är ingen giltig adress; den lästes som {after}.',
      en: '{before} is no valid address; it was read as {after}.',
    },
    remedy: {
      sv: 'Rätta adressen: inga blanksteg, citattecken eller klamrar, och ett värdnamn efter //.',
      en: 'Correct the address: no blanks, quotes or braces, and a host name after //.',
    },
    clause: 'RFC 3987',
  },
  'rdf.several-iris': {
    severity: 'warning',
    title: { sv: 'Flera adresser i samma fält', en: 'Several addresses in one field' },
    message: {
      sv: '{before} är flera adresser i ett fält; den första, {after}, används. Utelämnat: {others}',
      en: '{before} is several addresses in one field; the first, {after}, is used. Left out: {others}',
    },
    remedy: { sv: 'Lägg varje adress i ett eget fält.', en: 'Put each address into a field of its own.' },
    clause: 'RFC 3987',
  },
  'rdf.iri-empty': {
    severity: 'warning',
    title: { sv: 'Tom adress', en: 'Empty address' },
    message: {
      sv: 'En egenskap pekar på en tom adress; den utelämnades.',
      en: 'A property points to an empty address; it was left out.',
    },
    remedy: {
      sv: 'Fyll i adressen, eller ta bort egenskapen.',
      en: 'Fill in the address, or remove the property.',
    },
  },
  'rdf.text-as-iri': {
    severity: 'warning',
    title: { sv: 'Text där en adress ska stå', en: 'Text where an address should stand' },
    message: {
      sv: '”{before}” är ingen adress; det lästes som text.',
      en: '“{before}” is no address; it was read as text.',
    },
    remedy: {
      sv: 'Ange en adress som börjar med https://.',
      en: 'Give an address that begins with https://.',
    },
  },
  'rdf.relative-iri': {
    severity: 'warning',
    title: { sv: 'Relativa adresser', en: 'Relative addresses' },
    message: {
      sv: 'Filen har {count} adresser som inte är fullständiga, till exempel {before}; de fylldes ut från filens egen adress, här till {after}.',
      en: 'The file has {count} addresses that are not complete, such as {before}; they were completed from the address of the file, here to {after}.',
    },
    remedy: {
      sv: 'Skriv fullständiga adresser. Nationella dataportalen godtar inga andra, och en flyttad fil får annars nya namn på allt.',
      en: 'Write complete addresses. The national data portal accepts no others, and a file that moves would otherwise rename everything.',
    },
  },
  'rdf.wrong-charset': {
    severity: 'warning',
    title: { sv: 'Fel teckenkodning', en: 'Wrong character encoding' },
    message: {
      sv: 'Filen säger sig vara {before} men är det inte; den lästes som {after}.',
      en: 'The file says it is {before} but is not; it was read as {after}.',
    },
    remedy: { sv: 'Spara och leverera filen som UTF-8.', en: 'Save and serve the file as UTF-8.' },
  },
  'rdf.mojibake': {
    severity: 'warning',
    title: { sv: 'Förvanskade tecken', en: 'Garbled characters' },
    message: {
      sv: 'Texten är UTF-8 som har lästs som något annat; ”{before}” blev ”{after}”.',
      en: 'The text is UTF-8 that was read as something else; “{before}” became “{after}”.',
    },
    remedy: {
      sv: 'Rätta texten i källsystemet, och se över var teckenkodningen går fel.',
      en: 'Correct the text in the source system, and find where the encoding goes wrong.',
    },
  },
  'rdf.control-characters': {
    severity: 'info',
    title: { sv: 'Styrtecken i text', en: 'Control characters in text' },
    message: {
      sv: 'Texten innehöll osynliga styrtecken, som togs bort.',
      en: 'The text had invisible control characters, which were removed.',
    },
    remedy: { sv: 'Rensa texten i källsystemet.', en: 'Clean the text in the source system.' },
  },
  'rdf.byte-order-mark': {
    severity: 'info',
    title: { sv: 'Filen börjar med BOM', en: 'The file begins with a BOM' },
    message: {
      sv: 'Filen börjar med ett byte order mark, som hoppades över.',
      en: 'The file begins with a byte order mark, which was skipped.',
    },
    remedy: { sv: 'Spara filen som UTF-8 utan BOM.', en: 'Save the file as UTF-8 without BOM.' },
  },
  'rdf.carriage-returns': {
    severity: 'info',
    title: { sv: 'Radslut från Windows', en: 'Line ends from Windows' },
    message: {
      sv: 'Filen har CRLF som radslut; de lästes som enkla radslut.',
      en: 'The file has CRLF line ends; they were read as plain ones.',
    },
    remedy: { sv: 'Inget behöver göras.', en: 'Nothing needs to be done.' },
  },
  'rdf.context-unknown': {
    severity: 'error',
    title: { sv: 'Okänd JSON-LD-kontext', en: 'Unknown JSON-LD context' },
    message: {
      sv: 'Filen hänvisar till kontexten {before}, som inte hämtas; ord som bara förklaras där utelämnades.',
      en: 'The file refers to the context {before}, which is not fetched; words explained only there were left out.',
    },
    remedy: {
      sv: 'Lägg kontexten i själva filen, eller exportera RDF/XML eller Turtle.',
      en: 'Put the context into the file itself, or export RDF/XML or Turtle.',
    },
  },
  'rdf.json-not-understood': {
    severity: 'info',
    title: { sv: 'Fält utan betydelse', en: 'Fields without meaning' },
    message: {
      sv: 'Fältet {property} har ingen betydelse enligt filens kontext, eller ett otillåtet värde ({before}), och utelämnades.',
      en: 'The field {property} has no meaning by the context of the file, or a value that is not allowed ({before}), and was left out.',
    },
    remedy: {
      sv: 'Förklara fältet i kontexten, eller ta bort det.',
      en: 'Explain the field in the context, or remove it.',
    },
  },
});
