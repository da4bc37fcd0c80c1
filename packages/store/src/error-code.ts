/** The `code` that Node and the drivers put on their errors, such as `ENOENT`; '' where there is none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
