import type { Language, Text } from '#law/ground';

/** What a command was called with. */
export interface Called {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | true>>;
  /** Of anyone who reads: `--lang`, else the locale of the shell. */
  readonly language: Language;
}

/** What a command gives: one JSON document, the same in words, and how it ended. */
export interface Gives {
  /** 0 done, 1 refused or findings of severity error. */
  readonly exit: 0 | 1;
  readonly json: unknown;
  /** For people, in both languages where it is said in both; the JSON, if left out. */
  readonly text?: string | Text;
}

export interface Command {
  /** As `pack check DIR`. */
  readonly usage: string;
  readonly summary: string;
  /** Further lines of its help. */
  readonly more?: readonly string[];
  readonly example: string;
  /** Options that take a value, with what they mean. */
  readonly takes?: Readonly<Record<string, string>>;
  /** Options that take none, with what they mean. */
  readonly flags?: Readonly<Record<string, string>>;
  /** Which of `takes` its help lists one by one; all, if left out. */
  readonly inHelp?: readonly string[];
  /** The part of its help that lists the settings it reads. */
  readonly settings?: (language: Language) => string;
  /** How many arguments it needs at least and takes at most. */
  readonly counts: readonly [least: number, most: number];
  run(called: Called): Promise<Gives | Serving>;
}

/** A command that goes on until it is stopped, and prints what it has to say itself. */
export interface Serving {
  readonly serving: Promise<void>;
}

/** Called in a way that cannot be meant: exit 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

export const need = (called: Called, option: string): string => {
  const value = called.options[option];
  if (typeof value !== 'string') throw new WrongUsage(`--${option} is missing`);
  return value;
};

export const isSet = (called: Called, flag: string): boolean => called.options[flag] === true;

export const optional = (called: Called, option: string): string | undefined => {
  const value = called.options[option];
  return typeof value === 'string' ? value : undefined;
};

/** A store belongs to the city whose law it keeps; one without a law belongs to none. */
export const noLaw = (): WrongUsage => new WrongUsage('no law is installed in this store: run `ordinance pack install DIR` first');
