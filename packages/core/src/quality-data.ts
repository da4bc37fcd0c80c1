/** Facts that scores rest on, as data: config/quality holds them. */
export interface QualityData {
  readonly formats: readonly FileFormat[];
  /** Codes of the EU's file-type table beside those of `formats`. */
  readonly otherFormats: readonly string[];
  readonly licences: readonly LicenceFamily[];
  /** Beginnings of addresses whose last part is a code of the EU's licence table. */
  readonly licenceCodeAddresses: readonly string[];
  /** Code of the EU's frequency table → the most days between two updates that it promises. */
  readonly updateDays: Readonly<Record<string, number>>;
}

export interface FileFormat {
  /** Code in the EU's file-type table. */
  readonly code: string;
  readonly mediaTypes: readonly string[];
  readonly machineReadable: boolean;
  readonly nonProprietary: boolean;
  /** RDF in one of its forms. */
  readonly linked: boolean;
}

export interface LicenceFamily {
  readonly name: string;
  /** By the Open Definition. */
  readonly open: boolean;
  /** Beginnings of addresses, without scheme and `www.`. */
  readonly addresses: readonly string[];
  /** Beginnings of codes in the EU's licence table. */
  readonly codes: readonly string[];
}
