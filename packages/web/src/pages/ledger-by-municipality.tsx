/** @jsxRuntime automatic @jsxImportSource preact */
import type { Population } from '@lanskatalog/core';
import type { RegionIndex } from '../release/region-index.ts';
import type { LedgerView, Sum } from '../tables/ledger-view.ts';
import type { View } from '../view.ts';
import { Scroll } from './parts.tsx';

export const kronor = ({ number, say }: View, sum: number): string =>
  `${number(Math.round(sum))} ${say('kr', 'SEK')}`;

interface Props {
  readonly view: View;
  readonly index: RegionIndex;
  readonly ledger: LedgerView;
}

/** The municipalities beside each other, also by inhabitant where that is known. */
export function LedgerByMunicipality({ view, index, ledger }: Props) {
  const { say, number } = view;
  const populations = new Map(
    view.site.config.municipalities.map(({ code, population }) => [code, population] as const),
  );
  const title = say('Kommunerna', 'The municipalities');
  const columns = [say('Rader', 'Rows'), say('Summa', 'Sum'), say('Per invånare', 'Per inhabitant')];
  return (
    <section>
      <h2>{title}</h2>
      <Scroll label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('Kommun', 'Municipality')}</th>
              {columns.map((column) => (
                <th scope="col" class="num">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ledger.byMunicipality.map(({ keys: [code = ''], rows, sum }) => (
              <tr>
                <th scope="row">{index.municipalityName(code)}</th>
                <td class="num">{number(rows)}</td>
                <td class="num">{kronor(view, sum)}</td>
                <td class="num">{perInhabitant(view, sum, populations.get(code))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="owner">{populationText({ view, index, ledger }, populations)}</p>
    </section>
  );
}

const perInhabitant = (view: View, sum: number, population: Population | undefined): string =>
  population === undefined ? '–' : kronor(view, sum / population.inhabitants);

/** Whose count it is and of when, and who is not counted. */
function populationText(
  { view: { say }, index, ledger }: Props,
  populations: ReadonlyMap<string, Population | undefined>,
): string {
  const codes = ledger.byMunicipality.map(({ keys: [code = ''] }: Sum) => code);
  const known = codes.flatMap((code) => populations.get(code) ?? []);
  const missing = codes.filter((code) => populations.get(code) === undefined);
  const counts = [
    ...new Set(known.map(({ source, year }) => `${source}, 31 ${say('december', 'December')} ${year}`)),
  ];
  return [
    counts.length === 0 ? '' : `${say('Invånare', 'Inhabitants')}: ${counts.join('; ')}.`,
    missing.length === 0
      ? ''
      : `${say('Invånarantal saknas för', 'The number of inhabitants is missing for')} ${missing.map((code) => index.municipalityName(code)).join(', ')}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
