/** Something the caller can mend: told in one sentence, without a stack trace, with the exit code it stands for. */
export class UsageFault extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 2) {
    super(message);
    this.name = 'UsageFault';
    this.exitCode = exitCode;
  }
}
