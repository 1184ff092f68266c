import type { Language } from '#law/ground';
import { WrongUsage } from './command.ts';

/** What the locale of the shell says, as POSIX reads it: `LC_ALL` before `LC_MESSAGES` before `LANG`; what is not Chinese is English. */
export const languageOf = (asked: unknown, env: Readonly<Record<string, string | undefined>>): Language => {
  if (asked === 'en' || asked === 'zh') return asked;
  if (asked !== undefined)
    throw new WrongUsage(
      `--lang is \`zh\` or \`en\`: the program has no words in \`${String(asked)}\` yet; what a pack says in it stands in the JSON`,
    );
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh([_.@-]|$)/i.test(locale) ? 'zh' : 'en';
};
