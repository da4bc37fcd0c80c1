/** @jsxRuntime automatic @jsxImportSource preact */
import type { HarvestDeps } from '@lanskatalog/harvest';
import { loadReleasePointer, loadRun, loadRunDetails, loadSourceState } from '@lanskatalog/harvest';
import type { PartitionManifest } from '@lanskatalog/tables';
import { listPartitions, tableKinds } from '@lanskatalog/tables';
import type { ComponentChildren } from 'preact';
import { DiffView } from './diff-view.tsx';
import type { OperatorView } from './operator-view.ts';

interface Asked {
  readonly action: string;
  readonly given: Readonly<Record<string, string>>;
  readonly deps: HarvestDeps;
}

/** What a step that is hard to undo leads to in this very case, for a person to see before taking it. */
export async function consequencesOf(view: OperatorView, asked: Asked): Promise<ComponentChildren> {
  const { given } = asked;
  switch (asked.action) {
    case 'accept-shrink':
      return whatWouldGo(view, asked);
    case 'restore-release':
      return betweenReleases(view, asked);
    case 'remove-source': {
      const state = await loadSourceState(asked.deps.documents, given['source'] ?? '');
      const count = view.number(state?.state.published ?? 0);
      return (
        <p class="note">
          {view.say(
            `${count} datamängder försvinner ur katalogen med nästa utgåva.`,
            `${count} datasets leave the catalogue with the next release.`,
          )}
        </p>
      );
    }
    case 'accept-table':
      return rowsInstead(view, asked);
    default:
      return null;
  }
}

async function whatWouldGo(view: OperatorView, { given, deps }: Asked): Promise<ComponentChildren> {
  const run = await loadRun(deps.documents, given['run'] ?? '');
  const details = run && (await loadRunDetails(deps.blobs, run));
  if (details?.diff === undefined) return null;
  return (
    <section aria-labelledby="foljd-rubrik">
      <h2 id="foljd-rubrik">{view.say('Detta händer', 'This happens')}</h2>
      <DiffView view={view} diff={details.diff} would />
    </section>
  );
}

async function rowsInstead(view: OperatorView, { given, deps }: Asked): Promise<ComponentChildren> {
  const isAsked = ({ key }: PartitionManifest): boolean =>
    key.municipality === given['municipality'] && key.period === given['period'];
  const table = tableKinds.find((kind) => kind === given['table']);
  if (table === undefined) return null;
  const rowsOf = async (kind: 'live' | 'held'): Promise<string> =>
    view.number(sumOf((await listPartitions(deps.blobs, { table, kind })).filter(isAsked)));
  const [before, after] = [await rowsOf('live'), await rowsOf('held')];
  return (
    <p class="note">
      {view.say(
        `${before} rader byts mot ${after} med nästa utgåva.`,
        `${before} rows are replaced by ${after} with the next release.`,
      )}
    </p>
  );
}

const sumOf = (files: readonly PartitionManifest[]): number => files.reduce((sum, { rows }) => sum + rows, 0);

async function betweenReleases(view: OperatorView, { given, deps }: Asked): Promise<ComponentChildren> {
  const current = (await loadReleasePointer(deps.documents))?.pointer;
  const wanted = current?.earlier.find(({ number }) => String(number) === given['number']);
  if (current === undefined || wanted === undefined) return null;
  const { say, time, number } = view;
  return (
    <section class="note" aria-labelledby="foljd-rubrik">
      <h2 id="foljd-rubrik">{say('Detta händer', 'This happens')}</h2>
      <ul>
        <li>
          {say(
            `Alla ser utgåva ${wanted.number} från ${time(wanted.publishedAt)} i stället för utgåva ${current.number} från ${time(current.publishedAt)} (${number(current.datasets)} datamängder).`,
            `Everybody sees release ${wanted.number} of ${time(wanted.publishedAt)} in place of release ${current.number} of ${time(current.publishedAt)} (${number(current.datasets)} datasets).`,
          )}
        </li>
        <li>
          {say(
            'Ny publicering hålls inne tills någon släpper den; källorna skördas som vanligt.',
            'Publishing is held until somebody lets it go on; the sources are harvested as usual.',
          )}
        </li>
        <li>
          {say(
            `Utgåva ${current.number} sparas, så att det går att gå framåt igen.`,
            `Release ${current.number} is kept, so that one can go forward again.`,
          )}
        </li>
      </ul>
    </section>
  );
}
