import { describe, expect, it } from '@jest/globals';
import { parseHtml } from '../../src/html/html-element.ts';
import { GraphBuilder } from '../../src/rdf/graph-builder.ts';
import { readRdfa } from '../../src/rdfa/read-rdfa.ts';
import { graphText } from '../graph-text.ts';
import { readKind } from '../read-kind.ts';

const url = 'https://www.hallsberg.se/psidata';

function lines(body: string): string[] {
  const builder = new GraphBuilder({ baseIri: url, blankPrefix: '' });
  readRdfa(parseHtml(`<!doctype html><html>${body}</html>`), url, builder);
  return graphText(builder.graph);
}

describe('RDFa', () => {
  it.each([
    ['a property of the page', '<p property="dct:title">x</p>', [`${url} dct:title "x"`]],
    [
      'a thing with a name',
      '<div about="#a" typeof="dcat:Dataset"><b property="dct:title" lang="sv">x</b></div>',
      [`${url}#a dct:title "x"@sv`, `${url}#a rdf:type dcat:Dataset`],
    ],
    [
      'terms of a vocabulary',
      '<div vocab="http://schema.org/" typeof="Dataset"><i property="name">x</i></div>',
      ['_ rdf:type schema:Dataset', '_ schema:name "x"'],
    ],
    [
      'prefixes of the page',
      '<div prefix="d: http://www.w3.org/ns/dcat#" about="#a"><i property="d:keyword">x</i></div>',
      [`${url}#a dcat:keyword "x"`],
    ],
    ['links', '<a about="#a" rel="dct:license" href="http://l/">x</a>', [`${url}#a dct:license http://l/`]],
    [
      'a property that is an address',
      '<p about="#a"><a property="dcat:landingPage" href="/x y">x</a></p>',
      [`${url}#a dcat:landingPage https://www.hallsberg.se/x%20y`],
    ],
    [
      'values apart from the text',
      '<p about="#a" property="dct:issued" content="2024-01-01" datatype="xsd:date">i fjol</p>',
      [`${url}#a dct:issued "2024-01-01"^^xsd:date`],
    ],
    [
      'times',
      '<p about="#a"><time property="dct:issued" datetime="2024">i år</time></p>',
      [`${url}#a dct:issued "2024"`],
    ],
    [
      'things inside things',
      '<div about="#a"><div property="dcat:distribution" typeof="dcat:Distribution"><i property="dct:title">x</i></div></div>',
      ['_ dct:title "x"', '_ rdf:type dcat:Distribution', `${url}#a dcat:distribution _`],
    ],
    [
      'links that wait for their thing',
      '<div about="#a" rel="dcat:dataset"><p about="#b" property="dct:title">x</p></div>',
      [`${url}#a dcat:dataset ${url}#b`, `${url}#b dct:title "x"`],
    ],
    [
      'reversed links',
      '<div about="#b" rev="dcat:dataset" resource="#a"></div>',
      [`${url}#a dcat:dataset ${url}#b`],
    ],
    ['nothing', '<p class="x">x</p><a href="/y" rel="nofollow">y</a>', []],
  ])('reads %s', (_, body, expected) => {
    expect(lines(body)).toEqual(expected);
  });

  it('gives datasets, in DCAT or in the words of schema.org', async () => {
    const { keys, result } = await readKind('rdfa', url, {
      pages: {
        [url]: `<html><body><div about="#k" typeof="dcat:Catalog" rel="dcat:dataset"><div about="#a" typeof="dcat:Dataset"><h2 property="dct:title">A</h2></div></div>
          <div vocab="https://schema.org/" resource="#b" typeof="Dataset"><h2 property="name">B</h2></div></body></html>`,
      },
    });
    expect(keys).toEqual([`${url}#a`, `${url}#b`]);
    expect(result).toMatchObject({ kind: 'read', complete: true });
  });
});
