/** A leading dot is kept for a driver's own files, and no segment can then be `.` or `..`. */
const segment = '[a-z0-9_-][a-z0-9._-]*';
const blobKey = new RegExp(`^${segment}(/${segment})*$`);
const blobPrefix = new RegExp(`^(${segment}/)*(${segment})?$`);
const longestSegment = 200;

/** @throws where the key could not be a file's name everywhere, or could lead out of the store. */
export function checkBlobKey(key: string): void {
  const tooLong = key.split('/').some((part) => part.length > longestSegment);
  if (!blobKey.test(key) || tooLong) throw new Error(`"${key}" can't be the key of a blob`);
}

/** @throws where no key could begin with the prefix. */
export function checkBlobPrefix(prefix: string): void {
  if (!blobPrefix.test(prefix)) throw new Error(`"${prefix}" can't begin the key of a blob`);
}
