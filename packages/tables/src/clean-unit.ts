/** Words and codes of registers and municipalities for who runs a unit; the first that fits. */
const operators: readonly (readonly [RegExp, string])[] = [
  [/^(?:kommunalförbund|kommforb)/i, 'kommunalförbund'],
  [/^(?:kommun(?:al[at]?|en)?|municipal|egen regi|kommunens regi)\b/i, 'kommunal'],
  [/^(?:enskild|fristående|privat|ideell|entreprenad|extern|independent|private)/i, 'enskild'],
  [/^(?:region|landsting)/i, 'region'],
  [/^(?:stat|same|special)/i, 'statlig'],
];

/** `kommunal`, `enskild`, `region`, `statlig` or `kommunalförbund`; other words stay as they are. */
export const readOperatorType = (text: string): string =>
  operators.find(([form]) => form.test(text.trim()))?.[1] ?? text.trim();

/** Codes of the national school register, version 2. */
const schoolForms: Readonly<Record<string, string>> = {
  FKLASS: 'Förskoleklass',
  FTH: 'Fritidshem',
  OPPFTH: 'Öppen fritidsverksamhet',
  GR: 'Grundskola',
  GRAN: 'Anpassad grundskola',
  SP: 'Specialskola',
  SAM: 'Sameskola',
  GY: 'Gymnasieskola',
  GYAN: 'Anpassad gymnasieskola',
  VUX: 'Kommunal vuxenutbildning',
};

/** School forms in words, several separated by `; `. */
export const readSchoolForms = (text: string): string =>
  text
    .split(/\s*[;|]\s*|,\s+/)
    .map((form) => schoolForms[form.trim()] ?? form.trim())
    .filter((form) => form !== '')
    .join('; ');

/** A whole number of places or pupils: `74`, `74 platser`, `ca 74`, `74,0`. undefined where there is none. */
export function readCount(text: string): string | undefined {
  const digits =
    /^(?:ca\.?|cirka|~)?\s*(\d{1,5})(?:[.,]0+)?\s*(?:st|platser|elever|barn|lägenheter|lgh)?\.?$/i.exec(
      text.trim(),
    );
  return digits?.[1];
}

/** Four digits; a spreadsheet drops the leading zero of `0114`. */
export function readMunicipalityCode(text: string): string | undefined {
  const digits = /^\d{3,4}$/.exec(text.trim().replace(/[.,]0+$/, ''))?.[0];
  return digits?.padStart(4, '0');
}

/** Eight digits, the first not zero (skolenhetskod, since 2013). */
export function readSchoolCode(text: string): string | undefined {
  return /^[1-9]\d{7}$/.exec(text.trim().replace(/[.,]0+$/, ''))?.[0];
}
