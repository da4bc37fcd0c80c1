/** A small, valid feed of a municipality in Turtle: one dataset with one distribution for each name. */
export const municipalFeed = (
  names: readonly string[],
  description = (name: string) => `Om ${name}`,
): string =>
  `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<https://kommun.example/katalog> a dcat:Catalog ; dct:title "Katalog"@sv .
${names
  .map(
    (name) => `<https://kommun.example/katalog> dcat:dataset <https://kommun.example/d/${name}> .
<https://kommun.example/d/${name}> a dcat:Dataset ; dct:title "Kommunens ${name}"@sv ;
  dct:description "${description(name)}"@sv ; dcat:distribution <https://kommun.example/d/${name}/csv> .
<https://kommun.example/d/${name}/csv> a dcat:Distribution ; dcat:accessURL <https://kommun.example/f/${name}.csv> .`,
  )
  .join('\n')}`;
