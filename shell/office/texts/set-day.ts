import type { Day } from '#law/ground';
import type { PackFiles } from '../shelf.ts';

/**
 * The same text, to come into force on another day. The day is part of a text (`version` in pack.yaml), so it is written there, and there alone: the
 * text with its day is another text with another digest, and the record names both.
 */
export const withDay = (files: PackFiles, day: Day): PackFiles => {
  const head = files.get('pack.yaml') ?? '';
  return new Map(files).set('pack.yaml', head.replace(/^(version:[ \t]*)\S+/m, `$1${day}`));
};
