import type { County } from '../county.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';

export function indexPage({ sources }: County): string {
  const rows = sources.map(
    ({ code, name, orgnr, siteUrl, url, expectedDatasets }) =>
      `<tr><td>${code}<td><a href="${siteUrl}/">${escapeXml(name)}</a><td>${orgnr}<td><a href="${url}">${escapeXml(url)}</a><td>${expectedDatasets}</tr>\n`,
  );
  return `<!DOCTYPE html>
<html lang="sv">
<head><meta charset="utf-8"><title>Simulerat län</title></head>
<body>
<h1>Simulerat län</h1>
<p>Namn, koder och organisationsnummer är verkliga, allt annat är påhittat.
<a href="/config.yaml">Konfiguration</a>, <a href="/control">läge</a>.</p>
<table>
<tr><th>Kod<th>Kommun<th>Organisationsnummer<th>Källa<th>Datamängder</tr>
${rows.join('')}</table>
</body>
</html>
`;
}
