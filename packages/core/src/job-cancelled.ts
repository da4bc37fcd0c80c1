/** Why a job's signal aborts when a person has cancelled the job; any other reason means that the process ends, or has lost it. */
export class JobCancelledError extends Error {
  constructor() {
    super('the job was cancelled');
    this.name = 'JobCancelledError';
  }
}
