import { toSweref99 } from './sweref99.ts';
import type { TableCell } from './table-lines.ts';
import type { Unit } from './units.ts';

export interface UnitColumn {
  readonly header: string;
  readonly cell: (unit: Unit) => TableCell;
}

const column = (header: string, cell: UnitColumn['cell']): UnitColumn => ({ header, cell });
const decimalComma = (value: number | undefined): string =>
  value === undefined ? '' : String(value).replace('.', ',');
const north = ({ point }: Unit): string =>
  point === undefined ? '' : toSweref99(point.latitude, point.longitude).north.toFixed(1);
const east = ({ point }: Unit): string =>
  point === undefined ? '' : toSweref99(point.latitude, point.longitude).east.toFixed(1);

/** A list that a person keeps: decimal comma, and the head teacher's name and address of e-mail. */
export const keptColumns = (kindHeader: string): UnitColumn[] => [
  column('Namn', ({ name }) => name),
  column(kindHeader, ({ kind }) => kind),
  column('Driftsform', ({ independent }) => (independent ? 'Enskild' : 'Kommunal')),
  column('Utförare', ({ owner }) => owner),
  column('Organisationsnummer', ({ ownerOrgnr }) => `${ownerOrgnr.slice(0, 6)}-${ownerOrgnr.slice(6)}`),
  column('Antal platser', ({ places }) => String(places)),
  column('Chef', ({ chief }) => chief.name),
  column('Chefens e-post', ({ chiefMail }) => chiefMail),
  column('Chefens mobil', ({ chiefPhone }) => chiefPhone),
  column('Besöksadress', ({ street }) => street),
  column('Postnr', ({ postcode }) => postcode),
  column('Postort', ({ locality }) => locality),
  column('Latitud', ({ point }) => decimalComma(point?.latitude)),
  column('Longitud', ({ point }) => decimalComma(point?.longitude)),
  column('Telefon', ({ phone }) => phone),
  column('Webbplats', ({ web }) => web),
];

/** The vocabulary of the national school register; what is missing is "0". */
export const registerColumns: readonly UnitColumn[] = [
  column('schoolUnitCode', ({ schoolUnitCode }) => schoolUnitCode || '0'),
  column('name', ({ name }) => name),
  column('municipalityCode', ({ municipalityCode }) => municipalityCode),
  column('typeOfSchooling', ({ kind }) => kind),
  column('principalOrganizerType', ({ independent }) => (independent ? 'Fristående' : 'Kommunal')),
  column('organizationNumber', ({ ownerOrgnr }) => ownerOrgnr),
  column('headMaster', ({ chief }) => chief.name),
  column('streetAddress', ({ street }) => street),
  column('postalCode', ({ postcode }) => postcode.replace(' ', '')),
  column('locality', ({ locality }) => locality),
  column('wgs84Latitude', ({ point }) => String(point?.latitude ?? '0')),
  column('wgs84Longitude', ({ point }) => String(point?.longitude ?? '0')),
];

/** With hyphens in its names, as another output of the same authority has them, and SWEREF 99 TM. */
export const swerefColumns: readonly UnitColumn[] = [
  column('Skol-enhetskod', ({ schoolUnitCode }) => schoolUnitCode),
  column('Skola', ({ name }) => name),
  column('Kommun-kod', ({ municipalityCode }) => municipalityCode),
  column('Skolform', ({ kind }) => kind),
  column('Huvudman', ({ owner }) => owner),
  column('Rektor', ({ chief }) => chief.name),
  column('Gatuadress', ({ street }) => street),
  column('Postnummer', ({ postcode }) => postcode),
  column('Ort', ({ locality }) => locality),
  column('N', north),
  column('E', east),
];

/** The northing under the name of latitude, the easting under that of longitude. */
export const misnamedColumns: readonly UnitColumn[] = [
  column('Skolenhetskod', ({ schoolUnitCode }) => schoolUnitCode),
  column('Enhet', ({ name }) => name),
  column('Skolform', ({ kind }) => kind),
  column('Elever', ({ places }) => String(places)),
  column('Adress', ({ street }) => street),
  column('Ort', ({ locality }) => locality),
  column('Latitude', north),
  column('Longitude', east),
];

/** Latitude and longitude each under the other's name. */
export const swappedColumns: readonly UnitColumn[] = [
  column('skolenhetskod', ({ schoolUnitCode }) => schoolUnitCode),
  column('namn', ({ name }) => name),
  column('skolform', ({ kind }) => kind),
  column('huvudman', ({ owner }) => owner),
  column('adress', ({ street }) => street),
  column('postnummer', ({ postcode }) => postcode),
  column('ort', ({ locality }) => locality),
  column('lat', ({ point }) => String(point?.longitude ?? '')),
  column('long', ({ point }) => String(point?.latitude ?? '')),
];

/** Type and name only. */
export const bareColumns: readonly UnitColumn[] = [
  column('typ', ({ kind }) => kind),
  column('enhet', ({ name }) => name),
  column('platser', ({ places }) => String(places)),
];

/** With `skolenhetskod` before other columns. */
export const withSchoolCode = (columns: readonly UnitColumn[]): UnitColumn[] => [
  column('Skolenhetskod', ({ schoolUnitCode }) => schoolUnitCode),
  ...columns,
];
