import { wordsHook } from '#web/ui';
import { en } from './watch-words.en.ts';
import { zh } from './watch-words.zh.ts';

export const useWatchWords = wordsHook(en, zh);
