import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { exampleHost } from '../municipalities.ts';
import type { Site } from '../site/site-state.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';
import { fileLinks } from './dataset-links.ts';

/** A dataset as an ISO 19139 metadata record, with the elements that Swedish geodata catalogues fill in. */
export function isoRecord(dataset: PublishedDataset, site: Site): string {
  const { description, identifier, issued, keywords, modified, title } = dataset;
  const words = keywords.sv.map((word) => `<gmd:keyword>${text(word)}</gmd:keyword>`);
  return `<gmd:MD_Metadata>
<gmd:fileIdentifier>${text(identifier)}</gmd:fileIdentifier>
<gmd:language><gmd:LanguageCode codeList="http://www.loc.gov/standards/iso639-2/" codeListValue="swe"/></gmd:language>
<gmd:hierarchyLevel><gmd:MD_ScopeCode codeList="gmxCodelists.xml#MD_ScopeCode" codeListValue="dataset"/></gmd:hierarchyLevel>
<gmd:contact>${contact(site)}</gmd:contact>
<gmd:dateStamp><gco:Date>${modified}</gco:Date></gmd:dateStamp>
<gmd:identificationInfo><gmd:MD_DataIdentification>
<gmd:citation><gmd:CI_Citation><gmd:title>${text(title.sv)}</gmd:title>${date(issued, 'publication')}${date(modified, 'revision')}</gmd:CI_Citation></gmd:citation>
<gmd:abstract>${text(description.sv)}</gmd:abstract>
<gmd:pointOfContact>${contact(site)}</gmd:pointOfContact>
<gmd:descriptiveKeywords><gmd:MD_Keywords>${words.join('')}</gmd:MD_Keywords></gmd:descriptiveKeywords>
<gmd:resourceConstraints><gmd:MD_LegalConstraints><gmd:otherConstraints><gmx:Anchor xlink:href="http://creativecommons.org/publicdomain/zero/1.0/">CC0</gmx:Anchor></gmd:otherConstraints></gmd:MD_LegalConstraints></gmd:resourceConstraints>
<gmd:extent><gmd:EX_Extent><gmd:geographicElement>${box(site)}</gmd:geographicElement></gmd:EX_Extent></gmd:extent>
</gmd:MD_DataIdentification></gmd:identificationInfo>
<gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions><gmd:MD_DigitalTransferOptions>${online(dataset, site)}</gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
</gmd:MD_Metadata>
`;
}

const text = (value: string): string => `<gco:CharacterString>${escapeXml(value)}</gco:CharacterString>`;
const decimal = (value: number): string => `<gco:Decimal>${value.toFixed(4)}</gco:Decimal>`;

const date = (value: string, kind: string): string =>
  `<gmd:date><gmd:CI_Date><gmd:date><gco:Date>${value}</gco:Date></gmd:date><gmd:dateType><gmd:CI_DateTypeCode codeList="gmxCodelists.xml#CI_DateTypeCode" codeListValue="${kind}"/></gmd:dateType></gmd:CI_Date></gmd:date>`;

const contact = ({ municipality }: Site): string =>
  `<gmd:CI_ResponsibleParty><gmd:organisationName>${text(municipality.officialName)}</gmd:organisationName><gmd:contactInfo><gmd:CI_Contact><gmd:address><gmd:CI_Address><gmd:electronicMailAddress>${text(`geodata@${exampleHost(municipality)}`)}</gmd:electronicMailAddress></gmd:CI_Address></gmd:address></gmd:CI_Contact></gmd:contactInfo><gmd:role><gmd:CI_RoleCode codeList="gmxCodelists.xml#CI_RoleCode" codeListValue="owner"/></gmd:role></gmd:CI_ResponsibleParty>`;

function box({ municipality }: Site): string {
  const { latitude, longitude } = municipality;
  return `<gmd:EX_GeographicBoundingBox><gmd:westBoundLongitude>${decimal(longitude - 0.3)}</gmd:westBoundLongitude><gmd:eastBoundLongitude>${decimal(longitude + 0.3)}</gmd:eastBoundLongitude><gmd:southBoundLatitude>${decimal(latitude - 0.2)}</gmd:southBoundLatitude><gmd:northBoundLatitude>${decimal(latitude + 0.2)}</gmd:northBoundLatitude></gmd:EX_GeographicBoundingBox>`;
}

const online = (dataset: PublishedDataset, site: Site): string =>
  fileLinks(dataset, site)
    .map(
      ({ format, url }) =>
        `<gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>${escapeXml(url)}</gmd:URL></gmd:linkage><gmd:protocol>${text('WWW:DOWNLOAD-1.0-http--download')}</gmd:protocol><gmd:name>${text(format)}</gmd:name></gmd:CI_OnlineResource></gmd:onLine>`,
    )
    .join('');
