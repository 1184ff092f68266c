export * from './identity.ts';
export { deviceKeptMs } from './known-devices.ts';
export type { KnownSession, SignedIn } from './session-table.ts';
export { type GrowingLimit, type SignInLimits, usualLimits } from './sign-in-limits.ts';
