import { normaliseName } from './match-name.ts';
import { classifyNumber } from './screen-legal-number.ts';
import type { RegistrationExample } from './screen-report.ts';
import type { NumberKind, SupplierDecision } from './screen-supplier.ts';

const mostExamples = 50;

/** Gathers, supplier by supplier, what a municipality has registered wrongly. Persons are counted, never named. */
export class RegistrationTally {
  readonly #namesByNumber = new Map<string, Map<string, string>>();
  readonly #numbersByName = new Map<string, Set<string>>();
  readonly #invalid: RegistrationExample[] = [];
  #invalidNumbers = 0;

  add(
    party: { readonly id: string; readonly name: string },
    decision: SupplierDecision,
    kind: NumberKind,
  ): void {
    if (kind !== 'organisation-numbers' || decision.kind === 'masked')
      return this.#addInvalid(party.id, [], kind);
    if (decision.orgnr === null)
      return this.#addInvalid(party.id, decision.name === null ? [] : [decision.name], kind);
    if (decision.name === null) return;
    const name = normaliseName(decision.name);
    const names = this.#namesByNumber.get(decision.orgnr);
    if (names === undefined) this.#namesByNumber.set(decision.orgnr, new Map([[name, decision.name]]));
    else names.set(name, decision.name);
    const numbers = this.#numbersByName.get(name);
    if (numbers === undefined) this.#numbersByName.set(name, new Set([decision.orgnr]));
    else numbers.add(decision.orgnr);
  }

  #addInvalid(id: string, names: readonly string[], kind: NumberKind): void {
    if (kind !== 'organisation-numbers' || classifyNumber(id).kind !== 'other') return;
    this.#invalidNumbers += 1;
    if (names.length > 0 && this.#invalid.length < mostExamples) {
      this.#invalid.push({ kind: 'invalid-number', number: id, names });
    }
  }

  get counts(): {
    readonly invalidNumbers: number;
    readonly numbersWithSeveralNames: number;
    readonly namesWithSeveralNumbers: number;
    readonly examples: readonly RegistrationExample[];
  } {
    const manyNames = [...this.#namesByNumber].filter(([, names]) => names.size > 1);
    const manyNumbers = [...this.#numbersByName].filter(([, numbers]) => numbers.size > 1);
    return {
      invalidNumbers: this.#invalidNumbers,
      numbersWithSeveralNames: manyNames.length,
      namesWithSeveralNumbers: manyNumbers.length,
      examples: [
        ...this.#invalid,
        ...manyNames.slice(0, mostExamples).map(([number, names]) => ({
          kind: 'number-with-several-names' as const,
          number,
          names: [...names.values()],
        })),
        ...manyNumbers.slice(0, mostExamples).map(([name, numbers]) => ({
          kind: 'name-with-several-numbers' as const,
          names: [name],
          numbers: [...numbers],
        })),
      ],
    };
  }
}
