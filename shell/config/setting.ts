import type { Text } from '#law/ground';
import type { Kind } from './kinds.ts';

/** One setting: what it may be, what it is if nobody says, and where it can be said. */
export interface Setting<T> {
  readonly kind: Kind<unknown>;
  readonly fallback: T;
  readonly help: Text;
  readonly names: Names;
  /** Never printed, never a flag (a list of processes shows those), and also read from the file that `…_FILE` names. */
  readonly secret: boolean;
}

/** Names that differ from those worked out from section and key. */
export interface Names {
  /** The first is the name; the others are understood too. */
  readonly env?: readonly [string, ...string[]];
  readonly flag?: string;
}

/** A setting with a value that holds if nobody says another. */
export const always = <T>(kind: Kind<T>, fallback: T, help: Text, names: Names = {}): Setting<T> => ({
  kind,
  fallback,
  help,
  names,
  secret: false,
});

/** A setting that may be left out. */
export const maybe = <T>(kind: Kind<T>, help: Text, names: Names = {}): Setting<T | undefined> => ({
  kind,
  fallback: undefined,
  help,
  names,
  secret: false,
});

/** A setting that may be left out, and is never shown. */
export const secret = <T>(kind: Kind<T>, help: Text, names: Names = {}): Setting<T | undefined> => ({
  ...maybe(kind, help, names),
  secret: true,
});
