/** A server took what was asked of it and gave no answer: it is away, though its connection does not tell. */
export class NoAnswerError extends Error {
  constructor(ms: number) {
    super(`the database has not answered within ${ms} ms`);
    this.name = 'NoAnswerError';
  }
}

export type Answered = <T>(asked: Promise<T>) => Promise<T>;

/**
 * A limit to each wait for a server. MongoDB's driver ends those for something to read; but nothing ends its wait to
 * write where a server stops reading, nor where a connection was closed just before and it has not been told yet.
 */
export const answeredWithin =
  (ms: number): Answered =>
  async <T>(asked: Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswerError(ms)), ms);
    });
    try {
      return await Promise.race([asked, silence]);
    } finally {
      clearTimeout(timer);
    }
  };
