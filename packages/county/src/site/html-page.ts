import { escapeXml } from '../writers/write-rdfxml.ts';
import { html, type Answer } from './answer.ts';

export interface HtmlPage {
  readonly title: string;
  /** Markup of the page's own part. */
  readonly main: string;
  readonly head?: string;
  readonly status?: number;
}

/** A page of a municipal site, with the menu and footer that all of them have around what matters. */
export function htmlPage({ head = '', main, status = 200, title }: HtmlPage): Answer {
  return html(
    `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
${head}</head>
<body>
<header><nav aria-label="Huvudmeny"><ul>
<li><a href="/bygga-bo">Bygga och bo</a></li><li><a href="/skola">Förskola och skola</a></li><li><a href="/omsorg">Omsorg och hjälp</a></li>
</ul></nav></header>
<main>
${main}</main>
<footer><p>Växel 0980-31 92 00, <a href="mailto:kommunen@kommunen.example">kommunen@kommunen.example</a></p>
<p><a href="/tillganglighet">Tillgänglighetsredogörelse</a> <a href="/kakor">Om kakor</a> <a href="/dokument/dataskydd.pdf">Så behandlar vi personuppgifter (pdf)</a></p></footer>
</body>
</html>
`,
    status,
  );
}
