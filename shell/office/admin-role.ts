/** Whoever may give posts: a head of an office, by the name of the role, or an administrator. */
export const isAdminRole = (role: string): boolean => role === 'administrator' || role === 'head' || role.endsWith('-head');
