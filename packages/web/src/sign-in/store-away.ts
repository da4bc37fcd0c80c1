/** Who asks can't be told, as the store doesn't answer. The public pages do without it. */
export class StoreAway extends Error {
  readonly statusCode = 503;

  constructor(cause: unknown) {
    super('The store does not answer', { cause });
  }
}

/** @throws StoreAway for whatever the store throws. */
export async function asking<T>(store: Promise<T>): Promise<T> {
  try {
    return await store;
  } catch (error) {
    throw new StoreAway(error);
  }
}
