/** For routes that anybody may ask for. */
export const isPublic = { config: { role: 'viewer' } } as const;
