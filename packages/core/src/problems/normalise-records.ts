import { defineProblems } from './define-problems.ts';

/** Repairs of packages/normalise. Records as a whole, and the agents they name. */
export const normaliseRecordsProblems = defineProblems({
  'normalise.publisher-identified': {
    severity: 'info',
    title: { sv: 'Utgivaren har fått sin nationella identitet', en: 'Publisher given its national identity' },
    message: { sv: '”{before}” publiceras som {after}.', en: '“{before}” is published as {after}.' },
    remedy: {
      sv: 'Använd http://dataportal.se/organisation/SE följt av organisationsnumret som utgivarens URI.',
      en: 'Use http://dataportal.se/organisation/SE followed by the organisation number as the URI of the publisher.',
    },
    clause: 'dcat_Dataset-dcterms_publisher',
  },
  'normalise.publisher-unit': {
    severity: 'info',
    title: { sv: 'En förvaltning står som utgivare', en: 'A department stands as publisher' },
    message: {
      sv: '”{before}” är en del av {after}, som blir utgivare. Enheten står kvar som producent.',
      en: '“{before}” is a part of {after}, which becomes the publisher. The unit stays as creator.',
    },
    remedy: {
      sv: 'Ange kommunen som utgivare och enheten som producent (dct:creator).',
      en: 'State the municipality as publisher and the unit as creator (dct:creator).',
    },
    clause: 'dcat_Dataset-dcterms_publisher',
  },
  'normalise.publisher-inferred': {
    severity: 'error',
    title: { sv: 'Utgivare saknas', en: 'Publisher missing' },
    message: {
      sv: '{subject} har ingen utgivare. {after} har satts, efter katalogen eller källans kommun.',
      en: '{subject} has no publisher. {after} was set, after the catalogue or the municipality of the source.',
    },
    remedy: { sv: 'Ange dct:publisher för varje datamängd.', en: 'State dct:publisher for each dataset.' },
    clause: 'dcat_Dataset-dcterms_publisher',
  },
  'normalise.publisher-configured': {
    severity: 'info',
    title: { sv: 'Utgivaren kommer från konfigurationen', en: 'Publisher taken from the configuration' },
    message: {
      sv: 'Källan är inställd på utgivaren {after} för {subject}, i stället för ”{before}”.',
      en: 'The source is configured with the publisher {after} for {subject}, instead of “{before}”.',
    },
    remedy: {
      sv: 'Rätta utgivaren i källan, så behövs inte inställningen.',
      en: 'Correct the publisher at the source, and the setting is not needed.',
    },
  },
  'normalise.agent-unnamed': {
    severity: 'error',
    title: { sv: 'Aktören saknar namn', en: 'The agent has no name' },
    message: {
      sv: 'Aktören {before} beskrivs inte i källan. Den visas som ”{after}”.',
      en: 'The agent {before} is not described at the source. It is shown as “{after}”.',
    },
    remedy: {
      sv: 'Beskriv aktören med foaf:name och dct:type.',
      en: 'Describe the agent with foaf:name and dct:type.',
    },
    clause: 'foaf_Agent-foaf_name',
  },
  'normalise.agent-type-supplied': {
    severity: 'info',
    title: { sv: 'Aktörens typ är ifylld', en: 'Type of agent supplied' },
    message: {
      sv: 'Aktören {subject} (”{before}”) saknar typ, som är obligatorisk. {after} har satts efter namn eller organisationsnummer.',
      en: 'The agent {subject} (“{before}”) has no type, which is mandatory. {after} was set, after name or organisation number.',
    },
    remedy: { sv: 'Ange dct:type för aktören.', en: 'State dct:type of the agent.' },
    clause: 'foaf_Agent-dcterms_type',
  },
  'normalise.theme-configured': {
    severity: 'info',
    title: { sv: 'Temat kommer från konfigurationen', en: 'Theme taken from the configuration' },
    message: {
      sv: '{subject} anger inget tema. Källan är inställd på {after}.',
      en: '{subject} states no theme. The source is configured with {after}.',
    },
    remedy: {
      sv: 'Ange tema i källan, så behövs inte inställningen.',
      en: 'State the theme at the source, and the setting is not needed.',
    },
  },
  'normalise.regulation-supplied': {
    severity: 'info',
    title: { sv: 'Märkning som värdefull datamängd', en: 'Marking as high-value dataset' },
    message: {
      sv: '{subject} har en kategori för värdefulla data men saknade {after}, som nu är ifylld.',
      en: '{subject} has a high-value category but lacked {after}, which is now supplied.',
    },
    remedy: {
      sv: 'Ange dcatap:applicableLegislation på datamängden och minst en distribution.',
      en: 'State dcatap:applicableLegislation on the dataset and at least one distribution.',
    },
    clause: 'recommendation 14',
  },
  'normalise.category-missing': {
    severity: 'error',
    title: { sv: 'Värdefull datamängd utan kategori', en: 'High-value dataset without a category' },
    message: {
      sv: '{subject} är märkt som värdefull datamängd men har ingen kategori. Märkningen är borttagen så länge.',
      en: '{subject} is marked as a high-value dataset but has no category. The marking is left out meanwhile.',
    },
    remedy: { sv: 'Ange dcatap:hvdCategory.', en: 'State dcatap:hvdCategory.' },
    clause: 'recommendation 14',
  },
  'normalise.series-nested': {
    severity: 'warning',
    title: { sv: 'Serie i en serie', en: 'Series within a series' },
    message: {
      sv: 'Serien {subject} ingår i en annan serie, vilket inte är tillåtet i Sverige. Kopplingen är borttagen.',
      en: 'The series {subject} is part of another series, which is not allowed in Sweden. The link is left out.',
    },
    remedy: {
      sv: 'Låt datamängderna ingå direkt i serien.',
      en: 'Let the datasets be members of the series directly.',
    },
    clause: 'recommendation 18',
  },
  'normalise.endpoint-missing': {
    severity: 'error',
    title: { sv: 'Datatjänsten saknar adress', en: 'The data service has no address' },
    message: {
      sv: 'Datatjänsten {subject} har ingen dcat:endpointURL.',
      en: 'The data service {subject} has no dcat:endpointURL.',
    },
    remedy: { sv: 'Ange tjänstens adress.', en: 'State the address of the service.' },
    clause: 'dcat_DataService-dcat_endpointURL',
  },
  'normalise.record-invalid': {
    severity: 'error',
    title: { sv: 'Kan inte publiceras', en: 'Cannot be published' },
    message: {
      sv: '{subject} saknar obligatoriska uppgifter som inte går att hämta någon annanstans i källan. Den senaste hela versionen ligger kvar, om det finns en.',
      en: '{subject} lacks mandatory statements that are nowhere else at the source. The last whole version stays, if there is one.',
    },
    remedy: {
      sv: 'Fyll i de uppgifter som de andra problemen för samma post nämner.',
      en: 'Fill in what the other problems of the same record name.',
    },
  },
  'normalise.uri-minted': {
    severity: 'warning',
    title: { sv: 'Datamängden saknar egen URI', en: 'The dataset has no URI of its own' },
    message: {
      sv: 'En datamängd har ingen bestående URI i källan och publiceras som {after}.',
      en: 'A dataset has no lasting URI at the source and is published as {after}.',
    },
    remedy: {
      sv: 'Ge datamängden en bestående URI; portalen tillåter inte blanka noder.',
      en: 'Give the dataset a lasting URI; the portal does not allow blank nodes.',
    },
  },
  'normalise.twin-left-out': {
    severity: 'info',
    title: { sv: 'Samma datamängd två gånger', en: 'The same dataset twice' },
    message: {
      sv: 'Två poster utan URI säger exakt samma sak och publiceras som en: {subject}.',
      en: 'Two records without a URI say exactly the same and are published as one: {subject}.',
    },
    remedy: {
      sv: 'Ta bort dubbletten, eller ge posterna egna URI:er.',
      en: 'Remove the double, or give the records URIs of their own.',
    },
  },
  'normalise.dataset-not-described': {
    severity: 'warning',
    title: { sv: 'Datamängden beskrivs inte', en: 'The dataset is not described' },
    message: {
      sv: 'Katalogen nämner {subject}, men beskriver den inte.',
      en: 'The catalogue names {subject} but does not describe it.',
    },
    remedy: {
      sv: 'Kontrollera exporten: något saknas, eller så ska hänvisningen bort.',
      en: 'Check the export: something is missing, or the reference should go.',
    },
  },
  'normalise.catalogue-record-left-out': {
    severity: 'info',
    title: { sv: 'Katalogposter är inte med', en: 'Catalogue records left out' },
    message: {
      sv: 'Källan beskriver sina egna poster (dcat:CatalogRecord). Nationella dataportalen tillåter inte det, så de är inte med.',
      en: 'The source describes its own records (dcat:CatalogRecord). The national portal does not allow that, so they are left out.',
    },
    remedy: { sv: 'Inget behöver göras.', en: 'Nothing need be done.' },
  },
});
